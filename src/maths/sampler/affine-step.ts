import type { Sampler } from "./stepper.ts";

/**
 * A step that is one score and one sum, as those of Langevin dynamics, the reverse SDE, Euler's method, DDPM and DDIM are:
 *
 *   x' = keep · x + drift · s(inputScale · x, σ) + noise · z
 *
 * An engine can take many of them without coming back.
 */
export interface AffineStep {
  /** Of the run, from 0: the step of the noise's address. */
  readonly step: number;
  readonly sigma: number;
  /** What brings the points into the space of the data: 1, or 1/√ᾱ of a variance preserving process. */
  readonly inputScale: number;
  readonly keep: number;
  /** Factor of the score in the space of the data. */
  readonly drift: number;
  /** 0 where no noise is added. */
  readonly noise: number;
}

/**
 * The coefficients of a sampler's step, found by taking it for single numbers, so that no formula stands twice.
 *
 * @returns null for a step that asks for more than one score, or more than one draw of noise
 */
export function affineStep(sampler: Sampler, step: number): AffineStep | null {
  const alone = (x: number, s: number, z: number) => takeOne(sampler, step, x, s, z);
  const kept = alone(1, 0, 0);
  const drifted = alone(0, 1, 0);
  const noised = alone(0, 0, 1);
  if (kept === null || drifted === null || noised === null) return null;
  const { sigma, input } = kept;
  return { step, sigma, inputScale: input, keep: kept.to, drift: drifted.to, noise: noised.to };
}

/** One step of one particle (x, 0); null when it is more than one score and one draw. */
function takeOne(
  sampler: Sampler,
  step: number,
  x: number,
  s: number,
  z: number,
): { readonly to: number; readonly sigma: number; readonly input: number } | null {
  let draws = 0;
  const stepper = sampler.take(step, Float64Array.of(x, 0), (draw, out) => {
    draws = Math.max(draws, draw + 1);
    out.set([z, 0]);
  });
  const asked = stepper.next();
  if (asked.done) return null;
  const { points, sigma } = asked.value;
  const taken = stepper.next(Float64Array.of(s, 0));
  if (!taken.done || draws > 1) return null;
  return { to: taken.value.points[0], sigma, input: points[0] };
}
