import type { TrainingSpec } from "../engine/score-engine.ts";
import type { RasterDensity } from "../maths/density/raster.ts";
import type { ScoreCheck } from "../maths/diagnostics/fisher-divergence.ts";
import { excessLoss, validationCheck } from "../maths/diagnostics/fisher-divergence.ts";
import { denoisingFloor } from "../maths/objective/floor.ts";

/** Points at which the excess of each level is averaged: its standard error is then about a tenth of the value. */
const pointsPerLevel = 96;
/** The points belong to no run: one seed for all, so that two networks are measured alike. */
const seed = 0;

/**
 * Fixed validation points of every noise level of one drawing, with their exact scores, and the floors. Everything is
 * computed level by level, so that no piece of it keeps a message waiting.
 */
export class Validation {
  readonly levels: number;
  readonly #density: RasterDensity;
  readonly #training: TrainingSpec;
  readonly #checks: ScoreCheck[] = [];
  readonly #floor: number[] = [];

  constructor(density: RasterDensity, training: TrainingSpec) {
    this.#density = density;
    this.#training = training;
    this.levels = training.sigmas.length;
  }

  /** Whether every level has its points. */
  get prepared(): boolean {
    return this.#checks.length === this.levels;
  }

  /** Makes the points of one more level and their exact scores. */
  prepareLevel(): void {
    const level = this.#checks.length;
    const sigma = this.#training.sigmas[level];
    this.#checks.push(validationCheck(this.#density, { sigma, level, count: pointsPerLevel, seed }));
  }

  /** The points of consecutive levels, [n, 2], and the noise level of each, [n]. */
  pointsOf(first: number, end: number): { points: Float32Array; sigmas: Float32Array } {
    const checks = this.#checks.slice(first, end);
    const sigmas = new Float32Array(pointsPerLevel * checks.length);
    const points = new Float32Array(2 * sigmas.length);
    for (const [i, check] of checks.entries()) {
      points.set(check.points, 2 * pointsPerLevel * i);
      sigmas.fill(check.sigma, pointsPerLevel * i, pointsPerLevel * (i + 1));
    }
    return { points, sigmas };
  }

  /**
   * Excess losses of consecutive levels, from `first` on.
   *
   * @param learned s_θ at the points of `pointsOf(first, …)`
   */
  excessFrom(first: number, learned: Float32Array): number[] {
    const perLevel = 2 * pointsPerLevel;
    return Array.from({ length: learned.length / perLevel }, (_, i) =>
      excessLoss(this.#checks[first + i], learned.subarray(i * perLevel, (i + 1) * perLevel), this.#training.weighting),
    );
  }

  /** Floors of all levels, [L]; null until all are known. */
  get floor(): readonly number[] | null {
    return this.#floor.length === this.levels ? this.#floor : null;
  }

  /** Computes the floor of one more level, by quadrature. */
  addFloor(): void {
    const sigma = this.#training.sigmas[this.#floor.length];
    this.#floor.push(denoisingFloor(this.#training.weighting, sigma, this.#density.fisherInformation(sigma)));
  }
}
