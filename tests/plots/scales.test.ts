import fc from "fast-check";
import { expect, test } from "vitest";
import { axisScale, decades, isInside, squareScale } from "../../src/plots/scales.ts";

test("the square's corners are the stage's corners, y upwards", () => {
  const scale = squareScale(600);
  expect(scale.toPixel({ x: -1, y: 1 })).toEqual({ left: 0, top: 0 });
  expect(scale.toPixel({ x: 1, y: -1 })).toEqual({ left: 600, top: 600 });
  expect(scale.toPixel({ x: 0, y: 0.5 })).toEqual({ left: 300, top: 150 });
  expect(scale.unit).toBe(300);
});

test("a pixel becomes data and the same pixel again", () => {
  const pixel = fc.double({ min: -100, max: 900, noNaN: true });
  fc.assert(
    fc.property(pixel, pixel, fc.integer({ min: 100, max: 900 }), (left, top, side) => {
      const scale = squareScale(side);
      const back = scale.toPixel(scale.toData({ left, top }));
      expect(back.left).toBeCloseTo(left, 8);
      expect(back.top).toBeCloseTo(top, 8);
    }),
  );
});

test("on a log axis equal ratios are equal distances", () => {
  const axis = axisScale(1, 1000, 0, 300, true);
  expect([1, 10, 100, 1000].map((value) => Math.round(axis.position(value)))).toEqual([0, 100, 200, 300]);
  expect(axis.value(150)).toBeCloseTo(Math.sqrt(1000), 9);
});

test("an axis of one value has a place for it, and a log axis of zero is refused", () => {
  expect(axisScale(3, 3, 0, 100, false).position(3)).toBe(50);
  expect(axisScale(3, 3, 0, 100, true).position(3)).toBeCloseTo(50, 9);
  expect(() => axisScale(0, 1, 0, 100, true)).toThrow("need min > 0 for a log axis, got 0");
});

test("decades are exact and thin out over a long range", () => {
  expect(decades(0.5, 2000)).toEqual([1, 10, 100, 1000]);
  expect(decades(0.001, 0.1)).toEqual([0.001, 0.01, 0.1]);
  expect(decades(1e-12, 1).length).toBeLessThanOrEqual(7);
  expect(() => decades(0, 1)).toThrow("need a positive, finite range for decades, got 0 to 1");
});

test("a point within the margin counts as inside", () => {
  const rect = { left: 10, top: 10, width: 20, height: 5 };
  expect(isInside(rect, 30, 15)).toBe(true);
  expect(isInside(rect, 33, 15)).toBe(false);
  expect(isInside(rect, 33, 15, 4)).toBe(true);
  expect(isInside(rect, Number.NaN, 15)).toBe(false);
});
