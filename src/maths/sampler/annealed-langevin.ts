import { denoiseStep, denoisingStep } from "./denoise.ts";
import { langevinStep, needLangevin } from "./langevin.ts";
import type { PlannedStep, Sampler } from "./stepper.ts";

export interface AnnealedLangevinOptions {
  /** Noise ladder σ_1 > … > σ_L, largest first. */
  readonly sigmas: ArrayLike<number>;
  /** T, Langevin steps at each level. */
  readonly stepsPerLevel: number;
  /** α_i/σ_i², the same at every level: the paper's ε is stepSize · σ_L². */
  readonly stepSize: number;
  /** τ: the noise of a step is √(τ α) z; 1 samples, 0 climbs. */
  readonly temperature: number;
  /** Ends with a step of pure denoising, x + σ_L² s(x, σ_L), the best guess at the noiseless point. */
  readonly denoise: boolean;
}

/**
 * Annealed Langevin dynamics: Song & Ermon (2019), algorithm 1, https://arxiv.org/abs/1907.05600
 *
 *   for i = 1 … L:  α_i = ε σ_i²/σ_L²
 *     for t = 1 … T:  x ← x + (α_i/2) s(x, σ_i) + √α_i z
 *
 * @throws RangeError when the step size is not positive, the temperature is negative, or the steps are not a whole
 *   number ≥ 1
 */
export function annealedLangevin(options: AnnealedLangevinOptions): Sampler {
  const { stepsPerLevel, stepSize, temperature, denoise } = options;
  needLangevin(stepsPerLevel, stepSize, temperature);
  const plan = planOf(options);
  return {
    plan,
    draws: 1,
    startScale: 1,
    take(step, points, noise) {
      const planned = plan[step] as PlannedStep;
      const isLast = step === plan.length - 1;
      if (denoise && isLast) return denoiseStep(points, planned.sigma);
      return langevinStep(points, planned, temperature, noise); // lines 5 and 6
    },
  };
}

function planOf({ sigmas, stepsPerLevel, stepSize, denoise }: AnnealedLangevinOptions): readonly PlannedStep[] {
  const plan: PlannedStep[] = [];
  for (let level = 0; level < sigmas.length; level++) {
    const sigma = sigmas[level];
    const step = { level, sigma, nextSigma: sigma, size: stepSize * sigma * sigma, scale: 1 }; // line 3
    for (let t = 0; t < stepsPerLevel; t++) plan.push(step);
  }
  const last = sigmas.length - 1;
  if (denoise) plan.push(denoisingStep(last, sigmas[last]));
  return plan;
}
