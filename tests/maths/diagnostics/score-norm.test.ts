import { expect, test } from "vitest";
import { scoreNorm } from "../../../src/maths/diagnostics/score-norm.ts";

test("the root of the weighted mean square", () => {
  // (3, 4) has square 25, (0, 5) too, (1, 0) has 1: √(0.25 · 25 + 0.25 · 25 + 0.5 · 1).
  expect(scoreNorm(Float32Array.of(3, 4, 0, 5, 1, 0), Float64Array.of(0.25, 0.25, 0.5))).toBeCloseTo(Math.sqrt(13), 14);
});

test("fields and weights of different sizes are refused", () => {
  expect(() => scoreNorm(new Float32Array(4), new Float64Array(3))).toThrow("need a score at 3 points, got 2");
});
