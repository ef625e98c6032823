import type { PlannedStep, Sampler, Term } from "./stepper.ts";
import { update } from "./stepper.ts";

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
 * The optional last step is that of Jolicoeur-Martineau et al. (2021), section 3.1, https://arxiv.org/abs/2009.05475.
 *
 * @throws RangeError when the step size is not positive
 */
export function annealedLangevin(options: AnnealedLangevinOptions): Sampler {
  const { stepSize, temperature, denoise } = options;
  if (!(stepSize > 0)) throw new RangeError(`need stepSize > 0, got ${stepSize}`);
  const plan = planOf(options);
  return {
    plan,
    draws: 1,
    *take(step, points, noise) {
      const { sigma, size } = plan[step] as PlannedStep;
      const score = yield { points, sigma };
      const x: Term = { name: "x", factor: 1, of: points };
      if (denoise && step === plan.length - 1) {
        const taken = update("denoise", points, [x, { name: "score", factor: sigma * sigma, of: score }]);
        return { points: taken.to, updates: [taken] };
      }
      const z = points.slice() as typeof points;
      noise(0, z); // line 5
      const taken = update("langevin", points, [
        x,
        { name: "score", factor: 0.5 * size, of: score },
        { name: "noise", factor: Math.sqrt(temperature * size), of: z },
      ]); // line 6
      return { points: taken.to, updates: [taken] };
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
  if (denoise) {
    const level = sigmas.length - 1;
    plan.push({ level, sigma: sigmas[level], nextSigma: 0, size: sigmas[level] ** 2, scale: 1 });
  }
  return plan;
}
