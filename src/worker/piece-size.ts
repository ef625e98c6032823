/** How long a slice of training should last, ms: a message waits for one piece at most. */
const sliceTime = 15;

/** Sizes pieces of work by how long the last one took. */
export class PieceSize {
  #size: number;
  readonly #target: number;

  /**
   * @param target how long a piece should last, ms
   * @param first units of the first piece
   */
  constructor(target = sliceTime, first = 1) {
    this.#target = target;
    this.#size = first;
  }

  /** How many units to do next, at least 1. */
  get next(): number {
    return Math.max(1, Math.floor(this.#size));
  }

  /** At most doubles, so that one lucky measurement does no harm; shrinks as fast as it must. */
  measured(units: number, milliseconds: number): void {
    const fitting = units * (this.#target / Math.max(milliseconds, 0.01));
    this.#size = Math.max(1, Math.min(fitting, 2 * this.#size));
  }
}
