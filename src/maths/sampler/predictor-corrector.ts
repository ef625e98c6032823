import type { FloatArray } from "../points.ts";
import { denoiseStep } from "./denoise.ts";
import type { RefinedLadder } from "./refined-ladder.ts";
import { reverseUpdateVe, reverseUpdateVp, vePlan } from "./reverse-sde.ts";
import type { PlannedStep, Sampler, StepNoise, Update } from "./stepper.ts";
import { update } from "./stepper.ts";
import type { VpLadder } from "./vp-ladder.ts";
import { vpPlan, vpScore, vpStartScale } from "./vp-ladder.ts";

export interface Corrector {
  /** M */
  readonly steps: number;
  /** r, the ratio of noise to drift that decides each step's ε; or ε itself. */
  readonly size: { readonly snr: number } | { readonly stepSize: number };
}

export interface PredictorCorrectorVeOptions {
  readonly ladder: RefinedLadder;
  readonly corrector: Corrector;
  /** Ends with x + σ_L² s(x, σ_L). */
  readonly denoise: boolean;
}

/**
 * Predictor–corrector sampling of the variance exploding process: Song et al. (2021), algorithms 2 and 4,
 * https://arxiv.org/abs/2011.13456. A step of the reverse SDE, then M of Langevin dynamics at the noise it arrived at:
 *
 *   x ← x + (σ_i² - σ_{i+1}²) s(x, σ_i) + √(σ_i² - σ_{i+1}²) z
 *   M times:  x ← x + ε s(x, σ_{i+1}) + √(2ε) z,  ε = 2 (r ‖z‖/‖s‖)²
 *
 * The predictor's noise is draw 0, the correctors' are draws 1 … M. The norms are means over the particles, as in the
 * paper's code, so that with r given no particle moves independently of the others, and few particles correct unevenly.
 *
 * @throws RangeError when M is not a whole number ≥ 0, or r or ε not positive
 */
export function predictorCorrectorVe({ ladder, corrector, denoise }: PredictorCorrectorVeOptions): Sampler {
  needCorrector(corrector);
  const plan = vePlan(ladder, denoise);
  return {
    plan,
    draws: 1 + corrector.steps,
    startScale: 1,
    *take(step, points, noise) {
      const planned = plan[step] as PlannedStep;
      if (planned.nextSigma === 0) return yield* denoiseStep(points, planned.sigma);
      let taken = yield* reverseUpdateVe("predictor", points, planned, noise);
      const updates: Update[] = [taken];
      for (let m = 1; m <= corrector.steps; m++) {
        const score = yield { points: taken.to, sigma: planned.nextSigma };
        taken = correct(taken.to, score, noise, m, corrector, 1);
        updates.push(taken);
      }
      return { points: taken.to, updates };
    },
  };
}

/**
 * The same of the variance preserving process, algorithms 3 and 5, i = N-1 … 0, with neither noise nor corrector at
 * i = 0:
 *
 *   x ← (2 - √(1-β_{i+1})) x + β_{i+1} s_VP(x, i+1) + √β_{i+1} z
 *   M times:  x ← x + ε s_VP(x, i) + √(2ε) z,  ε = 2 (1-β_i) (r ‖z‖/‖s‖)²
 *
 * @throws RangeError when M is not a whole number ≥ 0, or r or ε not positive
 */
export function predictorCorrectorVp(ladder: VpLadder, corrector: Corrector): Sampler {
  needCorrector(corrector);
  const { process } = ladder;
  return {
    plan: vpPlan(ladder),
    draws: 1 + corrector.steps,
    startScale: vpStartScale(ladder),
    *take(step, points, noise) {
      const i = process.steps - 1 - step;
      let taken = yield* reverseUpdateVp("predictor", points, process, i + 1, noise);
      const updates: Update[] = [taken];
      for (let m = 1; m <= corrector.steps && i > 0; m++) {
        const score = yield* vpScore(taken.to, process, i);
        taken = correct(taken.to, score, noise, m, corrector, 1 - process.beta[i]);
        updates.push(taken);
      }
      return { points: taken.to, updates };
    },
  };
}

/** @param alpha 1-β_i, or 1 where the variance explodes */
function correct<Points extends FloatArray>(
  points: Points,
  score: FloatArray,
  noise: StepNoise<Points>,
  draw: number,
  { size }: Corrector,
  alpha: number,
) {
  const z = points.slice() as Points;
  noise(draw, z);
  const epsilon = "stepSize" in size ? size.stepSize : 2 * alpha * (size.snr * normRatio(z, score)) ** 2;
  return update("corrector", points, [
    { name: "x", factor: 1, of: points },
    { name: "score", factor: epsilon, of: score },
    { name: "noise", factor: Math.sqrt(2 * epsilon), of: z },
  ]);
}

/**
 * Mean ‖z‖ over mean ‖s‖. Particles without a finite score are left out, or one would lose all the others; 0, which is
 * no correction, when no score is left or all are zero.
 */
function normRatio(z: FloatArray, score: FloatArray): number {
  let noise = 0;
  let drift = 0;
  for (let k = 0; k < score.length; k += 2) {
    const length = Math.sqrt(score[k] * score[k] + score[k + 1] * score[k + 1]); // hypot takes as long as the step
    if (!Number.isFinite(length)) continue;
    noise += Math.sqrt(z[k] * z[k] + z[k + 1] * z[k + 1]);
    drift += length;
  }
  return drift > 0 ? noise / drift : 0;
}

function needCorrector({ steps, size }: Corrector): void {
  if (!(Number.isInteger(steps) && steps >= 0)) {
    throw new RangeError(`need a whole number of corrector steps, got ${steps}`);
  }
  const given = "snr" in size ? size.snr : size.stepSize;
  if (!(given > 0)) throw new RangeError(`need a corrector's ${Object.keys(size)[0]} > 0, got ${given}`);
}
