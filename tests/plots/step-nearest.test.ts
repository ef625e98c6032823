import { expect, test } from "vitest";
import { nearestPoint } from "../../src/plots/step-nearest.ts";

const points = Float32Array.of(0, 0, 0.5, 0, 0.5, 0.1, 0.5, 0, Number.NaN, 0);

test("the nearest point within reach is found, the first of those in one place", () => {
  expect(nearestPoint(points, { x: 0.49, y: 0.01 }, 0.1)).toBe(1);
  expect(nearestPoint(points, { x: 0.5, y: 0.09 }, 0.1)).toBe(2);
  expect(nearestPoint(points, { x: 0.2, y: 0 }, 0.1)).toBeNull();
  expect(nearestPoint(new Float32Array(), { x: 0, y: 0 }, 1)).toBeNull();
});
