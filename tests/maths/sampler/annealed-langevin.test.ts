import fc from "fast-check";
import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import type { FloatArray } from "../../../src/maths/points.ts";
import { pointStatistics } from "../../../src/maths/points.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { annealedLangevin, annealedLangevinSteps, levelOfStep } from "../../../src/maths/sampler/annealed-langevin.ts";
import { startPoints } from "../../../src/maths/sampler/start.ts";
import { largestError, reference } from "../reference.ts";
import { run } from "./run-sampler.ts";

const mixture = gaussianMixture(reference.gaussianMixture);
const seeded = (seed: number) => (step: number, out: FloatArray) =>
  fillNormals(out, { seed, stream: streams.samplerNoise, step });

test("a run resumed at any step is the run itself, bit for bit", () => {
  const whole = {
    sigmas: geometricLadder(3, 1, 0.1),
    stepsPerLevel: 3,
    stepSize: 0.1,
    denoise: true,
    start: startPoints("gaussian", 5, 1, 11),
    noise: seeded(11),
  };
  const { trajectory, requests } = run(mixture, whole);
  const steps = annealedLangevinSteps(3, 3, true);
  expect(trajectory.length).toBe(steps + 1);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: steps }), (firstStep) => {
      const resumed = run(mixture, { ...whole, start: trajectory[firstStep], firstStep });
      expect(resumed.trajectory).toEqual(trajectory.slice(firstStep));
      expect(resumed.requests).toEqual(requests.slice(firstStep));
    }),
    { seed: 20260104 },
  );
});

test("levels come in turn, largest first, and the denoising step uses the last", () => {
  const { requests } = run(mixture, {
    sigmas: [1, 0.5],
    stepsPerLevel: 2,
    stepSize: 0.1,
    denoise: true,
    start: startPoints("uniform", 3, 1, 1),
    noise: seeded(1),
  });
  expect(requests.map(({ step, level, sigma }) => [step, level, sigma])).toEqual([
    [0, 0, 1],
    [1, 0, 1],
    [2, 1, 0.5],
    [3, 1, 0.5],
    [4, 1, 0.5],
  ]);
  expect([0, 1, 2, 3, 4].map((step) => levelOfStep(step, 2, 2))).toEqual([0, 0, 1, 1, 1]);
});

test("annealed Langevin recovers the spread of a Gaussian from its exact score", () => {
  // N(0, s² I) perturbed by σ is N(0, (s² + σ²) I): its score is linear.
  const s = 0.3;
  const gaussian = gaussianMixture({ weights: [1], means: [[0, 0]], stds: [s] });
  const n = 1000;
  const options = {
    sigmas: geometricLadder(10, 1, 0.02),
    stepsPerLevel: 300,
    stepSize: 0.1,
    denoise: false,
    start: startPoints("gaussian", n, 1, 3),
    noise: seeded(3),
  };
  const { trajectory } = run(gaussian, options);
  // By hand, the variance goes v ← (1 - α/(2(s² + σ²)))² v + α at every step. The last levels move the points little,
  // so what is left is a little wider than s.
  let variance = 1;
  for (const sigma of options.sigmas) {
    const alpha = 0.1 * sigma ** 2;
    for (let t = 0; t < options.stepsPerLevel; t++)
      variance = (1 - alpha / (2 * (s * s + sigma * sigma))) ** 2 * variance + alpha;
  }
  const { std } = pointStatistics(trajectory.at(-1) as Float32Array);
  // 2n coordinates, so the relative standard error of a standard deviation is 1/√(4n).
  expect(Math.abs(std / Math.sqrt(variance) - 1)).toBeLessThan(4 / Math.sqrt(4 * n));
  expect(Math.abs(std / s - 1)).toBeLessThan(0.1);
});

test("annealing finds the weights of Song and Ermon's toy, where plain Langevin does not", () => {
  // 0.8 at (5, 5), 0.2 at (-5, -5), σ_L = 1 the data itself, 1 280 particles from a uniform start in [-8, 8]², as in
  // the public code of https://arxiv.org/abs/1907.05600. Over many seeds plain Langevin puts 0.510 at (5, 5), annealed
  // 0.785; one seed's standard error is √(p(1 - p)/1280) < 0.014.
  const toy = gaussianMixture({
    weights: [0.8, 0.2],
    means: [
      [5, 5],
      [-5, -5],
    ],
    stds: [0, 0],
  });
  const share = (sigmas: Float64Array, stepsPerLevel: number) => {
    const start = Float64Array.from(startPoints("uniform", 1280, 1, 1), (x) => 8 * x);
    const { trajectory } = run(toy, { sigmas, stepsPerLevel, stepSize: 0.1, denoise: false, start, noise: seeded(1) });
    const end = trajectory.at(-1) as Float64Array;
    return end.filter((x, k) => k % 2 === 0 && x + end[k + 1] > 0).length / 1280;
  };
  expect(Math.abs(share(Float64Array.of(1), 1000) - 0.51)).toBeLessThan(4 * 0.014);
  expect(Math.abs(share(geometricLadder(10, 20, 1), 100) - 0.785)).toBeLessThan(4 * 0.0115);
});

test("the last denoising step is Tweedie's posterior mean", () => {
  const sigma = 0.5;
  const start = Float64Array.of(0.2, -0.7);
  const gaussian = gaussianMixture({ weights: [1], means: [[0, 0]], stds: [1] });
  const { trajectory } = run(gaussian, {
    sigmas: [sigma],
    stepsPerLevel: 1,
    stepSize: 0.1,
    denoise: true,
    start,
    firstStep: 1,
    noise: seeded(1),
  });
  // E[x₀|x] = x s²/(s² + σ²), s = 1.
  expect(largestError(trajectory[1], [0.2 / 1.25, -0.7 / 1.25])).toBeLessThan(1e-14);
});

test("a step size of nothing and a first step beyond the run are refused", () => {
  const options = {
    sigmas: [1],
    stepsPerLevel: 2,
    stepSize: 0.1,
    denoise: true,
    start: new Float32Array(2),
    noise() {},
  };
  expect(() => annealedLangevin({ ...options, stepSize: 0 }).next()).toThrow("need stepSize > 0, got 0");
  expect(() => annealedLangevin({ ...options, firstStep: 4 }).next()).toThrow("need a first step from 0 to 3, got 4");
});
