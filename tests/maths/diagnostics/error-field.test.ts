import { expect, test } from "vitest";
import { errorField } from "../../../src/maths/diagnostics/error-field.ts";

test("the length of the difference, in units of 1/σ", () => {
  const error = errorField(Float32Array.of(4, 6, 1, 1), Float64Array.of(1, 2, 1, 1), 0.5);
  expect([...error]).toEqual([2.5, 0]);
});

test("fields at different points are refused", () => {
  expect(() => errorField(new Float32Array(4), new Float32Array(2), 1)).toThrow("got 2 and 1");
});
