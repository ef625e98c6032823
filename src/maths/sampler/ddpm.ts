import type { VpProcess } from "../noise/vp-process.ts";
import type { FloatArray } from "../points.ts";
import type { Variance } from "./sampler-names.ts";
import type { Sampler, Term } from "./stepper.ts";
import { update } from "./stepper.ts";
import type { VpLadder } from "./vp-ladder.ts";
import { noiseOf, predictedNoise, vpPlan, vpStartScale } from "./vp-ladder.ts";

/**
 * Ancestral sampling of denoising diffusion: Ho et al. (2020), algorithm 2, https://arxiv.org/abs/2006.11239, i = N … 1:
 *
 *   x ← (x - β_i/√(1-ᾱ_i) ε_θ(x, i))/√(1-β_i) + σ̃_i z
 *
 * without noise at the last step. σ̃_i² is β_i (1-ᾱ_{i-1})/(1-ᾱ_i), the posterior's for data in one point, or β_i, that
 * for data N(0, I) (section 3.2).
 */
export function ddpm(ladder: VpLadder, variance: Variance): Sampler {
  const { process } = ladder;
  return {
    plan: vpPlan(ladder),
    draws: 1,
    startScale: vpStartScale(ladder),
    *take<Points extends FloatArray>(step: number, points: Points, noise: (draw: number, out: Points) => void) {
      const i = process.steps - step;
      const beta = process.beta[i];
      const epsilon = yield* predictedNoise(points, process, i); // line 4
      const shrink = 1 / Math.sqrt(1 - beta);
      const terms: Term[] = [
        { name: "x", factor: shrink, of: points },
        { name: "epsilon", factor: (-beta / noiseOf(process, i)) * shrink, of: epsilon },
      ];
      if (i > 1) {
        const z = points.slice() as Points;
        noise(0, z); // line 3
        terms.push({ name: "noise", factor: deviation(process, i, variance), of: z });
      }
      const taken = update("ddpm", points, terms);
      return { points: taken.to, updates: [taken] };
    },
  };
}

/** σ̃_i */
function deviation(process: VpProcess, i: number, variance: Variance): number {
  const root = Math.sqrt(process.beta[i]);
  return variance === "beta" ? root : (root * noiseOf(process, i - 1)) / noiseOf(process, i);
}
