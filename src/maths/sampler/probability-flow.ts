import type { FloatArray } from "../points.ts";
import { denoiseStep, denoisingStep } from "./denoise.ts";
import { dormandPrinceStep } from "./dormand-prince.ts";
import type { RefinedLadder } from "./refined-ladder.ts";
import type { Solver } from "./sampler-names.ts";
import type { PlannedStep, Sampler, SamplerStep } from "./stepper.ts";
import { update } from "./stepper.ts";

export interface ProbabilityFlowOptions {
  readonly ladder: RefinedLadder;
  readonly solver: Solver;
  /** Absolute and relative, of the adaptive solver. */
  readonly tolerance: number;
  /** Ends with Euler's step from σ_L to 0, which is x + σ_L² s(x, σ_L). */
  readonly denoise: boolean;
}

/**
 * The probability flow, the ODE whose solutions have the same densities q_σ as the SDE: Song et al. (2021), section 4.3,
 * https://arxiv.org/abs/2011.13456; in σ as in Karras et al. (2022), equation 1, https://arxiv.org/abs/2206.00364:
 *
 *   dx/dσ = -σ s(x, σ)
 *
 * from each σ of the refined ladder to the next, by Euler's method, Heun's (Karras et al., algorithm 1) or an embedded
 * Runge–Kutta pair with as many steps inside as its tolerance needs.
 *
 * @throws RangeError when the tolerance is not positive
 */
export function probabilityFlow({ ladder, solver, tolerance, denoise }: ProbabilityFlowOptions): Sampler {
  if (!(tolerance > 0)) throw new RangeError(`need a tolerance > 0, got ${tolerance}`);
  const plan = planOf(ladder, denoise);
  return {
    plan,
    draws: 0,
    startScale: 1,
    take(step, points) {
      const planned = plan[step] as PlannedStep;
      if (planned.nextSigma === 0) return denoiseStep(points, planned.sigma);
      switch (solver) {
        case "euler":
          return eulerStep(points, planned);
        case "heun":
          return heunStep(points, planned);
        case "adaptive":
          return dormandPrinceStep(points, planned, tolerance);
        default:
          return solver satisfies never;
      }
    },
  };
}

function* eulerStep<Points extends FloatArray>(points: Points, { sigma, size }: PlannedStep): SamplerStep<Points> {
  const score = yield { points, sigma };
  const taken = update("euler", points, [
    { name: "x", factor: 1, of: points },
    { name: "score", factor: sigma * size, of: score },
  ]);
  return { points: taken.to, updates: [taken] };
}

/** With the mean of the slopes here and where Euler's step would lead. */
function* heunStep<Points extends FloatArray>(
  points: Points,
  { sigma, nextSigma, size }: PlannedStep,
): SamplerStep<Points> {
  const x = { name: "x", factor: 1, of: points } as const;
  const score = yield { points, sigma };
  const ahead = update("euler", points, [x, { name: "score", factor: sigma * size, of: score }]).to;
  const nextScore = yield { points: ahead, sigma: nextSigma };
  const taken = update("heun", points, [
    x,
    { name: "score", factor: 0.5 * sigma * size, of: score },
    { name: "next-score", factor: 0.5 * nextSigma * size, of: nextScore },
  ]);
  return { points: taken.to, updates: [taken] };
}

function planOf({ sigmas, levels }: RefinedLadder, denoise: boolean): readonly PlannedStep[] {
  const last = sigmas.length - 1;
  const plan: PlannedStep[] = [];
  for (let k = 0; k < last; k++) {
    const [sigma, nextSigma] = [sigmas[k] as number, sigmas[k + 1] as number];
    plan.push({ level: levels[k] as number, sigma, nextSigma, size: sigma - nextSigma, scale: 1 });
  }
  const sigma = sigmas[last] as number;
  if (denoise) plan.push(denoisingStep(levels[last] as number, sigma, sigma));
  return plan;
}
