import fc from "fast-check";
import { expect, test } from "vitest";
import type { MixtureComponent } from "../../../src/maths/density/data-source.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { pointStatistics } from "../../../src/maths/points.ts";
import { streams } from "../../../src/maths/random.ts";
import { expectGradient } from "../finite-difference.ts";
import { flat, largestError, reference } from "../reference.ts";

const mixture = gaussianMixture(reference.gaussianMixture);
const points = flat(reference.gaussianMixture.points);

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

const rotated: readonly MixtureComponent[] = [
  { weight: 2, mean: [0.3, 0.1], covariance: [0.09, 0.05, 0.04] },
  { weight: 1, mean: [-0.4, 0.2], covariance: [0.01, -0.008, 0.02] },
  { weight: 0, mean: [7, 7], covariance: [1, 0, 1] },
];

test("full covariances: log q is the textbook formula, and the score its gradient", () => {
  const density = gaussianMixture(rotated);
  const sigma = 0.2;
  const places = flat([
    [0, 0],
    [0.5, -0.3],
    [-0.6, 0.4],
  ]);
  const byHand = Float64Array.from({ length: 3 }, (_, i) => {
    let q = 0;
    for (const { weight, mean, covariance } of rotated) {
      const [xx, xy, yy] = [covariance[0] + sigma ** 2, covariance[1], covariance[2] + sigma ** 2];
      const determinant = xx * yy - xy * xy;
      const [dx, dy] = [places[2 * i] - mean[0], places[2 * i + 1] - mean[1]];
      const square = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
      q += ((weight / 3) * Math.exp(-0.5 * square)) / (2 * Math.PI * Math.sqrt(determinant));
    }
    return Math.log(q);
  });
  expect(largestError(density.logDensity(places, sigma), byHand)).toBeLessThan(1e-12);
  expectGradient(density, places, sigma);
});

test("isotropic lists are the components with s² on both axes", () => {
  const { weights, means, stds } = reference.gaussianMixture;
  const full = gaussianMixture(
    weights.map((weight, k) => ({ weight, mean: means[k], covariance: [stds[k] ** 2, 0, stds[k] ** 2] })),
  );
  expect(full.score(points, 0.1)).toEqual(mixture.score(points, 0.1));
  expect(full.scale).toEqual(mixture.scale);
});

test("the Fisher information of mixed shapes agrees with a brute trapezoidal sum", () => {
  const density = gaussianMixture(rotated);
  for (const sigma of [0.3, 0.05]) {
    // Eight steps a standard deviation of the noise alone: the rule converges exponentially.
    const step = sigma / 8;
    const axis = Float64Array.from({ length: Math.ceil(8.4 / step) }, (_, k) => -4.2 + k * step);
    const field = density.grid(axis, axis, sigma);
    const sum = field.density.reduce(
      (so, q, at) => so + q * (field.score[2 * at] ** 2 + field.score[2 * at + 1] ** 2),
      0,
    );
    expect(Math.abs(density.fisherInformation(sigma) / (sum * step * step) - 1)).toBeLessThan(1e-9);
  }
});

test("a needle a thousand times as long as it is wide has the Fisher information of its two variances", () => {
  const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
  const [long, short] = [1, 1e-6];
  const needle = gaussianMixture([
    {
      weight: 1,
      mean: [0.1, 0.2],
      covariance: [long * c * c + short * s * s, (long - short) * c * s, long * s * s + short * c * c],
    },
  ]);
  const sigma = 0.005;
  const expected = 1 / (long + sigma ** 2) + 1 / (short + sigma ** 2);
  expect(Math.abs(needle.fisherInformation(sigma) / expected - 1)).toBeLessThan(1e-9);
});

