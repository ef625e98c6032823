import { slicedWasserstein } from "../maths/diagnostics/sliced-wasserstein.ts";
import { streams } from "../maths/random.ts";
import type { Drawing } from "./drawing.ts";

/** More particles than this tell no more than these do, and sorting them would hold training up. */
const mostPoints = 4000;
/** The comparison belongs to no run: one seed for all, so that two runs are measured alike. */
const seed = 0;

interface Truth {
  readonly drawing: Drawing;
  readonly sample: Float32Array;
  /** Distance between two fresh samples of the truth of this size: what no sampler beats. */
  readonly floor: number;
}

/** How far particles are from the drawing, beside how far the drawing is from itself. */
export class SampleQuality {
  #truth: Truth | null = null;

  /**
   * Sliced Wasserstein-1 distance between particles and a fresh sample of the drawing, in data units.
   *
   * @param points [n, 2]; the first 4 000 count
   * @returns null when nothing is drawn
   */
  measure(points: Float32Array, drawing: Drawing): { slicedWasserstein: number; floor: number } | null {
    const { density } = drawing;
    if (density === null) return null;
    const n = Math.min(mostPoints, points.length / 2);
    if (this.#truth?.drawing !== drawing || this.#truth.sample.length !== 2 * n) {
      const sample = Float32Array.from(density.sample(n, { seed, stream: streams.truth, step: 0 }));
      const other = density.sample(n, { seed, stream: streams.truth, step: 1 });
      this.#truth = { drawing, sample, floor: slicedWasserstein(sample, other) };
    }
    const { sample, floor } = this.#truth;
    return { slicedWasserstein: slicedWasserstein(points.subarray(0, 2 * n), sample), floor };
  }
}
