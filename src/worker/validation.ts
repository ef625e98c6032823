import type { InPieces } from "../maths/density/pieces.ts";
import type { ScoreCheck } from "../maths/diagnostics/fisher-divergence.ts";
import { excessLoss, validationCheck } from "../maths/diagnostics/fisher-divergence.ts";
import { scoreNorm } from "../maths/diagnostics/score-norm.ts";
import type { Weighting } from "../maths/objective/weighting.ts";
import type { TruthPart } from "./truth-parts.ts";

/** Points at which the excess of each level is averaged: its standard error is then about a tenth of the value. */
const pointsPerLevel = 96;
/** Of the smallest class: a share of the points that is too small to average would say nothing of it. */
const leastPoints = 16;
/** The points belong to no run: one seed for all, so that two networks are measured alike. */
const seed = 0;
/** More than there are levels: points of different parts are independent. */
const addressesPerPart = 1000;

/** A learned score held against the exact one at one level. */
export interface LevelMeasure {
  readonly excess: number;
  /** √E‖s_θ‖² */
  readonly norm: number;
}
/** Where a network is asked, with one label. */
export interface ValidationPoints {
  /** [n, 2] */
  readonly points: Float32Array;
  /** [n] */
  readonly sigmas: Float32Array;
  readonly label: number | null;
}

/**
 * Fixed validation points of every noise level, with their exact scores, and the Fisher informations: of the one density
 * there is, or of the classes and all of them together, whose figures are then averaged by share. Everything is computed
 * level by level, so that no piece of it keeps a message waiting.
 */
export class Validation {
  readonly parts: readonly TruthPart[];
  /** Noise ladder, [L], largest first. */
  readonly sigmas: readonly number[];
  /** Points of each level, [parts]; as many as its share. */
  readonly #counts: readonly number[];
  /** [L][parts] */
  readonly #checks: ScoreCheck[][] = [];
  readonly #fisher: number[] = [];
  /** Of the level and part that are being computed, and what the parts before it come to. */
  #pieces: InPieces<number> | null = null;
  #part = 0;
  #sum = 0;

  /** @param parts at least one */
  constructor(parts: readonly TruthPart[], sigmas: readonly number[]) {
    this.parts = parts;
    this.sigmas = sigmas;
    this.#counts = parts.map(({ share }) => Math.max(leastPoints, Math.ceil(pointsPerLevel * share)));
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
    this.#checks.push(
      this.parts.map(({ density }, part) => {
        const count = this.#counts[part];
        return validationCheck(density, { sigma, level: level + addressesPerPart * part, count, seed });
      }),
    );
  }

  /** The points of consecutive levels, one set for each part. */
  pointsOf(first: number, end: number): readonly ValidationPoints[] {
    return this.parts.map(({ label }, part) => {
      const checks = this.#checks.slice(first, end).map((level) => level[part]);
      const count = this.#counts[part];
      const sigmas = new Float32Array(count * checks.length);
      const points = new Float32Array(2 * sigmas.length);
      for (const [i, check] of checks.entries()) {
        points.set(check.points, 2 * count * i);
        sigmas.fill(check.sigma, count * i, count * (i + 1));
      }
      return { points, sigmas, label };
    });
  }

  /**
   * Consecutive levels, from `first` on.
   *
   * @param learned s_θ at the points of `pointsOf(first, …)`, one set for each part
   */
  measuresFrom(first: number, learned: readonly Float32Array[], weighting: Weighting): LevelMeasure[] {
    const levels = learned[0].length / (2 * this.#counts[0]);
    return Array.from({ length: levels }, (_, i) => {
      let excess = 0;
      let square = 0;
      for (const [part, { share }] of this.parts.entries()) {
        const numbers = 2 * this.#counts[part];
        const check = this.#checks[first + i][part];
        const score = learned[part].subarray(i * numbers, (i + 1) * numbers);
        excess += share * excessLoss(check, score, weighting);
        square += share * scoreNorm(score, check.weights) ** 2;
      }
      return { excess, norm: Math.sqrt(square) };
    });
  }

  /** I(q_σ) of all levels, the mean over the parts, [L]; null until all are known. Every floor is linear in it. */
  get fisherInformations(): readonly number[] | null {
    return this.#fisher.length === this.levels ? this.#fisher : null;
  }

  /**
   * Goes on computing I(q_σ) of one part of a level more, by quadrature.
   *
   * @param mayGoOn asked after every piece of some milliseconds
   */
  addFisherInformation(mayGoOn: () => boolean): void {
    const { density, share } = this.parts[this.#part];
    this.#pieces ??= density.fisherPieces(this.sigmas[this.#fisher.length]);
    do {
      const { done, value } = this.#pieces.next();
      if (!done) continue;
      this.#pieces = null;
      this.#sum += share * value;
      if (++this.#part < this.parts.length) return;
      this.#fisher.push(this.#sum);
      this.#part = 0;
      this.#sum = 0;
      return;
    } while (mayGoOn());
  }
}
