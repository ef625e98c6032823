import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { pointCloud } from "../../../src/maths/density/point-cloud.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { excessLoss, quadratureCheck, validationCheck } from "../../../src/maths/diagnostics/fisher-divergence.ts";
import { weightings, weightOf } from "../../../src/maths/objective/weighting.ts";
import { streams } from "../../../src/maths/random.ts";

const moons = rasterDensity(presetRaster("two-moons"), 64);

test.each([1, 0.2, 0.05])("against the zero score the excess loss is ½ λ I(q), at σ = %d", (sigma) => {
  const check = quadratureCheck(moons, sigma);
  const zero = new Float32Array(check.points.length);
  for (const weighting of weightings) {
    const expected = 0.5 * weightOf(weighting, sigma) * moons.fisherInformation(sigma);
    expect(Math.abs(excessLoss(check, zero, weighting) / expected - 1)).toBeLessThan(1e-6);
  }
});

const cloud = pointCloud(moons.sample(300, { seed: 4, stream: streams.truth, step: 0 }));
const needle = gaussianMixture([
  { weight: 1, mean: [-0.6, 0.2], covariance: [0.04, 0.0195, 0.01] },
  { weight: 2, mean: [0.5, -0.3], covariance: [0.0004, 0, 0.02] },
]);

test.each([
  ["a mixture", needle, 1e-6],
  ["a point cloud", cloud, 1e-5],
] as const)("%s: against the zero score the excess loss is ½ λ I(q) as well", (_, density, allowed) => {
  for (const sigma of [0.5, 0.05, 0.01]) {
    const check = quadratureCheck(density, sigma);
    const zero = new Float32Array(check.points.length);
    const expected = 0.5 * sigma ** 2 * density.fisherInformation(sigma);
    // Two grid points per σ resolve the ridges between the basins of single points only to some 4e-6.
    expect(Math.abs(excessLoss(check, zero, "sigma2") / expected - 1)).toBeLessThan(allowed);
  }
});

test("blocks without mass are left out: two points far apart need no more points than twice one", () => {
  const one = quadratureCheck(pointCloud(Float32Array.of(0, 0)), 0.01);
  const two = quadratureCheck(pointCloud(Float32Array.of(-0.9, -0.9, 0.9, 0.9)), 0.01);
  expect(two.points.length).toBeLessThan(2.2 * one.points.length);
  expect(two.points.length).toBeGreaterThan(1.8 * one.points.length);
});

test("the exact score has no excess loss, and a score off by c everywhere ½ λ c²", () => {
  for (const check of [
    quadratureCheck(moons, 0.1),
    validationCheck(moons, { sigma: 0.1, level: 3, count: 200, seed: 7 }),
  ]) {
    expect(excessLoss(check, moons.score(check.points, 0.1), "one")).toBeLessThan(1e-6);
    const off = check.exact.map((s, k) => (k % 2 === 0 ? s + 3 : s));
    expect(excessLoss(check, off, "sigma2")).toBeCloseTo(0.5 * 0.1 ** 2 * 9, 12);
  }
});

test("fixed validation points agree with the quadrature within their sampling error", () => {
  const sigma = 0.2;
  const check = validationCheck(moons, { sigma, level: 3, count: 4000, seed: 7 });
  const zero = new Float64Array(check.points.length);
  const quadrature = 0.5 * sigma ** 2 * moons.fisherInformation(sigma);
  const losses = Array.from({ length: 4000 }, (_, i) => 0.02 * (check.exact[2 * i] ** 2 + check.exact[2 * i + 1] ** 2));
  const spread = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - quadrature) ** 2 / 4000, 0));
  expect(Math.abs(excessLoss(check, zero, "sigma2") - quadrature)).toBeLessThan((4 * spread) / Math.sqrt(4000));
});

test("validation points are the same at every look, and others on another level", () => {
  const options = { sigma: 0.1, level: 3, count: 50, seed: 7 };
  expect(validationCheck(moons, options)).toEqual(validationCheck(moons, options));
  expect(validationCheck(moons, { ...options, level: 4 }).points).not.toEqual(validationCheck(moons, options).points);
});

test("a score at other points is refused", () => {
  const check = validationCheck(moons, { sigma: 0.1, level: 3, count: 50, seed: 7 });
  expect(() => excessLoss(check, new Float32Array(4), "one")).toThrow("need a score at 50 points, got 2");
});
