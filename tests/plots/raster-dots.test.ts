import { expect, test } from "vitest";
import { sampleDots, scatterDots } from "../../src/plots/raster-dots.ts";
import { rasterSheet, soften } from "../../src/plots/raster-view.ts";

const size = 16;
const cellOf = (dots: Float32Array, i: number): number =>
  Math.floor(((dots[2 * i + 1] + 1) / 2) * size) * size + Math.floor(((dots[2 * i] + 1) / 2) * size);
const cellsOf = (dots: Float32Array): number[] => Array.from({ length: dots.length / 2 }, (_, i) => cellOf(dots, i));

/** Ink 1 in the lower left quarter, 1/4 in the upper right one. */
const quarters = Float32Array.from({ length: size * size }, (_, cell) => {
  const [column, row] = [cell % size, Math.floor(cell / size)];
  if (column < size / 2 && row < size / 2) return 1;
  return column >= size / 2 && row >= size / 2 ? 0.25 : 0;
});

test.each([
  ["scattered", () => scatterDots(quarters, size)],
  ["sampled", () => sampleDots(quarters, size, 400)],
])("%s dots stand in inked cells only, four times as many where there is four times the ink", (_, make) => {
  const cells = cellsOf(make());
  expect(cells.every((cell) => quarters[cell] > 0)).toBe(true);
  const faint = cells.filter((cell) => quarters[cell] === 0.25).length;
  // 128 candidates or 400 dots: a share of 0.2 within five standard errors.
  const error = Math.sqrt((0.2 * 0.8) / cells.length);
  expect(Math.abs(faint / cells.length - 0.2)).toBeLessThan(5 * error);
});

test("the same drawing has the same dots", () => {
  expect(scatterDots(quarters, size)).toEqual(scatterDots(quarters.slice(), size));
  expect(sampleDots(quarters, size, 50)).toEqual(sampleDots(quarters.slice(), size, 50));
  expect(sampleDots(quarters, size, 50, 2)).not.toEqual(sampleDots(quarters, size, 50));
});

test("a stroke adds dots and moves none", () => {
  const more = quarters.slice();
  for (let column = size / 2; column < size; column++) more[column] = 1;
  const key = (dots: Float32Array) => cellsOf(dots).map((_, i) => `${dots[2 * i]} ${dots[2 * i + 1]}`);
  const after = new Set(key(scatterDots(more, size)));
  expect(key(scatterDots(quarters, size)).filter((dot) => !after.has(dot))).toEqual([]);
  expect(after.size).toBeGreaterThan(scatterDots(quarters, size).length / 2);
});

test("a canvas full of ink has about as many dots as a full shape", () => {
  const full = scatterDots(new Float32Array(64 * 64).fill(1), 64);
  expect(full.length / 2).toBeGreaterThan(450);
  expect(full.length / 2).toBeLessThan(700);
});

test("an empty drawing has no dots, and what is no number is no ink", () => {
  expect(scatterDots(new Float32Array(4), 2)).toHaveLength(0);
  expect(sampleDots(Float32Array.of(Number.NaN, -1, 0, 0), 2, 10)).toHaveLength(0);
  expect(() => scatterDots(new Float32Array(5), 2)).toThrow("need 2 × 2 values, got 5");
});

test("softening keeps the mass of a shape away from the edge and spreads it by √(passes/2) cells", () => {
  const point = new Float32Array(41 * 41);
  point[20 * 41 + 20] = 1;
  const soft = soften(point, 41, 6);
  let mass = 0;
  let second = 0;
  for (const [cell, value] of soft.entries()) {
    mass += value;
    second += value * ((cell % 41) - 20) ** 2;
  }
  expect(mass).toBeCloseTo(1, 5);
  expect(second).toBeCloseTo(6 / 2, 4);
});

test("the sheet of one drawing is worked out once, of another one anew", () => {
  const sheet = rasterSheet(quarters, size);
  expect(rasterSheet(quarters, size)).toBe(sheet);
  const same = rasterSheet(quarters.slice(), size);
  expect(same).not.toBe(sheet);
  expect(same).toEqual(sheet);
});
