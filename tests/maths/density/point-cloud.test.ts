import fc from "fast-check";
import { expect, test } from "vitest";
import { pointCloud } from "../../../src/maths/density/point-cloud.ts";
import type { PresetName } from "../../../src/maths/density/preset-names.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { pointStatistics } from "../../../src/maths/points.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { expectGradient } from "../finite-difference.ts";
import { largestError } from "../reference.ts";

const sampleOf = (name: PresetName, n: number) =>
  rasterDensity(presetRaster(name), 64).sample(n, { seed: 5, stream: streams.truth, step: 0 });

/** log q_σ and the score by the plain sum over all points, relative to the nearest. */
function bySum(points: Float64Array, places: Float64Array, sigma: number) {
  const n = points.length / 2;
  const logDensity = new Float64Array(places.length / 2);
  const score = new Float64Array(places.length);
  for (let k = 0; k < logDensity.length; k++) {
    const exponents = Float64Array.from({ length: n }, (_, i) => {
      const square = (points[2 * i] - places[2 * k]) ** 2 + (points[2 * i + 1] - places[2 * k + 1]) ** 2;
      return -square / (2 * sigma * sigma);
    });
    const largest = exponents.reduce((most, e) => Math.max(most, e), Number.NEGATIVE_INFINITY);
    let [sum, x, y] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const e = Math.exp(exponents[i] - largest);
      sum += e;
      x += e * (points[2 * i] - places[2 * k]);
      y += e * (points[2 * i + 1] - places[2 * k + 1]);
    }
    logDensity[k] = largest + Math.log(sum / (n * 2 * Math.PI * sigma * sigma));
    score.set([x / sum / sigma ** 2, y / sum / sigma ** 2], 2 * k);
  }
  return { logDensity, score };
}

/** Points of the cloud moved by so many σ of noise. */
function noisy(points: Float64Array, count: number, noise: number): Float64Array {
  const z = new Float64Array(2 * count);
  fillNormals(z, { seed: 8, stream: streams.samplerNoise, step: 0 });
  const stride = Math.floor(points.length / 2 / count);
  return z.map((value, k) => points[2 * stride * (k >> 1) + (k & 1)] + noise * value);
}

test.each([1, 0.3, 0.1, 0.02, 0.005])("a thousand points are summed to the last digits, at σ = %d", (sigma) => {
  const points = sampleOf("two-moons", 1000);
  const cloud = pointCloud(points);
  for (const noise of [0, 1, 5, 15, 40]) {
    const places = noisy(points, 40, noise * sigma);
    const expected = bySum(points, places, sigma);
    expect(largestError(cloud.logDensity(places, sigma), expected.logDensity)).toBeLessThan(1e-11);
    expect(largestError(cloud.score(places, sigma), expected.score)).toBeLessThan(1e-11);
  }
});

test.each([1, 0.3, 0.1, 0.02, 0.005])("a large cloud, at σ = %d: right to 1e-4 where q_σ is, 1e-3 far out", (sigma) => {
  const points = sampleOf("two-moons", 5000);
  const cloud = pointCloud(points);
  for (const noise of [1, 4, 12, 40]) {
    const places = noisy(points, 60, noise * sigma);
    const expected = bySum(points, places, sigma);
    const allowed = noise === 1 ? 1e-4 : 1e-3;
    expect(largestError(cloud.logDensity(places, sigma), expected.logDensity)).toBeLessThan(allowed);
    const scores = cloud.score(places, sigma);
    for (let k = 0; k < scores.length; k += 2) {
      const error = Math.hypot(scores[k] - expected.score[k], scores[k + 1] - expected.score[k + 1]) * sigma;
      const size = Math.hypot(expected.score[k], expected.score[k + 1]) * sigma;
      expect(error).toBeLessThan(allowed * Math.max(1, size));
    }
  }
});

