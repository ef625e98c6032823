import fc from "fast-check";
import { expect, test } from "vitest";
import { fitSquare, placesKept } from "../../src/imports/fit-square.ts";

test("any finite points, however large, small or equal, land in the square and nowhere else", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(finite, finite), { minLength: 1, maxLength: 20 }), (pairs) => {
      const fitted = fitSquare(Float64Array.from(pairs.flat()));
      const { points, scale } = fitted;
      expect(scale).toBeGreaterThan(0);
      expect(scale).toBeLessThan(Number.POSITIVE_INFINITY);
      const most = placesKept(fitted) ? 1 : 0.8501;
      for (const value of points) expect(Math.abs(value)).toBeLessThanOrEqual(most);
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

test("points that lie in the square and fill it stay where they are; smaller and larger ones do not", () => {
  const kept = fitSquare(Float64Array.of(-0.5, 0.25, 0.75, 0));
  expect(placesKept(kept)).toBe(true);
  expect([...kept.points]).toEqual([-0.5, 0.25, 0.75, 0]);
  for (const others of [
    [0, 0, 1, 1],
    [-1.01, 0, 0.5, 0],
    [0.4, 0.4, 0.5, 0.5],
  ]) {
    const fitted = fitSquare(Float64Array.from(others));
    expect(placesKept(fitted)).toBe(false);
    expect(fitted.points[2] - fitted.points[0]).toBeCloseTo(1.7, 6);
  }
});
