import { expect, test } from "vitest";
import { massBands } from "../../src/plots/mass-bands.ts";
import { pictureBands } from "../../src/plots/picture-bands.ts";

test("the bands of a density are found once, those of another anew", () => {
  const density = Float32Array.of(0, 1, 2, 3);
  expect(pictureBands(density, 2)).toEqual(massBands(density, 2));
  expect(pictureBands(density, 2)).toBe(pictureBands(density, 2));
  expect(pictureBands(density.slice(), 2)).not.toBe(pictureBands(density, 2));
});
