import { expect, test } from "vitest";
import { massBands } from "../../src/plots/mass-bands.ts";
import { pictureBands } from "../../src/plots/picture-bands.ts";

test("the bands of a density are found once, those of another anew", () => {
  const density = Float32Array.of(0, 1, 2, 3);
  expect(pictureBands(density, 2)).toEqual(massBands(density, 2));
  expect(pictureBands(density, 2)).toBe(pictureBands(density, 2));
  expect(pictureBands(density.slice(), 2)).not.toBe(pictureBands(density, 2));
});

test("of a close-up the lines are those of the whole, in the close-up's own square", () => {
  const [n, sigma] = [96, 0.3];
  const density = (half: number) =>
    Float32Array.from({ length: n * n }, (_, cell) => {
      const at = (index: number) => half * ((2 * (index + 0.5)) / n - 1);
      return Math.exp(-(at(cell % n) ** 2 + at(Math.floor(cell / n)) ** 2) / (2 * sigma ** 2));
    });
  const [whole, near] = [density(1), density(0.25)];
  const bands = pictureBands(near, n, whole);
  expect(bands.thresholds).toEqual(pictureBands(whole, n).thresholds);
  expect(pictureBands(near, n, whole)).toBe(bands);
  // The innermost band holds 8 % of the whole: a circle of radius σ √(−2 ln 0.92), four times as large close up.
  const radius = (sigma * Math.sqrt(-2 * Math.log(0.92))) / 0.25;
  const ring = bands.rings[0]?.[0] ?? new Float32Array(0);
  expect(ring.length).toBeGreaterThan(40);
  // The threshold lies between two densities of the coarse grid: a cell of that one at most.
  for (let i = 0; i < ring.length; i += 2) {
    expect(Math.abs(Math.hypot(ring[i], ring[i + 1]) - radius)).toBeLessThan(2 / n / 0.25);
  }
});
