import fc from "fast-check";
import { expect, test } from "vitest";
import { isOnePlace } from "../../../src/maths/density/point-queries.ts";
import { pointTree } from "../../../src/maths/density/point-tree.ts";

// Coarse coordinates, so that duplicates and lines are common.
const coordinate = fc.integer({ min: -6, max: 6 }).map((k) => k / 6);
const cloud = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 120 });

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
