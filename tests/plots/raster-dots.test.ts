import { expect, test } from "vitest";
import { sampleClasses, scatterClasses } from "../../src/plots/raster-dots.ts";
import { rasterSheet, soften } from "../../src/plots/raster-view.ts";

/** Of one class. */
const scatterDots = (values: Float32Array, side: number) => scatterClasses([values], side).points;
const sampleDots = (values: Float32Array, side: number, count: number, seed?: number) =>
  sampleClasses([values], side, count, seed).points;

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

/** A alone in the lower left quarter; in the upper right one a quarter of the ink is A's, the rest B's. */
const classes = [
  quarters.map((ink) => (ink === 0.25 ? 0.0625 : ink)),
  quarters.map((ink) => (ink === 0.25 ? 0.1875 : 0)),
] as const;

test.each([
  ["scattered", () => scatterClasses(classes, size)],
  ["sampled", () => sampleClasses(classes, size, 2000)],
])("%s dots are of the classes by their shares of the cell's ink", (_, make) => {
  const { points, labels } = make();
  expect(labels).toHaveLength(points.length / 2);
  const mixed = cellsOf(points).flatMap((cell, i) => (quarters[cell] === 0.25 ? [labels[i]] : []));
  expect(cellsOf(points).every((cell, i) => quarters[cell] === 0.25 || labels[i] === 0)).toBe(true);
  const share = mixed.filter((label) => label === 1).length / mixed.length;
  // Four standard errors.
  expect(Math.abs(share - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / mixed.length));
});

test("classes move no dot, and a stroke of one changes no dot's class elsewhere", () => {
  const { points, labels } = scatterClasses(classes, size);
  expect(points).toEqual(scatterDots(quarters, size));
  const more = classes[1].map((ink, cell) => (cell < size ? 1 : ink));
  const after = scatterClasses([classes[0], more], size);
  const classOf = new Map(
    cellsOf(after.points).map((_, i) => [`${after.points.slice(2 * i, 2 * i + 2)}`, after.labels[i]]),
  );
  for (const [i, cell] of cellsOf(points).entries()) {
    const now = classOf.get(`${points.slice(2 * i, 2 * i + 2)}`);
    if (cell >= size && now !== undefined) expect(now).toBe(labels[i]);
  }
});

test("the sheet of the same ink in other classes is another", () => {
  const sheet = rasterSheet(quarters, size, classes);
  expect(rasterSheet(quarters, size, classes)).toBe(sheet);
  expect(rasterSheet(quarters, size)).not.toBe(sheet);
  expect(new Set(sheet.dots.labels)).toEqual(new Set([0, 1]));
  expect(new Set(rasterSheet(quarters, size).dots.labels)).toEqual(new Set([0]));
});
