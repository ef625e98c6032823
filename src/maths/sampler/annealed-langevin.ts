import type { FloatArray } from "../points.ts";
import type { SamplerStepper } from "./stepper.ts";

export interface AnnealedLangevinOptions<Points extends FloatArray> {
  /** Noise ladder σ_1 > … > σ_L, largest first. */
  readonly sigmas: ArrayLike<number>;
  /** T, Langevin steps at each level. */
  readonly stepsPerLevel: number;
  /** α_i/σ_i², the same at every level: the paper's ε is stepSize · σ_L². */
  readonly stepSize: number;
  /** Ends with a step of pure denoising, x + σ_L² s(x, σ_L), the best guess at the noiseless point. */
  readonly denoise: boolean;
  /** Particles after `firstStep` steps, [n, 2]; left as they are. */
  readonly start: Points;
  /** Writes the standard normal noise of a step, counted from 0 over all levels, [n, 2]. */
  readonly noise: (step: number, out: Points) => void;
  /** Where to go on; 0 by default. */
  readonly firstStep?: number;
}

/**
 * Annealed Langevin dynamics: Song & Ermon (2019), algorithm 1, https://arxiv.org/abs/1907.05600
 *
 *   for i = 1 … L:  α_i = ε σ_i²/σ_L²
 *     for t = 1 … T:  x ← x + (α_i/2) s(x, σ_i) + √α_i z
 *
 * The optional last step is that of Jolicoeur-Martineau et al. (2021), section 3.1, https://arxiv.org/abs/2009.05475.
 * The points may be in single or double precision; every step is computed in double.
 *
 * @throws RangeError when the step size is not positive or the first step does not lie within the run
 */
export function* annealedLangevin<Points extends FloatArray>(
  options: AnnealedLangevinOptions<Points>,
): SamplerStepper<Points> {
  const { sigmas, stepsPerLevel, stepSize, denoise, start, noise, firstStep = 0 } = options;
  const levels = sigmas.length;
  const totalSteps = annealedLangevinSteps(levels, stepsPerLevel, denoise);
  if (!(stepSize > 0)) throw new RangeError(`need stepSize > 0, got ${stepSize}`);
  if (!(firstStep >= 0 && firstStep <= totalSteps)) {
    throw new RangeError(`need a first step from 0 to ${totalSteps}, got ${firstStep}`);
  }
  let points = start;
  const z = start.slice() as Points;
  for (let step = firstStep; step < levels * stepsPerLevel; step++) {
    const level = levelOfStep(step, levels, stepsPerLevel);
    const sigma = sigmas[level];
    const alpha = stepSize * sigma * sigma; // line 3
    const score = yield { points, sigma, level, step };
    noise(step, z); // line 5
    points = langevinStep(points, score, alpha, z); // line 6
  }
  if (denoise && firstStep < totalSteps) {
    const level = levels - 1;
    const sigma = sigmas[level];
    const score = yield { points, sigma, level, step: totalSteps - 1 };
    points = denoisingStep(points, score, sigma);
  }
  return points;
}

/** Steps of a whole run: L · T, and one more if it ends with denoising. */
export function annealedLangevinSteps(levels: number, stepsPerLevel: number, denoise: boolean): number {
  return levels * stepsPerLevel + (denoise ? 1 : 0);
}

/** The level, from 0, whose score a step uses; the denoising step uses the last. */
export function levelOfStep(step: number, levels: number, stepsPerLevel: number): number {
  return Math.min(Math.floor(step / stepsPerLevel), levels - 1);
}

/** x + (α/2) s + √α z, a fresh array. */
function langevinStep<Points extends FloatArray>(x: Points, s: FloatArray, alpha: number, z: Points): Points {
  const next = x.slice() as Points;
  const rootAlpha = Math.sqrt(alpha);
  for (let k = 0; k < next.length; k++) next[k] = x[k] + 0.5 * alpha * s[k] + rootAlpha * z[k];
  return next;
}

/** x + σ² s, Tweedie's posterior mean, a fresh array. */
function denoisingStep<Points extends FloatArray>(x: Points, s: FloatArray, sigma: number): Points {
  const next = x.slice() as Points;
  for (let k = 0; k < next.length; k++) next[k] = x[k] + sigma * sigma * s[k];
  return next;
}
