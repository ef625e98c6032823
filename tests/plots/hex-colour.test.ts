import { expect, test } from "vitest";
import { rgbOfHex } from "../../src/plots/hex-colour.ts";

test("a colour is read digit pair by digit pair", () => {
  expect(rgbOfHex("#c18406")).toEqual([0xc1, 0x84, 0x06]);
  expect(rgbOfHex("#FFFFFF")).toEqual([255, 255, 255]);
});

test("what is no #rrggbb is refused by name", () => {
  for (const colour of ["#fff", "c18406", "rgb(1, 2, 3)", ""])
    expect(() => rgbOfHex(colour)).toThrow(`got "${colour}"`);
});
