import { expect, test } from "vitest";
import { platePlaces } from "../../src/plots/plate-places.ts";
import type { PixelRect } from "../../src/plots/scales.ts";

const gridSide = 40;
const modes = [
  { x: 0.5, y: 0.5 },
  { x: -0.5, y: -0.5 },
];
/** Two round modes, 0.15 wide. */
const density = Float32Array.from({ length: gridSide ** 2 }, (_, index) => {
  const x = ((index % gridSide) + 0.5) * (2 / gridSide) - 1;
  const y = (Math.floor(index / gridSide) + 0.5) * (2 / gridSide) - 1;
  return modes.reduce((sum, mode) => sum + Math.exp(-((x - mode.x) ** 2 + (y - mode.y) ** 2) / (2 * 0.15 ** 2)), 0);
});
const size = { width: 128, height: 56 };
const place = (side: number, keepClear: readonly PixelRect[] = []) =>
  platePlaces({ modes, density, gridSide, side, ...size, keepClear }).map((at) => at && { ...at, ...size });
/** Density under a rectangle, by adding up the cells in it. */
const massUnder = (rect: PixelRect, side: number) => {
  let mass = 0;
  let total = 0;
  for (let j = 0; j < gridSide; j++) {
    for (let i = 0; i < gridSide; i++) {
      const value = density[j * gridSide + i] as number;
      total += value;
      const left = ((i + 0.5) / gridSide) * side;
      const top = (1 - (j + 0.5) / gridSide) * side;
      if (left > rect.left && left < rect.left + rect.width && top > rect.top && top < rect.top + rect.height) {
        mass += value;
      }
    }
  }
  return mass / total;
};

test("each plate stands near its own mode, inside the stage, on hardly any of the density", () => {
  for (const side of [360, 518]) {
    const plates = place(side);
    for (const [index, plate] of plates.entries()) {
      if (!plate) throw new Error("need a place for the plate, got none");
      expect(plate.left).toBeGreaterThanOrEqual(0);
      expect(plate.top).toBeGreaterThanOrEqual(0);
      expect(plate.left + plate.width).toBeLessThanOrEqual(side);
      expect(plate.top + plate.height).toBeLessThanOrEqual(side);
      // Beside the mode, not across it: a tenth of one mode's mass is its outermost rim.
      expect(massUnder(plate, side)).toBeLessThan(0.05);
      const middle = { left: plate.left + plate.width / 2, top: plate.top + plate.height / 2 };
      const distances = modes.map(({ x, y }) =>
        Math.hypot(middle.left - ((x + 1) * side) / 2, middle.top - ((1 - y) * side) / 2),
      );
      expect(distances.indexOf(Math.min(...distances))).toBe(index);
    }
  }
});

test("plates keep clear of each other and of what stands on the stage", () => {
  const scale = { left: 0, top: 440, width: 200, height: 78 };
  const [a, b] = place(518, [scale]);
  if (!a || !b) throw new Error("need two places, got fewer");
  const apart = (one: PixelRect, other: PixelRect) =>
    one.left + one.width <= other.left ||
    other.left + other.width <= one.left ||
    one.top + one.height <= other.top ||
    other.top + other.height <= one.top;
  expect(apart(a, b)).toBe(true);
  expect(apart(a, scale) && apart(b, scale)).toBe(true);
});

test("a stage without room has no plates, data that are not known yet no preference", () => {
  expect(place(100)).toEqual([null, null]);
  expect(platePlaces({ modes, density: [0], gridSide: 1, side: 518, ...size, keepClear: [] })).not.toContain(null);
});