test.each([300, 5000])("a grid over %d points has the values of its places", (n) => {
  const cloud = pointCloud(sampleOf("two-gaussians", n));
  const xs = Float64Array.from({ length: 13 }, (_, i) => -1.5 + 0.25 * i);
  const ys = Float64Array.from({ length: 11 }, (_, j) => -1.2 + 0.25 * j);
  const places = Float64Array.from({ length: 2 * 143 }, (_, k) =>
    k % 2 === 0 ? xs[(k >> 1) % 13] : ys[Math.floor(k / 26)],
  );
  for (const sigma of [1, 0.1, 0.02, 0.005]) {
    const field = cloud.grid(xs, ys, sigma);
    // The two ways take different sets of far points along, each within its tail of 1e-12 and 1e-5.
    const allowed = n === 300 ? 1e-11 : 1e-4;
    const logs = cloud.logDensity(places, sigma);
    // Below e^-700 a double loses digits and then everything.
    const held = Array.from(logs).flatMap((value, at) => (value > -700 ? [at] : []));
    const [stored, expected] = [held.map((at) => Math.log(field.density[at])), held.map((at) => logs[at])];
    expect(largestError(stored, expected)).toBeLessThan(allowed);
    expect(largestError(field.score, cloud.score(places, sigma))).toBeLessThan(allowed);
  }
  // Lines in any order are points like others.
  const turned = cloud.grid([0.5, -0.5], [0.5, -0.5], 0.1);
  const straight = cloud.grid([-0.5, 0.5], [-0.5, 0.5], 0.1);
  expect(largestError(turned.density, straight.density.toReversed())).toBeLessThan(1e-9);
});

test("the score is the gradient of log q", () => {
  const points = sampleOf("ring", 200);
  for (const sigma of [0.5, 0.05]) expectGradient(pointCloud(points), noisy(points, 10, sigma), sigma);
});

test("one point is a Gaussian, a duplicate counts twice", () => {
  const one = pointCloud(Float32Array.of(0.25, -0.5));
  expect(one.fisherInformation(0.1)).toBeCloseTo(2 / 0.01, 5);
  expect(one.score(Float64Array.of(0.5, 0.5), 0.5)[0]).toBeCloseTo(-1, 12);
  const doubled = pointCloud(Float64Array.of(0, 0, 0, 0, 1, 0));
  const [x] = doubled.score(Float64Array.of(0.5, 0), 1);
  expect(x).toBeCloseTo((1 / 3) * 0.5 - (2 / 3) * 0.5, 12);
});

test("a hundred thousand points in five places are as good as five weights", () => {
  const places = Float64Array.of(0, 0, 0.5, 0.1, -0.5, 0.3, 0.2, -0.7, -0.1, 0.8);
  const cloud = pointCloud(Float64Array.from({ length: 200_000 }, (_, k) => places[k % 10]));
  const five = pointCloud(places);
  const somewhere = Float64Array.of(0.1, 0.2, -0.6, 0.5, 1.5, 1.5);
  expect(cloud.extent.finestDetail).toBe(0);
  // No lattice is fine enough at this σ: the sums are over the points.
  expect(largestError(cloud.score(somewhere, 0.005), five.score(somewhere, 0.005))).toBeLessThan(1e-9);
  expect(largestError(cloud.score(somewhere, 0.3), five.score(somewhere, 0.3))).toBeLessThan(1e-3);
});

test.each([
  [400, 0.5, 1e-9],
  [400, 0.05, 1e-9],
  [400, 0.01, 1e-9],
  [2100, 0.3, 1e-5],
  [2100, 0.05, 1e-5],
] as const)("%d points at σ = %d: the Fisher information is that of a brute sum", (n, sigma, allowed) => {
  const points = sampleOf("two-moons", n);
  const { box } = pointCloud(points).extent;
  // Seven steps a σ, over all within nine σ; only points within nine σ of a grid point are summed.
  const step = sigma / 7;
  const sorted = Array.from({ length: n }, (_, i) => [points[2 * i], points[2 * i + 1]] as const).sort(
    (a, b) => a[0] - b[0],
  );
  let sum = 0;
  let first = 0;
  for (let x = box.left - 9 * sigma; x < box.right + 9 * sigma; x += step) {
    while (first < n && sorted[first][0] < x - 9 * sigma) first++;
    const near: (readonly [number, number])[] = [];
    for (let i = first; i < n && sorted[i][0] < x + 9 * sigma; i++) near.push(sorted[i]);
    const weights = near.map(([px]) => Math.exp(-((px - x) ** 2) / (2 * sigma * sigma)));
    for (let y = box.bottom - 9 * sigma; y < box.top + 9 * sigma; y += step) {
      let [q, qx, qy] = [0, 0, 0];
      for (let i = 0; i < near.length; i++) {
        const dy = near[i][1] - y;
        if (Math.abs(dy) > 9 * sigma) continue;
        const e = weights[i] * Math.exp(-(dy * dy) / (2 * sigma * sigma));
        q += e;
        qx += e * (near[i][0] - x);
        qy += e * dy;
      }
      if (q > 1e-200) sum += (qx * qx + qy * qy) / q;
    }
  }
  const brute = (sum * step * step) / (2 * Math.PI * sigma ** 6 * n);
  expect(Math.abs(pointCloud(points).fisherInformation(sigma) / brute - 1)).toBeLessThan(allowed);
});

