import { expect, test } from "vitest";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { featureCount } from "../../../src/maths/network/architecture.ts";
import { fillFeatures } from "../../../src/maths/network/features.ts";
import type { Labels } from "../../../src/maths/network/labels.ts";
import { largestError } from "../reference.ts";

const spec: NetworkSpec = {
  width: 8,
  depth: 2,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 6,
  form: "free",
  classes: 1,
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
  fillFeatures(spec, scale, Float64Array.of(x, y), sigma, null, out);
  expect(largestError(out, expected)).toBeLessThan(1e-13);
});

test("a label's one-hot code comes last; all zeros without one, and for one that the network does not know", () => {
  const labelled: NetworkSpec = { ...spec, fourierOctaves: 1, classes: 3 };
  const count = featureCount(labelled);
  expect(count).toBe(3 + 4 + 3);
  const points = Float64Array.of(0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2);
  const codes = (labels: Labels) => {
    const out = new Float64Array(4 * count).fill(9);
    fillFeatures(labelled, scale, points, 0.3, labels, out);
    return [0, 1, 2, 3].map((i) => [...out.subarray(i * count + 7, (i + 1) * count)].join(""));
  };
  expect(codes(Int8Array.of(0, 2, -1, 1))).toEqual(["100", "001", "000", "010"]);
  expect(codes(1)).toEqual(["010", "010", "010", "010"]);
  expect(codes(null)).toEqual(["000", "000", "000", "000"]);
  expect(codes(3)).toEqual(codes(null));
  const [one, none] = [new Float64Array(count), new Float64Array(count - 3)];
  fillFeatures(labelled, scale, points.subarray(0, 2), 0.3, 2, one);
  fillFeatures({ ...labelled, classes: 1 }, scale, points.subarray(0, 2), 0.3, 2, none);
  expect([...one.subarray(0, 7)]).toEqual([...none]);
});

test("only the preconditioned network sees centred and scaled coordinates", () => {
  for (const parametrization of ["raw", "noise-scaled"] as const) {
    const out = new Float64Array(3);
    fillFeatures({ ...spec, parametrization, fourierOctaves: 0 }, scale, Float64Array.of(0.3, 0.7), 1, null, out);
    expect([...out]).toEqual([0.3, 0.7, 0]);
  }
});

test("one noise level for all points is the same as that level for each", () => {
  const points = Float64Array.of(0.1, 0.2, -0.3, 0.4);
  const shared = new Float64Array(2 * featureCount(spec));
  const each = new Float64Array(2 * featureCount(spec));
  fillFeatures(spec, scale, points, 0.3, null, shared);
  fillFeatures(spec, scale, points, Float64Array.of(0.3, 0.3), null, each);
  expect(each).toEqual(shared);
});
