import type { VpProcess } from "../noise/vp-process.ts";
import type { FloatArray } from "../points.ts";
import { denoiseStep, denoisingStep } from "./denoise.ts";
import type { RefinedLadder } from "./refined-ladder.ts";
import type { PlannedStep, Sampler, ScoreRequest, StepNoise, Update } from "./stepper.ts";
import { update } from "./stepper.ts";
import type { VpLadder } from "./vp-ladder.ts";
import { vpPlan, vpScore, vpStartScale } from "./vp-ladder.ts";

export interface ReverseSdeVeOptions {
  readonly ladder: RefinedLadder;
  /** Ends with x + σ_L² s(x, σ_L). */
  readonly denoise: boolean;
}

/**
 * The reverse-time SDE of the variance exploding process by the reverse diffusion predictor, Song et al. (2021),
 * appendix E and algorithm 2, https://arxiv.org/abs/2011.13456:
 *
 *   x ← x + (σ_i² - σ_{i+1}²) s(x, σ_i) + √(σ_i² - σ_{i+1}²) z
 */
export function reverseSdeVe({ ladder, denoise }: ReverseSdeVeOptions): Sampler {
  const plan = vePlan(ladder, denoise);
  return {
    plan,
    draws: 1,
    startScale: 1,
    *take(step, points, noise) {
      const planned = plan[step] as PlannedStep;
      if (planned.nextSigma === 0) return yield* denoiseStep(points, planned.sigma);
      const taken = yield* reverseUpdateVe("reverse-sde", points, planned, noise);
      return { points: taken.to, updates: [taken] };
    },
  };
}

/**
 * The same of the variance preserving process, i = N … 1, without noise at the last step:
 *
 *   x ← (2 - √(1-β_i)) x + β_i s_VP(x, i) + √β_i z
 */
export function reverseSdeVp(ladder: VpLadder): Sampler {
  const { process } = ladder;
  return {
    plan: vpPlan(ladder),
    draws: 1,
    startScale: vpStartScale(ladder),
    *take(step, points, noise) {
      const taken = yield* reverseUpdateVp("reverse-sde", points, process, process.steps - step, noise);
      return { points: taken.to, updates: [taken] };
    },
  };
}

/** Steps down a refined ladder, from each σ to the next, and to 0 after them if it denoises. */
export function vePlan({ sigmas, levels }: RefinedLadder, denoise: boolean): readonly PlannedStep[] {
  const last = sigmas.length - 1;
  const plan: PlannedStep[] = [];
  for (let k = 0; k < last; k++) {
    const [sigma, nextSigma] = [sigmas[k] as number, sigmas[k + 1] as number];
    plan.push({ level: levels[k] as number, sigma, nextSigma, size: sigma ** 2 - nextSigma ** 2, scale: 1 });
  }
  if (denoise) plan.push(denoisingStep(levels[last] as number, sigmas[last] as number));
  return plan;
}

type Updating<Points extends FloatArray> = Generator<
  ScoreRequest<Points>,
  Update & { readonly to: Points },
  FloatArray
>;
/** What the reverse diffusion update is called: a sampler of its own, or a predictor. */
type ReverseKind = "reverse-sde" | "predictor";

export function* reverseUpdateVe<Points extends FloatArray>(
  kind: ReverseKind,
  points: Points,
  { sigma, size }: PlannedStep,
  noise: StepNoise<Points>,
): Updating<Points> {
  const score = yield { points, sigma };
  const z = points.slice() as Points;
  noise(0, z);
  return update(kind, points, [
    { name: "x", factor: 1, of: points },
    { name: "score", factor: size, of: score },
    { name: "noise", factor: Math.sqrt(size), of: z },
  ]);
}

/** From i to i-1. */
export function* reverseUpdateVp<Points extends FloatArray>(
  kind: ReverseKind,
  points: Points,
  process: VpProcess,
  i: number,
  noise: StepNoise<Points>,
): Updating<Points> {
  const beta = process.beta[i];
  const score = yield* vpScore(points, process, i);
  const x = { name: "x", factor: 2 - Math.sqrt(1 - beta), of: points } as const;
  const drift = { name: "score", factor: beta, of: score } as const;
  if (i === 1) return update(kind, points, [x, drift]);
  const z = points.slice() as Points;
  noise(0, z);
  return update(kind, points, [x, drift, { name: "noise", factor: Math.sqrt(beta), of: z }]);
}
