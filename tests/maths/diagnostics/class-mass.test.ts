import { expect, test } from "vitest";
import type { ClassDensities } from "../../../src/maths/density/class-densities.ts";
import { classDensities } from "../../../src/maths/density/class-densities.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { presetClasses, presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { classMass, classShares } from "../../../src/maths/diagnostics/class-mass.ts";
import { fillNormals } from "../../../src/maths/random.ts";

const gaussian = (x: number, y: number, variance = 0.01) =>
  gaussianMixture([{ weight: 1, mean: [x, y], covariance: [variance, 0, variance] }]);

/** Noise makes of clean points those of q_σ. */
function blurred(points: Float64Array, sigma: number, seed: number): Float64Array {
  const noise = new Float64Array(points.length);
  fillNormals(noise, { seed, stream: 77, step: 0 });
  return points.map((value, k) => value + sigma * noise[k]);
}

test("classes far apart: a point is of the class it lies in, and one class has no data", () => {
  const classes: ClassDensities = [
    { prior: 0.25, density: gaussian(-0.5, 0) },
    null,
    { prior: 0.75, density: gaussian(0.5, 0) },
  ];
  const points = Float32Array.of(-0.5, 0, -0.45, 0.1, -0.6, 0, 0.5, 0.05);
  // Ten standard deviations apart: the other class has e^-50 of a point at most.
  expect([...classShares(classes, points, 0.02)].map((share) => share.toFixed(9))).toEqual([
    "0.750000000",
    "0.000000000",
    "0.250000000",
  ]);
});

test("half way between two classes alike a point counts for both by their priors", () => {
  const classes: ClassDensities = [
    { prior: 0.2, density: gaussian(-0.3, 0) },
    { prior: 0.8, density: gaussian(0.3, 0) },
  ];
  const shares = classShares(classes, Float32Array.of(0, 0.4), 0.3);
  expect(shares[0]).toBeCloseTo(0.2, 12);
  expect(shares[1]).toBeCloseTo(0.8, 12);
});

test("the expected share of a fresh sample is the prior, also where classes overlap", () => {
  // 0.3 N((-0.1, 0), 0.1²) + 0.7 N((0.1, 0), 0.1²): means two standard deviations apart, 16 % of errors for the best rule.
  const whole = gaussianMixture([
    { weight: 0.3, mean: [-0.1, 0], covariance: [0.01, 0, 0.01] },
    { weight: 0.7, mean: [0.1, 0], covariance: [0.01, 0, 0.01] },
  ]);
  const classes: ClassDensities = [
    { prior: 0.3, density: gaussian(-0.1, 0) },
    { prior: 0.7, density: gaussian(0.1, 0) },
  ];
  const n = 20000;
  const sigma = 0.05;
  const points = blurred(whole.sample(n, { seed: 3, stream: 5, step: 0 }), sigma, 3);
  const [first, second] = classMass(classes, points, sigma);
  expect(first.truth).toBe(0.3);
  expect(first.standardError).toBeCloseTo(Math.sqrt(0.21 / n), 12);
  expect(Math.abs(first.sampled - 0.3)).toBeLessThan(4 * first.standardError);
  expect(first.sampled + second.sampled).toBeCloseTo(1, 9);
});

test("of one class alone a fresh sample of it is the truth, and another fresh sample agrees with it", () => {
  const classes = classDensities({
    kind: "raster",
    size: 64,
    mass: presetRaster("pinwheel", 64),
    classes: presetClasses("pinwheel", 64, 3),
  });
  const second = classes?.[1];
  if (!classes || !second) throw new Error("need three classes");
  const n = 4000;
  const sigma = 0.05;
  const draw = (seed: number) => blurred(second.density.sample(n, { seed, stream: 6, step: 0 }), sigma, seed);
  const truth = classShares(classes, draw(1), sigma);
  // Arms touch in the middle, so that some of each is taken for another's.
  expect(truth[1]).toBeGreaterThan(0.8);
  expect(truth[1]).toBeLessThan(1);
  for (const { sampled, truth: expected, standardError } of classMass(classes, draw(2), sigma, truth)) {
    // Both are samples: √2 of the standard error, four times.
    expect(Math.abs(sampled - expected)).toBeLessThan(4 * Math.SQRT2 * standardError);
  }
});

test("far from all data the nearest class has the point, and points that are lost are of none", () => {
  const half = (left: boolean) =>
    Float32Array.from({ length: 64 * 64 }, (_, cell) => (cell % 64 < 16 === left && cell % 64 !== 32 ? 1 : 0));
  const classes: ClassDensities = [
    { prior: 0.5, density: rasterDensity(half(true), 64) },
    { prior: 0.5, density: rasterDensity(half(false), 64) },
  ];
  const points = Float32Array.of(-3, 0, Number.NaN, 0, 2, 2, 0, Number.POSITIVE_INFINITY);
  expect([...classShares(classes, points, 0.02)]).toEqual([0.25, 0.25]);
});

test("needs points, and a truth for each class", () => {
  const classes: ClassDensities = [{ prior: 1, density: gaussian(0, 0) }];
  expect(() => classShares(classes, new Float32Array(0), 0.1)).toThrow("need at least one point, got none");
  expect(() => classMass(classes, Float32Array.of(0, 0), 0.1, [0.5, 0.5])).toThrow(
    "need a true share for each of 1 classes, got 2",
  );
});
