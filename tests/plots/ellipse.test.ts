import { expect, test } from "vitest";
import { axisHandle, ellipseAttributes, visibleHandle } from "../../src/plots/ellipse.ts";
import { squareScale } from "../../src/plots/scales.ts";

/** One data unit is 100 px. */
const scale = squareScale(200);
const shape = { mean: [0, 0], along: 0.2, across: 0.1, angle: Math.PI / 2 } as const;

test("an ellipse at two standard deviations, turned left in data, is turned left on the screen", () => {
  expect(ellipseAttributes(shape, scale, 2)).toEqual({
    rx: 40,
    ry: 20,
    transform: "translate(100.00 100.00) rotate(-90.000)",
  });
});

test("handles lie beyond the ellipse, on its axes", () => {
  const options = { gap: 10, stds: 2, sign: 1 } as const;
  // The first axis points up, the second to the left.
  const along = axisHandle(shape, scale, { ...options, axis: "along" });
  expect([along.left, along.top].map(Math.round)).toEqual([100, 50]);
  const across = axisHandle(shape, scale, { ...options, axis: "across" });
  expect([across.left, across.top].map(Math.round)).toEqual([70, 100]);
});

test("a handle that would lie outside the square is at its other end, or at the edge", () => {
  const near = { ...shape, mean: [0, 0.8] as const };
  const other = visibleHandle(near, scale, { axis: "along", gap: 10, stds: 2 });
  expect([other.left, other.top].map(Math.round)).toEqual([100, 70]);
  const wide = { ...shape, along: 1 };
  const edge = visibleHandle(wide, scale, { axis: "along", gap: 10, stds: 2 });
  expect([edge.left, edge.top].map(Math.round)).toEqual([100, 0]);
});
