import fc from "fast-check";
import { expect, test } from "vitest";
import { gaussianSums, nearestSquare } from "../../../src/maths/density/point-queries.ts";
import { pointTree } from "../../../src/maths/density/point-tree.ts";

// Coarse coordinates, so that duplicates and lines are common.
const coordinate = fc.integer({ min: -6, max: 6 }).map((k) => k / 6);
const cloud = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 120 });
const place = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }));

test("the nearest point is the nearest of all, with or without one left out", () => {
  fc.assert(
    fc.property(cloud, place, fc.nat(), (points, [x, y], pick) => {
      const tree = pointTree(Float64Array.from(points.flat()));
      const squares = Array.from(tree.xs, (px, i) => (px - x) ** 2 + (tree.ys[i] - y) ** 2);
      expect(nearestSquare(tree, x, y)).toBe(Math.min(...squares));
      const except = pick % points.length;
      const others = squares.filter((_, i) => i !== except);
      expect(nearestSquare(tree, x, y, Number.POSITIVE_INFINITY, except)).toBe(Math.min(...others));
    }),
    { seed: 20260204, numRuns: 300 },
  );
});

test("the sums take in every point within the radius", () => {
  fc.assert(
    fc.property(cloud, place, (points, [x, y]) => {
      const tree = pointTree(Float64Array.from(points.flat()));
      const expected = [0, 0, 0];
      for (const [px, py] of points) {
        const e = Math.exp(-((px - x) ** 2 + (py - y) ** 2 - 0.3) / (2 * 0.4 ** 2));
        expected[0] += e;
        expected[1] += e * (px - x);
        expected[2] += e * (py - y);
      }
      const all = new Float64Array(3);
      gaussianSums(tree, x, y, { radiusSquare: 100, offset: 0.3, sigma: 0.4 }, all);
      for (let k = 0; k < 3; k++) expect(Math.abs(all[k] - expected[k])).toBeLessThan(1e-12 * (1 + expected[0]));
      // Those left out at 3 σ are each below e^{-4.5} of a central one.
      const near = new Float64Array(3);
      gaussianSums(tree, x, y, { radiusSquare: 9 * 0.16, offset: 0.3, sigma: 0.4 }, near);
      const most = points.length * Math.exp(0.3 / 0.32 - 4.5);
      expect(all[0] - near[0]).toBeGreaterThanOrEqual(-1e-12 * all[0]);
      expect(all[0] - near[0]).toBeLessThanOrEqual(most);
    }),
    { seed: 20260205, numRuns: 300 },
  );
});
