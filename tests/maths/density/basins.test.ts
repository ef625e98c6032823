import { expect, test } from "vitest";
import { findBasins } from "../../../src/maths/density/basins.ts";

const flatOf = (rows: number[][]) => Float64Array.from(rows.flat());

test("two hills part at their saddle, the heavier first", () => {
  const height = flatOf([
    [5, 1, 8, 7],
    [4, 1, 7, 6],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  const { labels, mass, peaks } = findBasins(height, height, 4);
  expect(peaks).toEqual([2, 0]);
  expect(mass[1]).toBeCloseTo(9 / 39, 12);
  expect([labels[0], labels[4], labels[2], labels[7]]).toEqual([1, 1, 0, 0]);
  expect(labels[12]).toBe(-1);
});

test("a saddle above six tenths of the lower peak joins the two", () => {
  const hills = (saddle: number) =>
    flatOf([
      [10, saddle, 5],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  expect(findBasins(hills(3.1), hills(3.1), 3).peaks).toEqual([0]);
  expect(findBasins(hills(2.9), hills(2.9), 3).peaks).toEqual([0, 2]);
});

test("cells that touch at a corner do not touch", () => {
  const corner = flatOf([
    [1, 0],
    [0, 1],
  ]);
  expect(findBasins(corner, corner, 2).mass).toEqual([0.5, 0.5]);
});

test("a hill of less than a hundredth joins the one behind its highest saddle, not the nearest", () => {
  const height = flatOf([
    [1, 0.2, 0.9, 0.3, 0.3],
    [0, 0, 0.1, 0, 0.3],
    [0, 0, 9, 0, 0.3],
    [0, 0, 0, 0, 0.3],
    [0, 0, 0, 9, 0.3],
  ]);
  const mass = height.map((h, at) => (at === 2 ? 0.01 : at === 0 ? 5 : h >= 9 ? 5 : 0));
  const { labels, peaks } = findBasins(height, mass, 5);
  expect(peaks.length).toBe(3);
  // From (2, 0) the way over 0.3 leads to the hill at (3, 4); those over 0.2 and 0.1 are shorter.
  expect(labels[2]).toBe(labels[23]);
});
