import { expect, test } from "vitest";
import { latticeSize, latticeStep, spreadOnLattice } from "../../../src/maths/density/point-lattice.ts";
import { pointTree } from "../../../src/maths/density/point-tree.ts";

const points = Float64Array.of(0.13, -0.4, 0.7, 0.21, -0.33, 0.05, 0.7, 0.21);
const box = { left: -0.33, right: 0.7, bottom: -0.4, top: 0.21 };

test("the step is the power of two at or below a quarter of σ", () => {
  expect([1, 0.999, 0.5, 0.02].map(latticeStep)).toEqual([1 / 4, 1 / 8, 1 / 8, 1 / 256]);
});

test("spreading keeps mass and mean, and adds δ²/3 to the variance", () => {
  const step = 1 / 16;
  const { mass, columns } = spreadOnLattice(pointTree(points), box, step);
  expect(mass.length).toBe(latticeSize(box, step));
  const [left, bottom] = [box.left - 2 * step, box.bottom - 2 * step];
  const moment = (of: (x: number, y: number) => number) =>
    mass.reduce(
      (sum, m, at) => sum + m * of(left + (at % columns) * step, bottom + Math.floor(at / columns) * step),
      0,
    );
  const mean = (of: (x: number, y: number) => number) =>
    [0, 1, 2, 3].reduce((sum, i) => sum + of(points[2 * i], points[2 * i + 1]) / 4, 0);
  expect(moment(() => 1)).toBeCloseTo(1, 14);
  expect(moment((x) => x)).toBeCloseTo(
    mean((x) => x),
    14,
  );
  expect(moment((_, y) => y)).toBeCloseTo(
    mean((_, y) => y),
    14,
  );
  expect(moment((x, y) => x * y)).toBeCloseTo(
    mean((x, y) => x * y),
    14,
  );
  expect(moment((x) => x * x)).toBeCloseTo(mean((x) => x * x) + step ** 2 / 3, 14);
  expect(moment((_, y) => y ** 3)).toBeCloseTo(
    mean((_, y) => y ** 3 + y * step ** 2),
    13,
  );
});
