import { expect, test } from "vitest";
import { inkOfPixels } from "../../src/imports/darkness.ts";

type Colour = readonly [number, number, number, number];
const white: Colour = [255, 255, 255, 255];
const black: Colour = [0, 0, 0, 255];
const clear: Colour = [0, 0, 0, 0];

/** An image of 6 × 6 pixels with a spot of 2 × 2 in the middle. */
const spotted = (around: Colour, spot: Colour) => {
  const data = Uint8ClampedArray.from(
    Array.from({ length: 36 }, (_, pixel) => {
      const middle = [2, 3].includes(pixel % 6) && [2, 3].includes(Math.floor(pixel / 6));
      return middle ? spot : around;
    }).flat(),
  );
  return inkOfPixels({ data, width: 6, height: 6 });
};
const spotAlone = (ink: Float32Array | null) => ink && { spot: ink[2 * 6 + 2], around: ink[0], opposite: ink[35] };

test.each([
  ["black on white", white, black, 1],
  ["white on black: a dark border is paper", black, white, 1],
  ["black on nothing", clear, black, 1],
  ["white on nothing, where only opacity tells", clear, white, 1],
  ["half-transparent black on nothing", clear, [0, 0, 0, 128], 128 / 255],
  ["grey on white", white, [128, 128, 128, 255], 1 - 128 / 255],
  // Luma weighs green most, blue least.
  ["blue on white", white, [0, 0, 255, 255], 1 - 0.0722],
] as const)("%s is a spot of ink", (_, around, spot, ink) => {
  const found = spotAlone(spotted(around, spot));
  expect(found?.spot).toBeCloseTo(ink, 2);
  expect(found).toMatchObject({ around: 0, opposite: 0 });
});

test("paper that is not quite white leaves no ink", () => {
  expect(spotAlone(spotted([225, 222, 210, 255], black))).toMatchObject({ around: 0 });
});

test.each([
  ["white", white, white],
  ["black", black, black],
  ["transparent", clear, clear],
  ["of nearly one grey", [100, 100, 100, 255], [101, 101, 101, 255]],
] as const)("an image that is all %s has nothing to learn", (_, around, spot) => {
  expect(spotted(around, spot)).toBe(null);
});
