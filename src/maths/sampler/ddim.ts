import type { Sampler } from "./stepper.ts";
import { update } from "./stepper.ts";
import type { VpLadder } from "./vp-ladder.ts";
import { noiseOf, predictedNoise, vpPlan, vpStartScale } from "./vp-ladder.ts";

/**
 * The denoising diffusion implicit model: Song, Meng & Ermon (2021), equation 12 with η = 0,
 * https://arxiv.org/abs/2010.02502, i = N … 1:
 *
 *   x ← √ᾱ_{i-1} (x - √(1-ᾱ_i) ε_θ(x, i))/√ᾱ_i + √(1-ᾱ_{i-1}) ε_θ(x, i)
 *
 * the point guessed, with as much of the predicted noise put back as is left at i-1. Divided by √ᾱ it is Euler's method
 * for the probability flow dx/dσ = -σ s(x, σ) (section 4.3).
 */
export function ddim(ladder: VpLadder): Sampler {
  const { process } = ladder;
  return {
    plan: vpPlan(ladder),
    draws: 0,
    startScale: vpStartScale(ladder),
    *take(step, points) {
      const i = process.steps - step;
      const epsilon = yield* predictedNoise(points, process, i);
      const stretch = 1 / Math.sqrt(1 - process.beta[i]); // √(ᾱ_{i-1}/ᾱ_i)
      const taken = update("ddim", points, [
        { name: "x", factor: stretch, of: points },
        { name: "epsilon", factor: noiseOf(process, i - 1) - noiseOf(process, i) * stretch, of: epsilon },
      ]);
      return { points: taken.to, updates: [taken] };
    },
  };
}
