import fc from "fast-check";
import { expect, test } from "vitest";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { pointStatistics } from "../../../src/maths/points.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { expectGradient } from "../finite-difference.ts";
import { flat, largestError, reference } from "../reference.ts";

const raster = rasterDensity(flat(reference.raster.mass), reference.raster.size);
const points = flat(reference.raster.points);

test("the score is the gradient of log q", () => {
  const inside = raster.sample(20, { seed: 2, stream: streams.truth, step: 0 });
  for (const sigma of [1, 0.2, 0.02]) expectGradient(raster, inside, sigma);
});

test("a whole grid has the values of its points", () => {
  const xs = Float64Array.from({ length: 9 }, (_, i) => -1.2 + 0.3 * i);
  const ys = Float64Array.from({ length: 7 }, (_, j) => -0.9 + 0.27 * j);
  const all = flat(Array.from(ys, (y) => Array.from(xs, (x) => [x, y])));
  for (const sigma of [1, 0.1, 0.02, 0.005]) {
    const field = raster.grid(xs, ys, sigma);
    expect(largestError(field.density, raster.logDensity(all, sigma).map(Math.exp))).toBeLessThan(1e-12);
    expect(largestError(field.score, raster.score(all, sigma))).toBeLessThan(1e-9);
  }
});

test("q integrates to one", () => {
  const axis = Float64Array.from({ length: 121 }, (_, k) => -3 + 0.05 * k);
  const { density } = raster.grid(axis, axis, 0.2);
  expect(density.reduce((sum, q) => sum + q * 0.05 ** 2, 0)).toBeCloseTo(1, 10);
});

test("one full square is the product of two blurred intervals, whatever its cells", () => {
  const coarse = rasterDensity([1], 1);
  const fine = rasterDensity(new Float32Array(1024).fill(0.7), 32);
  const somewhere = Float64Array.of(0.1, 0.2, 0.95, -1.3, 1.8, 1.7);
  expect(largestError(fine.score(somewhere, 0.3), coarse.score(somewhere, 0.3))).toBeLessThan(1e-12);
  expect(fine.scale.std).toBeCloseTo(coarse.scale.std, 12);
  expect(coarse.scale.std).toBeCloseTo(1 / Math.sqrt(3), 15);
});

test("wherever q underflows, score and log density are finite and pull to the nearest mass", () => {
  const size = 8;
  const cell = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: size * size, maxLength: size * size }).filter((mass) => mass.some((m) => m > 1e-3)),
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: 0.005, max: 5, noNaN: true }),
      (mass, x, y, sigma) => {
        const density = rasterDensity(mass, size);
        const point = Float64Array.of(x, y);
        const score = density.score(point, sigma);
        const logDensity = density.logDensity(point, sigma)[0];
        expect([...score, logDensity].every(Number.isFinite)).toBe(true);
        if (logDensity > Math.log(1e-30)) return;
        // Every cell by hand: the nearest point of all that has mass.
        let nearest = Number.POSITIVE_INFINITY;
        for (let k = 0; k < mass.length; k++) {
          if (density.mass[k] === 0) continue;
          const left = -1 + (k % size) / 4;
          const bottom = -1 + Math.floor(k / size) / 4;
          const toX = Math.min(Math.max(x, left), left + 0.25) - x;
          const toY = Math.min(Math.max(y, bottom), bottom + 0.25) - y;
          nearest = Math.min(nearest, Math.hypot(toX, toY));
        }
        expect(Math.hypot(score[0], score[1]) * sigma ** 2).toBeCloseTo(nearest, 9);
      },
    ),
    { seed: 20260103, numRuns: 300 },
  );
});

test("the pull is what the exact score tends to: they agree where q is just large enough", () => {
  const single = rasterDensity([0, 0, 0, 1], 2);
  // The mass fills [0, 1]²; from the left at distance r, score ≈ r/σ² (1 + (σ/r)²).
  const sigma = 0.05;
  const r = 11 * sigma;
  const [exact] = single.score(Float64Array.of(-r, 0.5), sigma);
  const [limit] = single.score(Float64Array.of(-12 * sigma, 0.5), sigma);
  expect(exact / (r / sigma ** 2)).toBeCloseTo(1 + 1 / 121, 3);
  expect(limit).toBeCloseTo((12 * sigma) / sigma ** 2, 9);
});

test("a sample lies where the mass is, with the raster's mean and spread", () => {
  const n = 50_000;
  const sample = raster.sample(n, { seed: 5, stream: streams.truth, step: 0 });
  const { mean, std } = pointStatistics(sample);
  const error = 4 / Math.sqrt(n);
  expect(Math.abs(mean[0] - raster.scale.mean[0])).toBeLessThan(error);
  expect(Math.abs(mean[1] - raster.scale.mean[1])).toBeLessThan(error);
  expect(Math.abs(std - raster.scale.std)).toBeLessThan(error);
  for (let i = 0; i < n; i++) {
    const column = Math.floor((sample[2 * i] + 1) * 8);
    const row = Math.floor((sample[2 * i + 1] + 1) * 8);
    if (raster.mass[row * 16 + column] === 0)
      throw new Error(`particle ${i} fell into the empty cell ${column}, ${row}`);
  }
});

test("the Fisher information of a preset is the mean square of its score", () => {
  const moons = rasterDensity(presetRaster("two-moons"), 64);
  const n = 4000;
  const sigma = 0.1;
  const x = moons.sample(n, { seed: 1, stream: streams.truth, step: 0 });
  const z = new Float64Array(2 * n);
  fillNormals(z, { seed: 1, stream: streams.samplerNoise, step: 0 });
  const score = moons.score(
    x.map((value, k) => value + sigma * z[k]),
    sigma,
  );
  const squares = Array.from({ length: n }, (_, i) => score[2 * i] ** 2 + score[2 * i + 1] ** 2);
  const mean = squares.reduce((sum, value) => sum + value / n, 0);
  const variance = squares.reduce((sum, value) => sum + (value - mean) ** 2 / n, 0);
  expect(Math.abs(mean - moons.fisherInformation(sigma))).toBeLessThan(4 * Math.sqrt(variance / n));
});

test("an empty drawing, a negative mass, a wrong length and no noise are refused", () => {
  expect(() => rasterDensity(new Float32Array(16), 4)).toThrow("need at least one cell with mass, got a total of 0");
  expect(() => rasterDensity([1, -1, 0, 0], 2)).toThrow("need masses that are finite and ≥ 0, got -1");
  expect(() => rasterDensity([1, 1, 0], 2)).toThrow("need 4 cell masses, got 3");
  expect(() => raster.score(points, 0)).toThrow("need sigma > 0, got 0");
});

test("the extent reaches from corner to corner of what is drawn", () => {
  const mass = new Float32Array(64);
  mass[0] = 1;
  mass[63] = 1;
  mass[7] = 1e-5;
  const { extent } = rasterDensity(mass, 8);
  expect(Math.abs(extent.largestDistance / Math.hypot(2, 2) - 1)).toBeLessThan(0.001);
  expect(extent.finestDetail).toBe(0.125);
  expect(extent.box).toEqual({ left: -1, right: 1, bottom: -1, top: 1 });
});
