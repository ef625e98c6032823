import type { FloatArray } from "../points.ts";

/**
 * Which points lie near a sample, so that those far from all data are told from those that found them: every place of the
 * plane belongs to the basin of some mode.
 */
export class Neighbourhood {
  readonly #reach: number;
  readonly #sample: FloatArray;
  /** Points of the sample in each square of side `reach`, by its column and row. */
  readonly #squares = new Map<string, number[]>();

  /**
   * @param sample finite points, [m, 2]
   * @param reach how far near is
   * @throws RangeError when the reach is not positive
   */
  constructor(sample: FloatArray, reach: number) {
    if (!(reach > 0)) throw new RangeError(`need a reach > 0, got ${reach}`);
    this.#reach = reach;
    this.#sample = sample;
    for (let i = 0; i < sample.length; i += 2) {
      const key = this.#keyOf(sample[i], sample[i + 1], 0, 0);
      const members = this.#squares.get(key);
      if (members) members.push(i);
      else this.#squares.set(key, [i]);
    }
  }

  /** Whether a point of the sample lies within reach; not so for a place that is not finite. */
  holds(x: number, y: number): boolean {
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++) {
        for (const i of this.#squares.get(this.#keyOf(x, y, column, row)) ?? []) {
          if (Math.hypot(this.#sample[i] - x, this.#sample[i + 1] - y) <= this.#reach) return true;
        }
      }
    }
    return false;
  }

  /** Those of the points that are near, [k, 2]; the very array when all are. */
  near(points: FloatArray): FloatArray {
    const kept: number[] = [];
    for (let i = 0; i < points.length; i += 2)
      if (this.holds(points[i], points[i + 1])) kept.push(points[i], points[i + 1]);
    return kept.length === points.length ? points : Float64Array.from(kept);
  }

  #keyOf(x: number, y: number, columns: number, rows: number): string {
    return `${Math.floor(x / this.#reach) + columns} ${Math.floor(y / this.#reach) + rows}`;
  }
}
