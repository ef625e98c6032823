import fc from "fast-check";
import { expect, test } from "vitest";
import { themes } from "../../src/plots/palette.ts";
import { valuePixels } from "../../src/plots/value-layer.ts";
import { rampColours, rampKey, rampKinds, rampPlace, rampTint } from "../../src/plots/value-ramp.ts";

test("zero is nothing, one half is half way, and only infinity is at the end", () => {
  expect([0, 0.5, -0.5, Number.POSITIVE_INFINITY, Number.NaN].map(rampPlace)).toEqual([0, 0.5, -0.5, 1, 0]);
});

test("the tint grows with the size of a value, whatever its sign", () => {
  const size = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(size, size, fc.constantFrom(...themes), (a, b, theme) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(rampTint(low, theme)).toBeLessThanOrEqual(rampTint(high, theme));
      expect(rampTint(-high, theme)).toBe(rampTint(high, theme));
      expect(rampTint(high, theme)).toBeLessThan(0.8);
    }),
  );
});

test("the error has one hue, the curl two that differ", () => {
  for (const theme of themes) {
    const [error, ofNegative] = rampColours("error", theme);
    expect(error).toBe(ofNegative);
    const [positive, negative] = rampColours("curl", theme);
    expect(positive).not.toBe(negative);
  }
});

test("the numbers of a key stand in order, where the ramp puts them, and the curl's zero in the middle", () => {
  for (const kind of rampKinds) {
    const places = rampKey(kind, "light").ticks.map(({ at }) => at);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(places.every((at) => at >= 0 && at <= 1)).toBe(true);
  }
  expect(rampKey("curl", "dark").ticks.find(({ label }) => label === "0")?.at).toBe(0.5);
  expect(rampKey("error", "dark").ticks.find(({ label }) => label === "0.5")?.at).toBe(0.5);
});

test("a picture has the upper row first, the colour of each sign, and nothing at zero or where there is no number", () => {
  const values = Float32Array.of(-1, 0, 3, Number.NaN);
  const pixels = valuePixels(values, { kind: "curl", gridSide: 2, theme: "light" });
  const [positive, negative] = rampColours("curl", "light");
  const hex = (at: number) =>
    `#${[...pixels.subarray(at, at + 3)].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  expect(hex(0)).toBe(positive);
  expect(hex(8)).toBe(negative);
  expect([pixels[3], pixels[7], pixels[11], pixels[15]]).toEqual([
    Math.round(255 * rampTint(3, "light")),
    0,
    Math.round(255 * rampTint(1, "light")),
    0,
  ]);
  expect(() => valuePixels(values, { kind: "error", gridSide: 3, theme: "light" })).toThrow("need 3 × 3 values, got 4");
});
