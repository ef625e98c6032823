import type { FloatArray } from "../points.ts";
import { denoiseStep, denoisingStep } from "./denoise.ts";
import type { PlannedStep, Sampler, SamplerStep, StepNoise } from "./stepper.ts";
import { update } from "./stepper.ts";

export interface LangevinOptions {
  /** The one noise level. */
  readonly sigma: number;
  /** Its index on the ladder, from 0. */
  readonly level: number;
  readonly steps: number;
  /** α/σ². */
  readonly stepSize: number;
  /** τ: the noise of a step is √(τ α) z; 1 samples, 0 climbs. */
  readonly temperature: number;
  /** Ends with x + σ² s(x, σ). */
  readonly denoise: boolean;
}

/**
 * Langevin dynamics at one noise level: Song & Ermon (2019), equation 4, https://arxiv.org/abs/1907.05600
 *
 *   x ← x + (α/2) s(x, σ) + √(τ α) z
 *
 * At temperature τ its stationary density is q_σ^(1/τ), up to the error of the step size.
 *
 * @throws RangeError when σ or the step size is not positive, the temperature is negative, or the steps are not a whole
 *   number ≥ 1
 */
export function langevin({ sigma, level, steps, stepSize, temperature, denoise }: LangevinOptions): Sampler {
  if (!(sigma > 0)) throw new RangeError(`need σ > 0, got ${sigma}`);
  needLangevin(steps, stepSize, temperature);
  const size = stepSize * sigma * sigma;
  const plan: PlannedStep[] = new Array(steps).fill({ level, sigma, nextSigma: sigma, size, scale: 1 });
  if (denoise) plan.push(denoisingStep(level, sigma));
  return {
    plan,
    draws: 1,
    startScale: 1,
    take: (step, points, noise) =>
      step === steps ? denoiseStep(points, sigma) : langevinStep(points, plan[step] as PlannedStep, temperature, noise),
  };
}

export function needLangevin(steps: number, stepSize: number, temperature: number): void {
  if (!(stepSize > 0)) throw new RangeError(`need stepSize > 0, got ${stepSize}`);
  if (!(Number.isInteger(steps) && steps >= 1)) throw new RangeError(`need at least 1 step, got ${steps}`);
  if (!(temperature >= 0)) throw new RangeError(`need a temperature ≥ 0, got ${temperature}`);
}

/** One step of Langevin dynamics, with α = size. */
export function* langevinStep<Points extends FloatArray>(
  points: Points,
  { sigma, size }: PlannedStep,
  temperature: number,
  noise: StepNoise<Points>,
): SamplerStep<Points> {
  const score = yield { points, sigma };
  const z = points.slice() as Points;
  noise(0, z);
  const taken = update("langevin", points, [
    { name: "x", factor: 1, of: points },
    { name: "score", factor: 0.5 * size, of: score },
    { name: "noise", factor: Math.sqrt(temperature * size), of: z },
  ]);
  return { points: taken.to, updates: [taken] };
}
