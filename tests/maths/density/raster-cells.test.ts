import { expect, test } from "vitest";
import { pickCell, prepareCells, rasterScale } from "../../../src/maths/density/raster-cells.ts";

test("a uniform number picks cells by mass and never an empty one", () => {
  const cells = prepareCells([0, 1, 0, 0, 3, 0, 0, 0, 0], 3);
  expect([0, 0.1, 0.2499, 0.25, 0.6, 1 - 2 ** -24].map((u) => pickCell(cells, u))).toEqual([1, 1, 1, 4, 4, 4]);
});

test("a single cell has the spread of a uniform square", () => {
  const { mean, std } = rasterScale([0, 0, 5, 0], 2);
  expect(mean).toEqual([-0.5, 0.5]);
  expect(std).toBeCloseTo(1 / Math.sqrt(12), 15);
});
