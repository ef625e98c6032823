import fc from "fast-check";
import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { particleDensity } from "../../../src/maths/diagnostics/particle-density.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";

const normals = (n: number, seed: number) => {
  const points = new Float64Array(2 * n);
  fillNormals(points, { seed, stream: streams.truth, step: 0 });
  return points;
};
const centres = (side: number) => Float64Array.from({ length: side }, (_, i) => (2 * i + 1) / side - 1);
/** ‖a - b‖/‖b‖ over the cells. */
function relativeError(a: ArrayLike<number>, b: Float64Array): number {
  let [difference, size] = [0, 0];
  for (let k = 0; k < b.length; k++) {
    difference += (a[k] - b[k]) ** 2;
    size += b[k] ** 2;
  }
  return Math.sqrt(difference / size);
}
const mass = ({ density, side }: { density: Float32Array; side: number }) =>
  density.reduce((sum, value) => sum + value, 0) * (2 / side) ** 2;

test("one particle is seen as the kernel", () => {
  const side = 48;
  const place = (2 * 30 + 1) / side - 1;
  const { density, bandwidth } = particleDensity(Float32Array.of(place, -place), side, 0.1);
  const kernel = gaussianMixture({ weights: [1], means: [[place, -place]], stds: [0] });
  expect(bandwidth).toBe(0.1);
  // The mean over a cell instead of the middle: h²/12 over 0.1² twice, 3 %; cut off at four bandwidths.
  expect(relativeError(density, kernel.grid(centres(side), centres(side), 0.1).density)).toBeLessThan(0.03);
});

test("the share beyond the square and the lost share are told; the rest is in the density", () => {
  const points = normals(3000, 1).map((value) => 0.9 * value);
  points.set([Number.NaN, 0, 0, Number.POSITIVE_INFINITY]);
  const result = particleDensity(points, 64, 0.02);
  const beyond = points.filter((x, k) => k % 2 === 0 && k > 2 && (Math.abs(x) > 1 || Math.abs(points[k + 1]) > 1));
  expect(result.outside).toBeCloseTo(beyond.length / 3000, 12);
  expect(result.lost).toBeCloseTo(2 / 3000, 12);
  // What the kernel carries over the edge either way is a few particles.
  expect(mass(result)).toBeCloseTo(1 - result.outside - result.lost, 2);
});

test("the edge of the square is no wall", () => {
  // Uniform over a square of twice the side, two by two in each cell: the density is 1/16 up to the edge.
  const n = 160 ** 2;
  const points = Float64Array.from({ length: 2 * n }, (_, k) => {
    const column = (k >>> 1) % 160;
    const row = Math.floor((k >>> 1) / 160);
    return -2 + (4 * ((k % 2 === 0 ? column : row) + 0.5)) / 160;
  });
  const { density } = particleDensity(points, 40, 0.15);
  for (const value of density) expect(Math.abs(value * 16 - 1)).toBeLessThan(1e-6);
});

test("the bandwidth nears Scott's rule for one Gaussian, and for two far ones that of each", () => {
  const n = 4000;
  const one = normals(n, 2).map((value) => 0.3 * value);
  const scott = 0.3 * n ** (-1 / 6);
  const chosen = particleDensity(one, 96).bandwidth;
  expect(chosen).toBeLessThan(1.1 * scott);
  expect(chosen).toBeGreaterThan(0.5 * scott);
  // Half of them at either end: as wide as the square together, 0.04 each.
  const two = normals(n, 3).map((value, k) => 0.04 * value + (k % 4 < 2 ? 0.7 : -0.7));
  const ofEach = 0.04 * (n / 2) ** (-1 / 6);
  expect(particleDensity(two, 192).bandwidth).toBeLessThan(2 * ofEach);
});

test("the density of many particles nears q", () => {
  const mixture = gaussianMixture({
    weights: [0.6, 0.4],
    means: [
      [0.4, 0.3],
      [-0.5, -0.2],
    ],
    stds: [0.15, 0.1],
  });
  const q = mixture.grid(centres(96), centres(96), 1e-6).density;
  const error = (n: number) =>
    relativeError(particleDensity(mixture.sample(n, { seed: 4, stream: streams.truth, step: 0 }), 96).density, q);
  // Falls as n^{-1/3} in the plane: by 4.6 from 200 to 20 000.
  expect(error(20000)).toBeLessThan(error(200) / 3);
  expect(error(20000)).toBeLessThan(0.07);
});

test("particles of any kind give a density that is finite and not negative", () => {
  const value = fc.oneof(fc.double({ min: -3, max: 3 }), fc.constant(0.25), fc.constant(1e30));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
      const points = Float64Array.from([...values, ...values]);
      const { density, bandwidth, outside, lost } = particleDensity(points, 16);
      expect(density.every((d) => d >= 0 && d < Number.POSITIVE_INFINITY)).toBe(true);
      expect(bandwidth).toBeGreaterThan(0);
      expect(outside + lost).toBeLessThanOrEqual(1);
    }),
    { seed: 20261005 },
  );
});

test("no points, no cells and no bandwidth are refused", () => {
  expect(() => particleDensity(new Float32Array(0), 16)).toThrow("need at least one point, got none");
  expect(() => particleDensity(new Float32Array(2), 1)).toThrow("need at least 2 cells a side, got 1");
  expect(() => particleDensity(new Float32Array(2), 16, 0)).toThrow("need a bandwidth > 0, got 0");
});
