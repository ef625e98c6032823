import type { Sampler } from "../../../src/maths/sampler/stepper.ts";
import type { ScoreOf } from "./run-sampler.ts";
import { takeStep } from "./run-sampler.ts";

/** The score of N(0, s² I) under noise σ, which is -x/(s² + σ²). */
export const gaussianScore =
  (s: number): ScoreOf =>
  (points, sigma) =>
    points.map((x) => -x / (s * s + sigma * sigma));

/**
 * The variance of each coordinate along a sampler's run on N(0, s² I), in the space of the data, exactly: a linear score
 * makes a step x ← a x + Σ b_d z_d, so the variance goes v ← a² v + Σ b_d². The numbers are read off the stepper itself,
 * with x and the draws in turn one and all others zero.
 *
 * @param start the variance at the start, in the space of the data
 * @returns after each step
 */
export function varianceAlong(sampler: Sampler, s: number, start: number): number[] {
  const score = gaussianScore(s);
  const response = (step: number, x: number, one: number) =>
    takeStep(sampler, score, step, Float64Array.of(x, 0), () => (draw, out) => out.fill(draw === one ? 1 : 0))
      .points[0];
  let variance = start * sampler.startScale ** 2;
  return sampler.plan.map(({ scale }, step) => {
    variance *= response(step, 1, -1) ** 2;
    for (let draw = 0; draw < sampler.draws; draw++) variance += response(step, 0, draw) ** 2;
    return variance * scale ** 2;
  });
}

/** The order p of errors that go as n^-p, from each doubling of n. */
export const ordersOf = (errors: readonly number[]): number[] =>
  errors.slice(1).map((error, i) => Math.log2(errors[i] / error));
