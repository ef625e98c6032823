import { expect, test } from "vitest";
import { thinnedLabels, thinnedPoints } from "../../src/plots/thinned-points.ts";

/** n points whose x is their place in the file and whose y is the group they belong to. */
const rows = (n: number, groups: number) =>
  Float32Array.from({ length: 2 * n }, (_, k) => (k & 1 ? (k >> 1) % groups : k >> 1));

test("few points stay as they are", () => {
  const points = rows(10, 2);
  expect(thinnedPoints(points, 10)).toBe(points);
});

test("of rows that take turns each group keeps its share", () => {
  for (const groups of [2, 3, 4, 5, 17, 34]) {
    const kept = thinnedPoints(rows(100_000, groups), 3000);
    expect(kept.length).toBe(6000);
    for (let group = 0; group < groups; group++) {
      const share = kept.filter((value, k) => k & 1 && value === group).length / 3000;
      // Four standard errors of an independent draw.
      expect(Math.abs(share - 1 / groups)).toBeLessThan(4 * Math.sqrt(1 / groups / 3000));
    }
  }
});

test("of sorted rows each stretch keeps its share, and no row is kept twice", () => {
  const kept = thinnedPoints(rows(10_000, 1), 3000).filter((_, k) => k % 2 === 0);
  expect(new Set(kept).size).toBe(3000);
  kept.forEach((place, i) => {
    expect(Math.abs(place - ((i + 0.5) * 10_000) / 3000)).toBeLessThanOrEqual(10_000 / 3000);
  });
});

test("labels go with their points", () => {
  const points = rows(100_000, 4);
  const labels = Int8Array.from({ length: 100_000 }, (_, i) => i % 4);
  const kept = thinnedPoints(points, 3000);
  expect(thinnedLabels(labels, 3000)).toEqual(Int8Array.from({ length: 3000 }, (_, i) => kept[2 * i + 1] as number));
  expect(thinnedLabels(labels, 100_000)).toBe(labels);
});
