import fc from "fast-check";
import { expect, test } from "vitest";
import { gaussianSums, isOnePlace, nearestSquare, pointTree } from "../../../src/maths/density/point-tree.ts";

// Coarse coordinates, so that duplicates and lines are common.
const coordinate = fc.integer({ min: -6, max: 6 }).map((k) => k / 6);
const cloud = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 120 });
const place = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }));

test("every node holds its points in its box, and its children hold them between them", () => {
  fc.assert(
    fc.property(cloud, (points) => {
      const tree = pointTree(Float64Array.from(points.flat()));
      const sorted = (pairs: (readonly number[])[]) => pairs.map(([x, y]) => `${x} ${y}`).sort();
      expect(sorted(Array.from(tree.xs, (x, i) => [x, tree.ys[i]]))).toEqual(sorted(points));
      for (let node = 0; node < tree.begin.length; node++) {
        const [left, bottom, right, top] = tree.boxes.subarray(4 * node, 4 * node + 4);
        const xs = tree.xs.subarray(tree.begin[node], tree.end[node]);
        const ys = tree.ys.subarray(tree.begin[node], tree.end[node]);
        expect([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]).toEqual([
          left,
          bottom,
          right,
          top,
        ]);
        const second = tree.second[node];
        if (second === 0) expect(xs.length <= 12 || isOnePlace(tree, node)).toBe(true);
        else
          expect([tree.begin[node + 1], tree.end[node + 1], tree.end[second]]).toEqual([
            tree.begin[node],
            tree.begin[second],
            tree.end[node],
          ]);
      }
    }),
    { seed: 20260203, numRuns: 200 },
  );
});

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
