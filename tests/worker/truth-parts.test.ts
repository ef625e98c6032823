import { expect, test } from "vitest";
import { receiveData } from "../../src/worker/drawing.ts";
import { sameParts, truthParts } from "../../src/worker/truth-parts.ts";
import { labelledRaster } from "./labelled-raster.ts";
import { cell, nothing, raster } from "./opened-session.ts";

const settings = { finite: false, dataPoints: 20, seed: 7, classes: 3 };
const drawing = receiveData(1, labelledRaster(3, 1), settings);

test("the objective is the mean over the classes by their share, and over all data by that of hidden labels", () => {
  const [first, second] = drawing.classDensities() ?? [];
  expect(truthParts(drawing, 0.2)).toEqual([
    { density: drawing.density, label: null, share: 0.2 },
    { density: first?.density, label: 0, share: expect.closeTo(0.8 * 0.75, 12) },
    { density: second?.density, label: 1, share: expect.closeTo(0.8 * 0.25, 12) },
  ]);
  expect(truthParts(drawing, 0).map(({ label }) => label)).toEqual([0, 1]);
});

test("a network without labels learns one score, and an empty sheet none", () => {
  const plain = receiveData(1, labelledRaster(3, 1), { ...settings, classes: 1 });
  expect(truthParts(plain, 0.2)).toEqual([{ density: plain.density, label: null, share: 1 }]);
  expect(truthParts(receiveData(1, raster(nothing()), settings), 0.2)).toEqual([]);
});

test("data without labels are all of the first class", () => {
  const parts = truthParts(receiveData(1, raster(cell(1, 1)), settings), 0.1);
  expect(parts.map(({ label, share }) => [label, share])).toEqual([
    [null, 0.1],
    [0, 0.9],
  ]);
  expect(parts[0].density).toBe(parts[1].density);
});

test("parts are the same as long as densities and shares are", () => {
  expect(sameParts(truthParts(drawing, 0.2), truthParts(drawing, 0.2))).toBe(true);
  expect(sameParts(truthParts(drawing, 0.2), truthParts(drawing, 0.3))).toBe(false);
  expect(sameParts(truthParts(drawing, 0.2), truthParts(drawing, 0))).toBe(false);
  const again = receiveData(2, labelledRaster(3, 1), settings);
  expect(sameParts(truthParts(drawing, 0.2), truthParts(again, 0.2))).toBe(false);
});
