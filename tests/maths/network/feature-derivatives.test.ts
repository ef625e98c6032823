import { expect, test } from "vitest";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { featureCount, parametrizations } from "../../../src/maths/network/architecture.ts";
import { addFeatureCurvatures, axes, fillFeatureTangents } from "../../../src/maths/network/feature-derivatives.ts";
import { fillFeatures } from "../../../src/maths/network/features.ts";
import { largestError } from "../reference.ts";

const network = { width: 8, depth: 2, activation: "silu", fourierOctaves: 3, form: "free", classes: 1 } as const;
const scale = { mean: [0.1, -0.2], std: 0.4 } as const;
const points = Float64Array.of(0.37, -1.62, -0.8, 0.25);
const sigmas = Float64Array.of(0.05, 0.2);
const u = Float64Array.of(0.6, -1.1, 0.4, 0.9);
const v = Float64Array.of(-0.3, 0.8, 1.2, 0.7);

const specs = [1, 3].flatMap((classes) =>
  parametrizations.map((parametrization): NetworkSpec => ({ ...network, classes, parametrization })),
);
const featuresAt = (spec: NetworkSpec, at: Float64Array) => {
  const out = new Float64Array(2 * featureCount(spec));
  fillFeatures(spec, scale, at, sigmas, 1, out);
  return out;
};
const tangentsAt = (spec: NetworkSpec, at: Float64Array, along: Float64Array) => {
  // What stood there before must not remain.
  const out = new Float64Array(2 * featureCount(spec)).fill(9);
  fillFeatureTangents(spec, scale, sigmas, featuresAt(spec, at), along, out);
  return out;
};
const moved = (by: Float64Array, h: number) => points.map((x, k) => x + h * by[k]);
// Waves of up to 4π and a step of 1e-5: truncation near (4π)³ h²/6, below 1e-7.
const h = 1e-5;

test.each(specs)("tangents are central differences of the features: $parametrization, classes: $classes", (spec) => {
  const [above, below] = [featuresAt(spec, moved(u, h)), featuresAt(spec, moved(u, -h))];
  const difference = above.map((value, i) => (value - below[i]) / (2 * h));
  expect(largestError(tangentsAt(spec, points, u), difference)).toBeLessThan(1e-6);
});

test.each(specs)("curvatures are central differences of the tangents: $parametrization, classes: $classes", (spec) => {
  const [above, below] = [tangentsAt(spec, moved(u, h), v), tangentsAt(spec, moved(u, -h), v)];
  const difference = above.map((value, i) => (value - below[i]) / (2 * h));
  const curvature = new Float64Array(2 * featureCount(spec));
  addFeatureCurvatures(spec, featuresAt(spec, points), u, v, curvature);
  expect(largestError(curvature, difference)).toBeLessThan(1e-6);
});

test("one direction for all points is the same as that direction for each", () => {
  const [spec] = specs;
  const shared = tangentsAt(spec, points, axes[1]);
  expect(tangentsAt(spec, points, Float64Array.of(0, 1, 0, 1))).toEqual(shared);
});
