import { levelOf } from "../noise/ladder.ts";
import type { VpProcess } from "../noise/vp-process.ts";
import { linearBetas, processOfBetas, processOfSigmas } from "../noise/vp-process.ts";
import type { FloatArray } from "../points.ts";
import { refinedLadder } from "./refined-ladder.ts";
import type { BetaSchedule } from "./sampler-names.ts";
import type { PlannedStep, ScoreRequest } from "./stepper.ts";

/** A variance preserving process on a noise ladder. */
export interface VpLadder {
  readonly process: VpProcess;
  /** The level (0-based) that the step from i to i-1 belongs to, [N+1]; that of i = 0 is never asked for. */
  readonly levels: ArrayLike<number>;
  /** σ_1 of the ladder, the noise of a start. */
  readonly sigmaMax: number;
}

/**
 * (L-1) n + 1 steps. Schedule `ladder`: the σ_i are those of the refined ladder. `linear`: they are what linear β make
 * them, and a step belongs to the nearest level in log σ. That process starts with more noise than a ladder: σ_N comes
 * near 150, where a network that never saw such noise has to extrapolate.
 *
 * @param sigmas σ_1 > … > σ_L, [L]
 * @param substeps n
 * @throws RangeError as refinedLadder
 */
export function vpLadder(sigmas: ArrayLike<number>, substeps: number, schedule: BetaSchedule): VpLadder {
  const refined = refinedLadder(sigmas, substeps);
  const sigmaMax = sigmas[0];
  const last = sigmas.length - 1;
  switch (schedule) {
    case "ladder":
      return { process: processOfSigmas(refined.sigmas), levels: [last, ...refined.levels.toReversed()], sigmaMax };
    case "linear": {
      const process = processOfBetas(linearBetas(refined.sigmas.length));
      // σ_i ascends with i, so the levels come in turn.
      const levels = Array.from(process.sigma, (sigma) => Math.round(levelOf(sigmas, sigma)) - 1);
      return { process, levels, sigmaMax };
    }
    default:
      return schedule satisfies never;
  }
}

/** Steps from i = N to 0; index N-i of the plan goes from i to i-1. */
export function vpPlan({ process, levels }: VpLadder): readonly PlannedStep[] {
  const { steps, beta, alphaBar, sigma } = process;
  return Array.from({ length: steps }, (_, step) => {
    const i = steps - step;
    const scale = 1 / Math.sqrt(alphaBar[i - 1]);
    return { level: levels[i], sigma: sigma[i], nextSigma: sigma[i - 1], size: beta[i], scale };
  });
}

/** √(1-ᾱ_N)/σ_1; see Sampler.startScale. */
export const vpStartScale = ({ process, sigmaMax }: VpLadder): number => noiseOf(process, process.steps) / sigmaMax;

/** √(1-ᾱ_i), the standard deviation of the noise in x_i. */
export const noiseOf = ({ alphaBar, sigma }: VpProcess, i: number): number => sigma[i] * Math.sqrt(alphaBar[i]);

/** Asks for s_VP(x, i), [n, 2]. */
export function* vpScore<Points extends FloatArray>(
  points: Points,
  { alphaBar, sigma }: VpProcess,
  i: number,
): Generator<ScoreRequest<Points>, Float64Array<ArrayBuffer>, FloatArray> {
  const scale = 1 / Math.sqrt(alphaBar[i]);
  const inData = points.slice() as Points;
  for (let k = 0; k < inData.length; k++) inData[k] *= scale;
  const score = Float64Array.from(yield { points: inData, sigma: sigma[i] });
  for (let k = 0; k < score.length; k++) score[k] *= scale;
  return score;
}

/** Asks for ε_θ(x, i) = -√(1-ᾱ_i) s_VP(x, i), the noise predicted, [n, 2]. */
export function* predictedNoise<Points extends FloatArray>(
  points: Points,
  process: VpProcess,
  i: number,
): Generator<ScoreRequest<Points>, Float64Array<ArrayBuffer>, FloatArray> {
  const epsilon = yield* vpScore(points, process, i);
  const noise = noiseOf(process, i);
  for (let k = 0; k < epsilon.length; k++) epsilon[k] *= -noise;
  return epsilon;
}