test("nothing is ever NaN or infinite, however far, thin or faint", () => {
  const component = fc
    .record({
      weight: fc.oneof(fc.constant(1), fc.double({ min: 1e-300, max: 1e300, noNaN: true })),
      mean: fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
      angle: fc.double({ min: 0, max: 3.2, noNaN: true }),
      long: fc.double({ min: 1e-3, max: 1, noNaN: true }),
      ratio: fc.double({ min: 1e-4, max: 1, noNaN: true }),
    })
    .map(({ weight, mean, angle, long, ratio }): MixtureComponent => {
      const [c, s, a, b] = [Math.cos(angle), Math.sin(angle), long ** 2, (long * ratio) ** 2];
      return { weight, mean, covariance: [a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c] };
    });
  fc.assert(
    fc.property(
      fc.array(component, { minLength: 1, maxLength: 4 }),
      fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true })),
      fc.constantFrom(0.005, 0.1, 5),
      (components, place, sigma) => {
        const density = gaussianMixture(components);
        const point = Float64Array.from(place);
        const field = density.grid([place[0]], [place[1]], sigma);
        const figures = [...density.logDensity(point, sigma), ...density.score(point, sigma), ...field.density];
        expect(figures.every(Number.isFinite)).toBe(true);
        expect([...field.score]).toEqual([...density.score(point, sigma)]);
      },
    ),
    { seed: 20260201, numRuns: 300 },
  );
});

test("modes: one a component, in descending order of mass, points to the most responsible", () => {
  const modes = gaussianMixture([
    { weight: 1, mean: [-0.5, 0], covariance: [0.0001, 0, 0.0001] },
    { weight: 3, mean: [0.5, 0], covariance: [0.04, 0, 0.0004] },
  ]).modes();
  expect(modes.mass).toEqual([0.75, 0.25]);
  expect(modes.places).toEqual([
    [0.5, 0],
    [-0.5, 0],
  ]);
  // (-0.3, 0) is nearer to the small component in distance, but twenty of its standard deviations away.
  expect([...modes.label(Float32Array.of(0.6, 0, -0.5, 0.01, -0.3, 0))]).toEqual([0, 1, 0]);
});

test("of thirteen components the lightest joins a kept one", () => {
  const modes = gaussianMixture(
    Array.from({ length: 13 }, (_, k) => ({
      weight: 1 + (k > 0 ? 1 : 0),
      mean: [k < 2 ? -0.9 + 0.1 * k : -0.9 + 0.15 * k, 0] as const,
      covariance: [0.001, 0, 0.001] as const,
    })),
  ).modes();
  expect(modes.mass.length).toBe(12);
  expect(modes.mass[0]).toBeCloseTo(3 / 25, 12);
  expect(modes.places[0]).toEqual([-0.8, 0]);
});

test("the extent of two equal Gaussians: their distance and two standard deviations on either side", () => {
  const { extent } = gaussianMixture({
    weights: [1, 1],
    means: [
      [-0.3, -0.4],
      [0.3, 0.4],
    ],
    stds: [0.1, 0.2],
  });
  // The width along the best of 36 directions is within 0.1 % of the largest.
  expect(Math.abs(extent.largestDistance / (1 + 2 * 0.3) - 1)).toBeLessThan(0.001);
  expect(extent.finestDetail).toBeCloseTo(0.1, 12);
  expect(extent.box.left).toBeCloseTo(0.3 - 1.3, 12);
  expect(extent.box.top).toBeCloseTo(0.4 + 1.3, 12);
});

test("what is wrong with a component is named", () => {
  const good: MixtureComponent = { weight: 1, mean: [0, 0], covariance: [1, 0, 1] };
  const second = (wrong: Partial<MixtureComponent>) => expect(() => gaussianMixture([good, { ...good, ...wrong }]));
  second({ weight: -1 }).toThrow("component 2: need a finite weight ≥ 0, got -1");
  second({ weight: Number.NaN }).toThrow("component 2: need a finite weight ≥ 0, got NaN");
  second({ mean: [0, Number.POSITIVE_INFINITY] }).toThrow("component 2: need a finite mean, got (0, Infinity)");
  second({ covariance: [1, 1, 1] }).toThrow(
    "component 2: need a positive definite covariance [xx, xy, yy], got [1, 1, 1]",
  );
  second({ covariance: [1, 0, 0] }).toThrow("component 2: need a positive definite covariance");
  second({ covariance: [1, Number.NaN, 1] }).toThrow("component 2: need a positive definite covariance");
  expect(() => gaussianMixture([])).toThrow("need at least one component, got none");
  expect(() => gaussianMixture([{ ...good, weight: 0 }])).toThrow("need at least one weight above 0");
  expect(() => mixture.score(points, 0)).toThrow("need sigma > 0, got 0");
});

test("lists of different lengths and weights of nothing are refused", () => {
  expect(() => gaussianMixture({ weights: [1], means: [], stds: [1] })).toThrow(RangeError);
  expect(() => gaussianMixture({ weights: [0], means: [[0, 0]], stds: [1] })).toThrow(RangeError);
});
