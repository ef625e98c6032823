import { expect, test } from "vitest";
import { meanAngle } from "../../../src/maths/diagnostics/angle.ts";

test("angles are averaged with their weights, whatever the lengths", () => {
  const a = Float32Array.of(1, 0, 0, 2, 3, 3);
  const b = Float32Array.of(0, 5, 0, 0.1, -1, -1);
  // 90°, 0° and 180°.
  expect(meanAngle(a, b, Float32Array.of(1, 1, 1))).toBeCloseTo(90, 12);
  expect(meanAngle(a, b, Float32Array.of(2, 6, 0))).toBeCloseTo(22.5, 12);
});

test("tiny angles are not lost to rounding", () => {
  expect(meanAngle(Float64Array.of(1, 0), Float64Array.of(1, 1e-12), Float64Array.of(1))).toBeCloseTo(5.73e-11, 13);
});

test("where a field vanishes there is no angle, and none at all gives null", () => {
  expect(meanAngle(Float32Array.of(0, 0, 1, 0), Float32Array.of(1, 0, 0, 1), Float32Array.of(5, 1))).toBeCloseTo(
    90,
    12,
  );
  expect(meanAngle(Float32Array.of(0, 0), Float32Array.of(1, 0), Float32Array.of(1))).toBeNull();
});

test("fields of different sizes are refused", () => {
  expect(() => meanAngle(new Float32Array(4), new Float32Array(4), new Float32Array(1))).toThrow(RangeError);
});
