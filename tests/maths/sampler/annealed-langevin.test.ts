import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { pointStatistics } from "../../../src/maths/points.ts";
import { annealedLangevin } from "../../../src/maths/sampler/annealed-langevin.ts";
import { startPoints } from "../../../src/maths/sampler/start.ts";
import { largestError } from "../reference.ts";
import { runSampler, seededNoise, takeStep } from "./run-sampler.ts";

const usual = { stepSize: 0.1, temperature: 1, denoise: true };

test("levels come in turn, largest first, and the denoising step uses the last", () => {
  const { plan } = annealedLangevin({ ...usual, sigmas: [1, 0.5], stepsPerLevel: 2 });
  expect(plan.map(({ level, sigma, nextSigma, size }) => [level, sigma, nextSigma, size])).toEqual([
    [0, 1, 1, 0.1],
    [0, 1, 1, 0.1],
    [1, 0.5, 0.5, 0.025],
    [1, 0.5, 0.5, 0.025],
    [1, 0.5, 0, 0.25],
  ]);
});

test("annealed Langevin recovers the spread of a Gaussian from its exact score", () => {
  // N(0, s² I) perturbed by σ is N(0, (s² + σ²) I): its score is linear.
  const s = 0.3;
  const gaussian = gaussianMixture({ weights: [1], means: [[0, 0]], stds: [s] });
  const n = 1000;
  const sigmas = geometricLadder(10, 1, 0.02);
  const stepsPerLevel = 300;
  const start = startPoints("gaussian", n, { sigmaMax: 1, seed: 3, places: [], sample: () => new Float32Array(0) });
  const sampler = annealedLangevin({ ...usual, sigmas, stepsPerLevel, denoise: false });
  const { trajectory } = runSampler(sampler, gaussian.score, start, seededNoise(3));
  // By hand, the variance goes v ← (1 - α/(2(s² + σ²)))² v + α at every step. The last levels move the points little,
  // so what is left is a little wider than s.
  let variance = 1;
  for (const sigma of sigmas) {
    const alpha = 0.1 * sigma ** 2;
    for (let t = 0; t < stepsPerLevel; t++)
      variance = (1 - alpha / (2 * (s * s + sigma * sigma))) ** 2 * variance + alpha;
  }
  const { std } = pointStatistics(trajectory.at(-1) as Float32Array);
  // 2n coordinates, so the relative standard error of a standard deviation is 1/√(4n).
  expect(Math.abs(std / Math.sqrt(variance) - 1)).toBeLessThan(4 / Math.sqrt(4 * n));
  expect(Math.abs(std / s - 1)).toBeLessThan(0.1);
});

test("the last denoising step is Tweedie's posterior mean", () => {
  const gaussian = gaussianMixture({ weights: [1], means: [[0, 0]], stds: [1] });
  const sampler = annealedLangevin({ ...usual, sigmas: [0.5], stepsPerLevel: 1 });
  const { points } = takeStep(sampler, gaussian.score, 1, Float64Array.of(0.2, -0.7), seededNoise(1));
  // E[x₀|x] = x s²/(s² + σ²), s = 1.
  expect(largestError(points, [0.2 / 1.25, -0.7 / 1.25])).toBeLessThan(1e-14);
});

test("the drift of a step, relative to its noise, is the same at every level", () => {
  // On the prior alone, N(0, σ² I), the score is -x/σ²: at x = σ u the ratio (√α/2)‖s‖ is (√stepSize/2)‖u‖ for all σ.
  const sigmas = geometricLadder(6, 1, 0.02);
  const sampler = annealedLangevin({ ...usual, sigmas, stepsPerLevel: 1 });
  const point = gaussianMixture({ weights: [1], means: [[0, 0]], stds: [0] });
  for (const [step, sigma] of sigmas.entries()) {
    const { updates } = takeStep(sampler, point.score, step, Float64Array.of(0.6 * sigma, 0.8 * sigma), seededNoise(1));
    const [, drift, noise] = updates[0].terms;
    const ratio = (drift.factor / noise.factor) * Math.hypot(drift.of[0], drift.of[1]);
    expect(ratio).toBeCloseTo(Math.sqrt(0.1) / 2, 12);
  }
});

test("what is no step is refused in one sentence", () => {
  const options = { ...usual, sigmas: [1], stepsPerLevel: 2 };
  expect(() => annealedLangevin({ ...options, stepSize: 0 })).toThrow(new RangeError("need stepSize > 0, got 0"));
  expect(() => annealedLangevin({ ...options, stepsPerLevel: 1.5 })).toThrow(
    new RangeError("need at least 1 step, got 1.5"),
  );
  expect(() => annealedLangevin({ ...options, temperature: -1 })).toThrow(
    new RangeError("need a temperature ≥ 0, got -1"),
  );
});
