import type { FloatArray } from "../points.ts";
import type { PlannedStep, SamplerStep } from "./stepper.ts";
import { update } from "./stepper.ts";

/**
 * The last step of a sampler whose noise ends at σ_L: to the best guess at the noiseless point, E[x₀|x] = x + σ² s(x, σ)
 * (Tweedie's formula). Jolicoeur-Martineau et al. (2021), section 3.1, https://arxiv.org/abs/2009.05475. It is also the
 * Euler step of the probability flow from σ to 0, and the reverse SDE's without its noise.
 */
export function* denoiseStep<Points extends FloatArray>(points: Points, sigma: number): SamplerStep<Points> {
  const score = yield { points, sigma };
  const taken = update("denoise", points, [
    { name: "x", factor: 1, of: points },
    { name: "score", factor: sigma * sigma, of: score },
  ]);
  return { points: taken.to, updates: [taken] };
}

/** @param size what the sampler calls the size of a step from σ to 0: σ² for all but an ODE's, which is σ */
export const denoisingStep = (level: number, sigma: number, size = sigma * sigma): PlannedStep => ({
  level,
  sigma,
  nextSigma: 0,
  size,
  scale: 1,
});
