import { expect, test } from "vitest";
import { gapMark } from "../../src/plots/loss-gap.ts";

const plot = { left: 0, top: 0, width: 100, height: 100 };
const floor = { y: 90, colour: "#123456" };
const xs = [10, 30, 60];

test("the area runs along the floor and back along the line, and the bracket stands near a third of the plot", () => {
  const gap = gapMark(xs, [20, 40, 60], floor, plot);
  expect(gap?.area).toBe("M10.0 90.0L10.0 20.0L30.0 40.0L60.0 60.0L60.0 90.0Z");
  expect(gap?.bracket).toEqual({ x: 30, top: 40, bottom: 90 });
});

test("a gap too small to bracket is still filled", () => {
  const gap = gapMark(xs, [80, 82, 84], floor, plot);
  expect(gap?.bracket).toBeNull();
  expect(gap?.area).toMatch(/^M.*Z$/);
});

test("no bracket reaches out of the plot", () => {
  expect(gapMark(xs, [-50, -20, 60], floor, plot)?.bracket?.x).toBe(60);
  expect(gapMark(xs, [-50, -20, -10], floor, plot)?.bracket).toBeNull();
});

test("less than two known points have no area", () => {
  expect(gapMark(xs, [Number.NaN, 40, Number.NaN], floor, plot)).toBeNull();
  expect(gapMark([], [], floor, plot)).toBeNull();
});
