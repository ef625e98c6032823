import { expect, test } from "vitest";
import { slicedWasserstein } from "../../../src/maths/diagnostics/sliced-wasserstein.ts";
import { flat, reference } from "../reference.ts";

const { a } = reference.distances;

test("a shift by r is mean |cos| away: 2r/π over many directions", () => {
  const shifted = flat(a).map((x, k) => (k % 2 === 0 ? x + 0.3 : x));
  expect(slicedWasserstein(flat(a), shifted, 720)).toBeCloseTo((2 * 0.3) / Math.PI, 5);
});

test("the order of the points does not matter", () => {
  expect(slicedWasserstein(flat(a), flat(a.toReversed()))).toBe(0);
});

test("sets of different sizes are refused", () => {
  expect(() => slicedWasserstein(new Float32Array(4), new Float32Array(2))).toThrow("got 2 and 1");
});
