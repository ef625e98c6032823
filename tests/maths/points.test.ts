import { expect, test } from "vitest";
import { pointStatistics } from "../../src/maths/points.ts";

test("the mean and the root-mean-square spread of four points", () => {
  // Var x = 4, Var y = 1 (dividing by n): √(5/2).
  const { mean, std } = pointStatistics(Float32Array.of(1, 2, 5, 2, 1, 4, 5, 4));
  expect(mean).toEqual([3, 3]);
  expect(std).toBeCloseTo(Math.sqrt(2.5), 15);
});

test("no points have no mean", () => {
  expect(() => pointStatistics(new Float32Array(0))).toThrow("need at least one point, got none");
});
