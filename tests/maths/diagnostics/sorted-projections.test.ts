import { expect, test } from "vitest";
import { slicedWassersteinOf } from "../../../src/maths/diagnostics/sliced-wasserstein.ts";
import { sortedProjections } from "../../../src/maths/diagnostics/sorted-projections.ts";

test("the first direction is x, the middle one y, each sorted", () => {
  const { count, lines } = sortedProjections(Float32Array.of(3, -1, 1, 4, 2, 0), 2);
  expect(count).toBe(3);
  expect([...lines[0]]).toEqual([1, 2, 3]);
  for (const [i, y] of [-1, 0, 4].entries()) expect(lines[1][i]).toBeCloseTo(y, 14);
});

test("no points, no direction, and sets that do not fit each other are refused", () => {
  const two = new Float64Array(4);
  expect(() => sortedProjections(new Float64Array(0))).toThrow("need at least one point, got none");
  expect(() => sortedProjections(two, 0)).toThrow("need at least one direction, got 0");
  const wrong = () => slicedWassersteinOf(sortedProjections(two, 4), sortedProjections(two, 3));
  expect(wrong).toThrow("got 2 and 2 points, 4 and 3 directions");
});
