import fc from "fast-check";
import { expect, test } from "vitest";
import { fitSquare } from "../../src/imports/fit-square.ts";

test("any finite points, however large, small or equal, land in the square and nowhere else", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(finite, finite), { minLength: 1, maxLength: 20 }), (pairs) => {
      const { points, scale } = fitSquare(Float64Array.from(pairs.flat()));
      expect(scale).toBeGreaterThan(0);
      expect(scale).toBeLessThan(Number.POSITIVE_INFINITY);
      for (const value of points) expect(Math.abs(value)).toBeLessThanOrEqual(0.8501);
    }),
    { seed: 20260303 },
  );
});

test("both axes are scaled alike", () => {
  const { points, scale } = fitSquare(Float64Array.of(0, 0, 4, 1));
  expect(scale).toBe(0.425);
  expect(points[2] - points[0]).toBeCloseTo(1.7, 6);
  expect(points[3] - points[1]).toBeCloseTo(0.425, 6);
});
