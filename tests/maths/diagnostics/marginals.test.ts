import { expect, test } from "vitest";
import type { Density } from "../../../src/maths/density/density.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { inOneGo } from "../../../src/maths/density/pieces.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import type { Marginal } from "../../../src/maths/diagnostics/marginals.ts";
import { sampledMarginals, shareError, trueMarginals } from "../../../src/maths/diagnostics/marginals.ts";
import { normalCdf, normalMass } from "../../../src/maths/normal.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";

const truth = (density: Density, sigma: number, bins: number) => inOneGo(trueMarginals(density, sigma, bins));
const total = ({ bins, below, above }: Marginal) => bins.reduce((sum, share) => sum + share, below + above);

test("particles are counted in the bin they lie in, and on either side of the square", () => {
  const points = Float32Array.of(-1, 0, -0.6, 0.1, 0.1, 1, 1, 1.01, -1.2, -3);
  const { x, y } = sampledMarginals(points, 4);
  expect([x.below, ...x.bins, x.above]).toEqual([0.2, 0.4, 0, 0.2, 0.2, 0]);
  expect([y.below, ...y.bins, y.above]).toEqual([0.2, 0, 0, 0.4, 0.2, 0.2]);
});

test("a lost particle counts on neither axis", () => {
  const { x, y } = sampledMarginals(Float32Array.of(0.1, Number.NaN, 0.1, 0.1), 2);
  expect([...x.bins]).toEqual([0, 0.5]);
  expect([...y.bins]).toEqual([0, 0.5]);
});

test.each([1, 0.3, 0.05, 0.005])("the marginals of a mixture are sums of normal masses, at σ = %d", (sigma) => {
  const weights = [0.7, 0.3];
  const means = [
    [0.5, 0.3],
    [-0.6, -0.95],
  ] as const;
  const stds = [0.1, 0.02];
  const { x, y } = truth(gaussianMixture({ weights, means, stds }), sigma, 40);
  for (const [axis, marginal] of [x, y].entries()) {
    const share = (from: number, to: number) =>
      weights.reduce((sum, weight, k) => {
        const spread = Math.hypot(stds[k], sigma);
        return sum + weight * normalMass((from - means[k][axis]) / spread, (to - means[k][axis]) / spread);
      }, 0);
    for (const [k, value] of marginal.bins.entries()) {
      expect(Math.abs(value - share(-1 + k / 20, -1 + (k + 1) / 20))).toBeLessThan(1e-6);
    }
    expect(Math.abs(marginal.below - share(-100, -1))).toBeLessThan(1e-6);
    expect(Math.abs(marginal.above - share(1, 100))).toBeLessThan(1e-6);
  }
});

test("the marginals of a drawing are those of its columns and rows, each blurred", () => {
  const [size, sigma, bins] = [64, 0.02, 24];
  const moons = rasterDensity(presetRaster("two-moons"), size);
  const { x, y } = truth(moons, sigma, bins);
  const columns = new Float64Array(size);
  const rows = new Float64Array(size);
  for (const [cell, m] of moons.mass.entries()) {
    columns[cell % size] += m;
    rows[Math.floor(cell / size)] += m;
  }
  // ∫Φ, so that its second difference is the mass a blurred cell has below a place.
  const integral = (t: number) => t * normalCdf(t) + Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI);
  const h = 2 / size;
  const below = (line: Float64Array, place: number) =>
    line.reduce((sum, m, k) => {
      const left = (place + 1 - k * h) / sigma;
      return sum + (m * sigma * (integral(left) - integral(left - h / sigma))) / h;
    }, 0);
  for (const [line, marginal] of [[columns, x] as const, [rows, y] as const]) {
    for (const [k, value] of marginal.bins.entries()) {
      const expected = below(line, -1 + (2 * (k + 1)) / bins) - below(line, -1 + (2 * k) / bins);
      expect(Math.abs(value - expected)).toBeLessThan(1e-6);
    }
    expect(total(marginal)).toBeCloseTo(1, 6);
  }
});

test("a sample of q_σ differs from its truth by standard errors, as often as chance would have it", () => {
  const [n, sigma, bins] = [4000, 0.1, 20];
  const moons = rasterDensity(presetRaster("two-moons"), 64);
  const points = moons.sample(n, { seed: 2, stream: streams.truth, step: 0 });
  const noise = new Float64Array(2 * n);
  fillNormals(noise, { seed: 2, stream: streams.startNoise, step: 0 });
  for (let k = 0; k < points.length; k++) points[k] += sigma * noise[k];
  const sampled = sampledMarginals(points, bins);
  const exact = truth(moons, sigma, bins);
  let [squares, counted] = [0, 0];
  for (const axis of ["x", "y"] as const) {
    for (const [k, value] of exact[axis].bins.entries()) {
      // Fewer than ten expected in a bin are no normal figure.
      if (value * n < 10) continue;
      squares += ((sampled[axis].bins[k] - value) / shareError(value, n)) ** 2;
      counted++;
    }
  }
  expect(counted).toBeGreaterThan(30);
  // χ² over its degrees of freedom: 1 ± √(2/30), and four of that.
  expect(Math.abs(squares / counted - 1)).toBeLessThan(4 * Math.sqrt(2 / counted));
});

test("no points, no bins and no noise are refused", () => {
  const density = gaussianMixture({ weights: [1], means: [[0, 0]], stds: [0.1] });
  expect(() => sampledMarginals(new Float32Array(0), 4)).toThrow("need at least one point, got none");
  expect(() => sampledMarginals(new Float32Array(2), 0)).toThrow("need at least one bin, got 0");
  expect(() => truth(density, 0, 4)).toThrow("need sigma > 0, got 0");
});
