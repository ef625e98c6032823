import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { pointStatistics } from "../../../src/maths/points.ts";
import { streams } from "../../../src/maths/random.ts";
import { expectGradient } from "../finite-difference.ts";
import { flat, largestError, reference } from "../reference.ts";

const mixture = gaussianMixture(reference.gaussianMixture);
const points = flat(reference.gaussianMixture.points);

test.each(reference.gaussianMixture.levels)("the reference mixture at σ = $sigma", (level) => {
  expect(largestError(mixture.logDensity(points, level.sigma), level.logDensity ?? [])).toBeLessThan(1e-9);
  expect(largestError(mixture.score(points, level.sigma), flat(level.score ?? []))).toBeLessThan(1e-9);
  expect(Math.abs(mixture.fisherInformation(level.sigma) - level.fisherInformation)).toBeLessThan(1e-6);
});

test("the score is the gradient of log q", () => {
  expectGradient(mixture, points, 0.3);
});

test("the Fisher information of one Gaussian is d over its variance", () => {
  const single = gaussianMixture({ weights: [3], means: [[0.2, -0.1]], stds: [0.3] });
  expect(single.fisherInformation(0.4)).toBeCloseTo(2 / 0.25, 9);
});

test("far from everything the score still points to the nearest component", () => {
  const far = Float64Array.of(300, 400);
  const score = mixture.score(far, 0.1);
  const variance = 0.1 ** 2 + 0.1 ** 2;
  expect(score[0]).toBeCloseTo((0.5 - 300) / variance, 6);
  expect(score[1]).toBeCloseTo((0.5 - 400) / variance, 6);
  expect(Number.isFinite(mixture.logDensity(far, 0.1)[0])).toBe(true);
});

test("a sample has the mixture's mean, spread and weights", () => {
  const n = 50_000;
  const sample = mixture.sample(n, { seed: 5, stream: streams.truth, step: 0 });
  const { mean, std } = pointStatistics(sample);
  const error = 4 / Math.sqrt(n);
  expect(Math.abs(mean[0] - mixture.scale.mean[0])).toBeLessThan(error * mixture.scale.std);
  expect(Math.abs(mean[1] - mixture.scale.mean[1])).toBeLessThan(error * mixture.scale.std);
  expect(Math.abs(std / mixture.scale.std - 1)).toBeLessThan(error);
  const share = sample.filter((x, k) => k % 2 === 0 && x > 0).length / n;
  expect(Math.abs(share - 0.8)).toBeLessThan(error * 0.4);
});

test("lists of different lengths and weights of nothing are refused", () => {
  expect(() => gaussianMixture({ weights: [1], means: [], stds: [1] })).toThrow(RangeError);
  expect(() => gaussianMixture({ weights: [0], means: [[0, 0]], stds: [1] })).toThrow(RangeError);
});
