import type { Density } from "../maths/density/density.ts";
import type { InPieces } from "../maths/density/pieces.ts";
import type { ScoreCheck } from "../maths/diagnostics/fisher-divergence.ts";
import { excessLoss, validationCheck } from "../maths/diagnostics/fisher-divergence.ts";
import { scoreNorm } from "../maths/diagnostics/score-norm.ts";
import type { Weighting } from "../maths/objective/weighting.ts";

/** Points at which the excess of each level is averaged: its standard error is then about a tenth of the value. */
const pointsPerLevel = 96;
/** The points belong to no run: one seed for all, so that two networks are measured alike. */
const seed = 0;

/** A learned score held against the exact one at one level. */
export interface LevelMeasure {
  readonly excess: number;
  /** √E‖s_θ‖² */
  readonly norm: number;
}

/**
 * Fixed validation points of every noise level of one density, with their exact scores, and the Fisher informations.
 * Everything is computed level by level, so that no piece of it keeps a message waiting.
 */
export class Validation {
  readonly density: Density;
  /** Noise ladder, [L], largest first. */
  readonly sigmas: readonly number[];
  readonly #checks: ScoreCheck[] = [];
  readonly #fisher: number[] = [];
  /** Of the level that is being computed. */
  #pieces: InPieces<number> | null = null;

  constructor(density: Density, sigmas: readonly number[]) {
    this.density = density;
    this.sigmas = sigmas;
  }

  get levels(): number {
    return this.sigmas.length;
  }

  /** Whether every level has its points. */
  get prepared(): boolean {
    return this.#checks.length === this.levels;
  }

  /** Makes the points of one more level and their exact scores. */
  prepareLevel(): void {
    const level = this.#checks.length;
    const sigma = this.sigmas[level];
    this.#checks.push(validationCheck(this.density, { sigma, level, count: pointsPerLevel, seed }));
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
   * Consecutive levels, from `first` on.
   *
   * @param learned s_θ at the points of `pointsOf(first, …)`
   */
  measuresFrom(first: number, learned: Float32Array, weighting: Weighting): LevelMeasure[] {
    const perLevel = 2 * pointsPerLevel;
    return Array.from({ length: learned.length / perLevel }, (_, i) => {
      const check = this.#checks[first + i];
      const score = learned.subarray(i * perLevel, (i + 1) * perLevel);
      return { excess: excessLoss(check, score, weighting), norm: scoreNorm(score, check.weights) };
    });
  }

  /** I(q_σ) of all levels, [L]; null until all are known. */
  get fisherInformations(): readonly number[] | null {
    return this.#fisher.length === this.levels ? this.#fisher : null;
  }

  /**
   * Goes on computing I(q_σ) of one more level, by quadrature.
   *
   * @param mayGoOn asked after every piece of some milliseconds
   */
  addFisherInformation(mayGoOn: () => boolean): void {
    this.#pieces ??= this.density.fisherPieces(this.sigmas[this.#fisher.length]);
    do {
      const { done, value } = this.#pieces.next();
      if (!done) continue;
      this.#fisher.push(value);
      this.#pieces = null;
      return;
    } while (mayGoOn());
  }
}
