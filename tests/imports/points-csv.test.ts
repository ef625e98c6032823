import { expect, test } from "vitest";
import { pointsCsv } from "../../src/imports/points-csv.ts";
import { pointsFromText } from "../../src/imports/points-from-text.ts";

test("points are written with a header and read back as they were, in the units of their file", async () => {
  const text = "x,y\n101.5,-3\n99.25,4.125\n120,0.0625\n";
  const { points, origin } = await pointsFromText(new Blob([text]), "");
  const rows = pointsCsv(points, origin).trimEnd().split("\n");
  expect(rows.shift()).toBe("x,y");
  expect(
    // Single precision holds 2⁻²⁴ of an extent of 21.
    rows.map((row) => row.split(",").map((cell) => Number(Number(cell).toFixed(4)))),
  ).toEqual([
    [101.5, -3],
    [99.25, 4.125],
    [120, 0.0625],
  ]);
});

test("points of a drawing are written in the units of the square, with the digits they have", () => {
  expect(pointsCsv(Float64Array.of(0.1, -0.25, 1e-7, 1 / 3))).toBe("x,y\n0.1,-0.25\n1e-7,0.333333333\n");
  expect(pointsCsv([])).toBe("x,y\n");
});
