import { expect } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { processOfBetas } from "../../../src/maths/noise/vp-process.ts";
import type { Sampler } from "../../../src/maths/sampler/stepper.ts";
import type { VpLadder } from "../../../src/maths/sampler/vp-ladder.ts";
import { flat, largestError, reference } from "../reference.ts";
import type { RunNoise } from "./run-sampler.ts";
import { runSampler } from "./run-sampler.ts";

const mixture = gaussianMixture(reference.gaussianMixture);

/** Expects a sampler on the exact score to follow a reference run, at every step. */
export function expectTrajectory(
  sampler: Sampler,
  run: { readonly start: readonly unknown[]; readonly trajectory: readonly (readonly unknown[])[] },
  noise: RunNoise<Float64Array<ArrayBuffer>>,
): void {
  const { trajectory } = runSampler(sampler, mixture.score, flat(run.start), noise);
  expect(trajectory.length).toBe(run.trajectory.length);
  for (const [step, points] of trajectory.entries()) {
    // Both sides are double precision: rounding of a few steps, with a wide margin.
    expect(largestError(points, flat(run.trajectory[step] as readonly unknown[])), `step ${step}`).toBeLessThan(1e-9);
  }
}

/** The noise of a reference run: one draw a step, in order. */
export const givenNoise =
  (noise: readonly (readonly unknown[])[]): RunNoise<Float64Array<ArrayBuffer>> =>
  (step) =>
  (_draw, out) =>
    out.set(flat(noise[step] as readonly unknown[]));

/** A refined ladder of given σ. */
export const ladderOf = (sigmas: readonly number[]) => ({ sigmas, levels: sigmas.map((_, level) => level) });

/** A process of given β, all of one level. */
export function vpLadderOf(betas: readonly number[]): VpLadder {
  const process = processOfBetas(betas);
  return { process, levels: new Array(process.steps + 1).fill(0), sigmaMax: process.sigma[process.steps] };
}
