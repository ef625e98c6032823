import type { InPieces } from "../maths/density/pieces.ts";

export interface SliceClock {
  readonly now: () => number;
  /** Calls back before the next repaint; never in a hidden page. */
  readonly nextFrame: (callback: (now: number) => void) => void;
}

/** Of every frame, ms: beside it there is room for painting. A piece that is begun is done. */
const sliceTime = 4;

/** Does a long computation in the page, a slice of each frame, and calls back with the value. */
export function inSlices<Value>(pieces: InPieces<Value>, clock: SliceClock, done: (value: Value) => void): void {
  const slice = () => {
    const until = clock.now() + sliceTime;
    do {
      const piece = pieces.next();
      if (piece.done) return done(piece.value);
    } while (clock.now() < until);
    clock.nextFrame(slice);
  };
  clock.nextFrame(slice);
}
