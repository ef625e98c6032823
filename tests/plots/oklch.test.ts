import { expect, test } from "vitest";
import { oklchToHex, reduceChroma } from "../../src/plots/oklch.ts";

test("the primaries come out of their OKLCH coordinates", () => {
  // Coordinates of sRGB red, green and blue in CSS Color 4, https://www.w3.org/TR/css-color-4/
  expect(oklchToHex({ lightness: 0.62796, chroma: 0.25768, hue: 29.234 })).toBe("#ff0000");
  expect(oklchToHex({ lightness: 0.86644, chroma: 0.29483, hue: 142.495 })).toBe("#00ff00");
  expect(oklchToHex({ lightness: 0.45201, chroma: 0.31321, hue: 264.052 })).toBe("#0000ff");
});

test("without chroma a colour is grey, from black to white", () => {
  expect(oklchToHex({ lightness: 0, chroma: 0, hue: 0 })).toBe("#000000");
  expect(oklchToHex({ lightness: 1, chroma: 0, hue: 200 })).toBe("#ffffff");
});

test("chroma is reduced only as far as sRGB asks for", () => {
  const muted = { lightness: 0.6, chroma: 0.05, hue: 120 };
  expect(reduceChroma(muted)).toEqual(muted);
  const vivid = reduceChroma({ lightness: 0.33, chroma: 0.4, hue: 261 });
  expect(vivid.chroma).toBeLessThan(0.4);
  expect(vivid).toMatchObject({ lightness: 0.33, hue: 261 });
  // One step of 3 per cent less would not have fitted.
  const before = { ...vivid, chroma: vivid.chroma / 0.97 };
  expect(reduceChroma(before).chroma).toBeCloseTo(vivid.chroma, 12);
});
