/**
 * A long computation in pieces of a few milliseconds at most: each `next` does one, and the last brings the value. Between them
 * the caller may do anything else.
 */
export type InPieces<Value> = Generator<undefined, Value, undefined>;

/** All pieces in one go. */
export function inOneGo<Value>(pieces: InPieces<Value>): Value {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