test("nothing is ever NaN or infinite, and far out the score leads to the nearest point", () => {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  const far = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 }),
      fc.tuple(far, far),
      fc.constantFrom(0.005, 0.1, 5),
      (points, place, sigma) => {
        const cloud = pointCloud(Float64Array.from(points.flat()));
        const at = Float64Array.from(place);
        const score = cloud.score(at, sigma);
        const field = cloud.grid([place[0]], [place[1]], sigma);
        const figures = [...cloud.logDensity(at, sigma), ...score, ...field.density, ...field.score];
        expect(figures.every(Number.isFinite)).toBe(true);
        // Tweedie: x + σ² s is a mean of the points, so it is in their box.
        for (let d = 0; d < 2; d++) {
          const mean = place[d] + sigma ** 2 * score[d];
          const ordinates = points.map((point) => point[d]);
          expect(mean).toBeGreaterThanOrEqual(Math.min(...ordinates) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(...ordinates) + 1e-9);
        }
      },
    ),
    { seed: 20260202, numRuns: 300 },
  );
});

test("a sample repeats the points, with their mean and spread", () => {
  const points = sampleOf("two-moons", 500);
  const cloud = pointCloud(points);
  const sample = cloud.sample(20_000, { seed: 1, stream: streams.truth, step: 0 });
  const abscissas = new Set(points.filter((_, k) => k % 2 === 0));
  expect(sample.every((x, k) => k % 2 === 1 || abscissas.has(x))).toBe(true);
  expect(Math.abs(pointStatistics(sample).std - cloud.scale.std)).toBeLessThan(
    (4 * cloud.scale.std) / Math.sqrt(20_000),
  );
});

test.each([
  ["two-moons", 1000, 2],
  ["eight-gaussians", 300, 8],
  ["two-gaussians", 100, 2],
  ["ring", 3000, 1],
  ["checkerboard", 10_000, 8],
] as const)("%s: %d points of it have its %d modes", (name, n, count) => {
  const points = sampleOf(name, n);
  const modes = pointCloud(points).modes();
  expect(modes.mass.length).toBe(count);
  const counts = new Float64Array(count);
  for (const mode of modes.label(points)) counts[mode]++;
  expect(
    largestError(
      counts.map((k) => k / n),
      modes.mass,
    ),
  ).toBeLessThan(1e-6);
  // Places and labels are in the points' own coordinates.
  expect([...modes.label(Float64Array.from(modes.places.flat()))]).toEqual([...modes.mass.keys()]);
});

test("the extent: the width of the cloud, and the median way to the nearest neighbour", () => {
  const axis = Array.from({ length: 20 }, (_, k) => -0.5 + 0.05 * k);
  const { extent } = pointCloud(Float64Array.from(axis.flatMap((y) => axis.flatMap((x) => [x, y]))));
  expect(extent.finestDetail).toBeCloseTo(0.05, 12);
  expect(Math.abs(extent.largestDistance / (0.95 * Math.SQRT2) - 1)).toBeLessThan(0.001);
  expect(extent.box.right).toBeCloseTo(0.45, 12);
});

test("no points, a point that is none, and no noise are refused", () => {
  expect(() => pointCloud(new Float32Array(0))).toThrow("need at least one point, got none");
  expect(() => pointCloud(Float32Array.of(0, Number.POSITIVE_INFINITY))).toThrow("point 1: need finite coordinates");
  expect(() => pointCloud(Float32Array.of(0, 0)).score(Float32Array.of(0, 0), 0)).toThrow("need sigma > 0, got 0");
});
