import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cellCentres,
  facePoints,
  fokkerPlanckGrid,
  halfWidthOf,
} from "../../../src/maths/diagnostics/fokker-planck-grid.ts";

test("cells are even over the square and widen slowly up to the walls", () => {
  const walls = fc.double({ min: 1, max: 40, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 128 }), walls, (inner, halfWidth) => {
      const { edges, widths, outer, side } = fokkerPlanckGrid(inner, halfWidth);
      const h = 2 / inner;
      expect(side).toBe(inner + 2 * outer);
      const wall = halfWidth === 1 ? 1 : Math.max(1 + h, halfWidth);
      expect(Math.abs(edges[side] / wall - 1)).toBeLessThan(1e-9);
      for (let i = 0; i < inner; i++) expect(Math.abs(widths[outer + i] / h - 1)).toBeLessThan(1e-9);
      for (let i = 0; i < side; i++) {
        expect(widths[i]).toBeGreaterThan(0);
        expect(Math.abs(edges[i] + edges[side - i])).toBeLessThan(1e-9);
      }
      for (let i = outer + inner; i < side; i++) expect(widths[i] / widths[i - 1]).toBeLessThan(1.06 + 1e-9);
    }),
    { seed: 20261004 },
  );
});

test("the walls stand beyond the data, the start and every placed point", () => {
  const box = { left: -0.5, right: 1.2, bottom: -0.3, top: 0.4 };
  expect(halfWidthOf({ sigmaMax: 0.5, box, temperature: 1 })).toBeCloseTo(1.2 + 2, 12);
  expect(halfWidthOf({ sigmaMax: 0.5, box, temperature: 4 })).toBeCloseTo(1.2 + 4, 12);
  expect(halfWidthOf({ sigmaMax: 0.5, box, temperature: 0, placed: [0.1, -1.7] })).toBeCloseTo(1.7 + 2, 12);
});

test("centres go row by row upwards; faces lie between neighbours, first to the right and then upwards", () => {
  const grid = fokkerPlanckGrid(2, 1);
  expect([...cellCentres(grid)]).toEqual([-0.5, -0.5, 0.5, -0.5, -0.5, 0.5, 0.5, 0.5]);
  expect([...facePoints(grid)]).toEqual([0, -0.5, 0, 0.5, -0.5, 0, 0.5, 0]);
});

test("a grid without cells or walls inside the square is refused", () => {
  expect(() => fokkerPlanckGrid(1, 2)).toThrow("need at least 2 cells a side, got 1");
  expect(() => fokkerPlanckGrid(8, 0.5)).toThrow("need a finite half-width ≥ 1, got 0.5");
});
