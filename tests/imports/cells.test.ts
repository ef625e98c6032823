import { expect, test } from "vitest";
import {
  canvasSide,
  cellsOfInk,
  marginCells,
  pictureSide,
  rasterSide,
  samplesPerCell,
} from "../../src/imports/cells.ts";
import { rasterSize } from "../../src/store/drawing.ts";

test("an import has the cells of a drawing, and its picture leaves a margin", () => {
  expect(rasterSide).toBe(rasterSize);
  expect(pictureSide + 2 * marginCells * samplesPerCell).toBe(canvasSide);
});

test("ink at the top left of a picture is in the last row and the first column of cells", () => {
  const ink = new Float32Array(canvasSide ** 2);
  for (let row = 0; row < samplesPerCell; row++) ink.fill(0.5, row * canvasSide, row * canvasSide + samplesPerCell);
  // A quarter of the cell beside it.
  ink.fill(0.5, samplesPerCell, samplesPerCell + 16 / 2);
  const mass = cellsOfInk(ink) ?? new Float32Array(0);
  const lastRow = (rasterSide - 1) * rasterSide;
  expect(mass[lastRow]).toBe(1);
  // One row of eight of its samples.
  expect(mass[lastRow + 1]).toBe(0.125);
  expect(mass.reduce((sum, value) => sum + value, 0)).toBe(1.125);
});

test("no ink is no density", () => {
  expect(cellsOfInk(new Float32Array(canvasSide ** 2))).toBe(null);
});
