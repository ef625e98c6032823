import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { probabilityFlow } from "../../../src/maths/sampler/probability-flow.ts";
import { refinedLadder } from "../../../src/maths/sampler/refined-ladder.ts";
import type { Solver } from "../../../src/maths/sampler/sampler-names.ts";
import { largestError, reference } from "../reference.ts";
import { gaussianScore, ordersOf } from "./gaussian-variance.ts";
import { noNoise, runSampler } from "./run-sampler.ts";

const sigmas = geometricLadder(10, 1, 0.02);
const s = 0.3;
const start = Float64Array.of(1, -0.5);
/** On N(0, s² I) the flow is x(σ) ∝ √(s² + σ²). */
const exact = start.map((x) => x * Math.sqrt((s ** 2 + 0.02 ** 2) / (s ** 2 + 1)));

function run(solver: Solver, substeps: number, tolerance = 1) {
  const sampler = probabilityFlow({ ladder: refinedLadder(sigmas, substeps), solver, tolerance, denoise: false });
  const { trajectory, steps } = runSampler(sampler, gaussianScore(s), start, noNoise);
  const evaluations = steps.reduce((sum, { requests }) => sum + requests.length, 0);
  return { error: largestError(trajectory.at(-1) as Float64Array, exact), evaluations };
}

test.each([
  ["euler", 1],
  ["heun", 2],
] as const)("%s is of order %i on a Gaussian's probability flow", (solver, order) => {
  const errors = [8, 16, 32, 64].map((substeps) => run(solver, substeps).error);
  for (const found of ordersOf(errors)) expect(Math.abs(found - order)).toBeLessThan(0.05);
});

test("the adaptive solver's error follows its tolerance, and a smaller one costs more evaluations", () => {
  const runs = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8].map((tolerance) => ({
    tolerance,
    ...run("adaptive", 1, tolerance),
  }));
  // The tolerance is each step's; ten or a few more steps add their errors up.
  for (const { tolerance, error } of runs) expect(error).toBeLessThan(10 * tolerance);
  expect(runs.every(({ evaluations }, k) => k === 0 || evaluations >= runs[k - 1].evaluations)).toBe(true);
  expect(runs[5].evaluations).toBeGreaterThan(runs[0].evaluations);
});

test("it needs fewer evaluations than Heun for the same error", () => {
  const adaptive = run("adaptive", 1, 1e-6);
  const heun = run("heun", 32);
  expect(adaptive.error).toBeLessThan(heun.error);
  expect(adaptive.evaluations).toBeLessThan(heun.evaluations);
});

test("on a mixture it ends where ever more of Heun's steps lead", () => {
  const mixture = gaussianMixture(reference.gaussianMixture);
  const points = Float64Array.of(-0.2, 1.3, -0.6, 1.7, -0.9, -0.3, 0.8, -0.2);
  const end = (solver: Solver, substeps: number) => {
    const sampler = probabilityFlow({
      ladder: refinedLadder(sigmas, substeps),
      solver,
      tolerance: 1e-9,
      denoise: true,
    });
    return runSampler(sampler, mixture.score, points, noNoise).trajectory.at(-1) as Float64Array;
  };
  // Richardson: a method of order 2 on twice the steps, and a third of what doubling changed.
  const [coarse, fine] = [end("heun", 100), end("heun", 200)];
  const limit = fine.map((x, k) => x + (x - coarse[k]) / 3);
  expect(largestError(end("adaptive", 1), limit)).toBeLessThan(1e-6);
});

test("it ends with Euler's step to no noise", () => {
  const sampler = probabilityFlow({ ladder: refinedLadder(sigmas, 1), solver: "heun", tolerance: 1, denoise: true });
  expect(sampler.plan.at(-1)).toEqual({ level: 9, sigma: 0.02, nextSigma: 0, size: 0.02, scale: 1 });
  const { steps, trajectory } = runSampler(sampler, gaussianScore(s), start, noNoise);
  expect(steps.map(({ requests }) => requests.length)).toEqual([...new Array(9).fill(2), 1]);
  const before = trajectory.at(-2) as Float64Array;
  const shrunk = before.map((x) => (x * s ** 2) / (s ** 2 + 0.02 ** 2));
  expect(largestError(trajectory.at(-1) as Float64Array, shrunk)).toBeLessThan(1e-15);
});

test("no tolerance is refused", () => {
  const ladder = refinedLadder(sigmas, 1);
  expect(() => probabilityFlow({ ladder, solver: "adaptive", tolerance: 0, denoise: true })).toThrow(
    new RangeError("need a tolerance > 0, got 0"),
  );
});
