import { expect, test } from "vitest";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { featureCount } from "../../../src/maths/network/architecture.ts";
import { fillFeatures } from "../../../src/maths/network/features.ts";
import { largestError } from "../reference.ts";

const spec: NetworkSpec = {
  width: 8,
  depth: 2,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 6,
  form: "free",
};
const scale = { mean: [0.1, -0.2], std: 0.4 } as const;

test("features stand in the documented order: x̂, ½ ln σ, sines of x, of y, cosines of x, of y", () => {
  const [x, y, sigma] = [0.37, -1.62, 0.05];
  const waves = (wave: (a: number) => number, coordinate: number) =>
    [0, 1, 2, 3, 4, 5].map((k) => {
      const f = Math.PI * 2 ** k;
      return wave(f * coordinate) * Math.exp((-f * f * sigma * sigma) / 2);
    });
  const spread = Math.hypot(sigma, 0.4);
  const expected = [
    (x - 0.1) / spread,
    (y + 0.2) / spread,
    0.5 * Math.log(sigma),
    ...waves(Math.sin, x),
    ...waves(Math.sin, y),
    ...waves(Math.cos, x),
    ...waves(Math.cos, y),
  ];
  const out = new Float64Array(featureCount(spec));
  fillFeatures(spec, scale, Float64Array.of(x, y), sigma, out);
  expect(largestError(out, expected)).toBeLessThan(1e-13);
});

test("only the preconditioned network sees centred and scaled coordinates", () => {
  for (const parametrization of ["raw", "noise-scaled"] as const) {
    const out = new Float64Array(3);
    fillFeatures({ ...spec, parametrization, fourierOctaves: 0 }, scale, Float64Array.of(0.3, 0.7), 1, out);
    expect([...out]).toEqual([0.3, 0.7, 0]);
  }
});

test("one noise level for all points is the same as that level for each", () => {
  const points = Float64Array.of(0.1, 0.2, -0.3, 0.4);
  const shared = new Float64Array(2 * featureCount(spec));
  const each = new Float64Array(2 * featureCount(spec));
  fillFeatures(spec, scale, points, 0.3, shared);
  fillFeatures(spec, scale, points, Float64Array.of(0.3, 0.3), each);
  expect(each).toEqual(shared);
});
