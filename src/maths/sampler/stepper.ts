import type { FloatArray } from "../points.ts";

/**
 * A sampler takes steps, one at a time, each a pure function of where the particles are, of the noise it is handed and
 * of the scores it asks for. So any step can be taken again, and one algorithm serves exact and learned scores, every
 * engine and the tests.
 */
export interface Sampler {
  /** What each step is, known before the run; never empty. */
  readonly plan: readonly PlannedStep[];
  /** Draws of noise a step may ask for: 0 for an ODE, 1, or 1 + M with M correctors. */
  readonly draws: number;
  /**
   * Where particles start in the space of the data, times this, is where they start in the sampler's own: N(0, σ_1² I)
   * becomes the prior. 1, or √(1-ᾱ_N)/σ_1 for a variance preserving process, which is √ᾱ_N where its noise is the
   * ladder's.
   */
  readonly startScale: number;
  /**
   * Takes one step.
   *
   * @param step index into the plan
   * @param points where the particles are before it, [n, 2], in the sampler's own space (see PlannedStep.scale); left
   *   as they are. May be in single or double precision: every step is computed in double.
   * @param noise standard normal noise of the step
   */
  take<Points extends FloatArray>(step: number, points: Points, noise: StepNoise<Points>): SamplerStep<Points>;
}

/** Asks for scores, is resumed with them, [n, 2], by whoever owns the engine, and returns what the step did. */
export type SamplerStep<Points extends FloatArray = Float32Array<ArrayBuffer>> = Generator<
  ScoreRequest<Points>,
  StepTaken<Points>,
  FloatArray
>;

/**
 * Fills standard normal noise, [n, 2]: a pure function of seed, stream, step, draw and particle.
 *
 * @param draw from 0, below Sampler.draws
 */
export type StepNoise<Points extends FloatArray> = (draw: number, out: Points) => void;

export interface PlannedStep {
  /** The level (0-based) of the ladder that the step belongs to: its segment of the timeline, its colour. */
  readonly level: number;
  /** σ of the first score it asks for. */
  readonly sigma: number;
  /** σ of the noise that is left in the points after it; 0 after denoising. Langevin leaves it as it is. */
  readonly nextSigma: number;
  /** α of Langevin dynamics, σ² - σ'² of the reverse SDE, |σ' - σ| of an ODE, β of everything variance preserving. */
  readonly size: number;
  /**
   * The points after the step, times this, lie in the space of the data and the field: 1, or 1/√ᾱ for a variance
   * preserving process, whose x = √ᾱ x₀ + √(1-ᾱ) z.
   */
  readonly scale: number;
}

/** Where a score is needed: in the space of the data (a variance preserving sampler has divided by √ᾱ already). */
export interface ScoreRequest<Points extends FloatArray = Float32Array<ArrayBuffer>> {
  /** [n, 2]; a fresh array, the caller may keep it. */
  readonly points: Points;
  readonly sigma: number;
}

/** A step that was taken. */
export interface StepTaken<Points extends FloatArray = Float32Array<ArrayBuffer>> {
  /** Where the particles are now, [n, 2], in the sampler's own space; a fresh array. */
  readonly points: Points;
  /** The update or updates it was made of, in order: each starts from where the one before ended. */
  readonly updates: readonly Update[];
}

/** x' = Σ factor · of, as it was computed: what a reader sees beside the formula. */
export interface Update {
  readonly kind: UpdateKind;
  readonly terms: readonly Term[];
  /** Sums the terms to where the update ended, [n, 2]. */
  readonly to: FloatArray;
}
export const updateKinds = [
  "langevin",
  "denoise",
  "reverse-sde",
  "predictor",
  "corrector",
  "euler",
  "heun",
  "runge-kutta",
  "ddpm",
  "ddim",
] as const;
export type UpdateKind = (typeof updateKinds)[number];

export interface Term {
  /**
   * `x`: where the particle was; `score`: s at x, of the process the sampler runs (a variance preserving one's is s_VP);
   * `next-score`: s where Heun's method looks ahead; `slope`: the Runge–Kutta mean of -σ s; `epsilon`: the noise
   * predicted; `noise`: z.
   */
  readonly name: TermName;
  readonly factor: number;
  /** [n, 2] */
  readonly of: FloatArray;
}
export type TermName = "x" | "score" | "next-score" | "slope" | "epsilon" | "noise";

/** Adds the terms up in double, a fresh array of the kind of `like`. */
export function sumOfTerms<Points extends FloatArray>(like: Points, terms: readonly Term[]): Points {
  const sum = like.slice() as Points;
  const [a, b, c] = terms;
  if (a && b && c && terms.length === 3) {
    for (let k = 0; k < sum.length; k++) sum[k] = a.factor * a.of[k] + b.factor * b.of[k] + c.factor * c.of[k];
    return sum;
  }
  for (let k = 0; k < sum.length; k++) {
    let total = 0;
    for (const { factor, of } of terms) total += factor * of[k];
    sum[k] = total;
  }
  return sum;
}

/** An update as a whole. */
export function update<Points extends FloatArray>(
  kind: UpdateKind,
  like: Points,
  terms: readonly Term[],
): Update & { readonly to: Points } {
  return { kind, terms, to: sumOfTerms(like, terms) };
}
