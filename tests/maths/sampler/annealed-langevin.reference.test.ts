import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { flat, largestError, reference } from "../reference.ts";
import { run } from "./run-sampler.ts";

const mixture = gaussianMixture(reference.gaussianMixture);

test("annealed Langevin follows the reference trajectory", () => {
  const expected = reference.samplers.cases["annealed-langevin"];
  const { trajectory } = run(mixture, {
    sigmas: expected.sigmas,
    stepsPerLevel: expected.stepsPerLevel,
    stepSize: expected.epsilon / (expected.sigmas.at(-1) as number) ** 2,
    denoise: false,
    start: flat(expected.start),
    noise: (step, out) => out.set(flat(expected.noise[step])),
  });
  expect(trajectory.length).toBe(expected.trajectory.length);
  for (const [step, points] of trajectory.entries()) {
    expect(largestError(points, flat(expected.trajectory[step]))).toBeLessThan(1e-9);
  }
});
