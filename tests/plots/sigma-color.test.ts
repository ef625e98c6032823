import fc from "fast-check";
import { expect, test } from "vitest";
import { type BaseTheme, baseTheme, palettes, themes } from "../../src/plots/palette.ts";
import { levelColor, levelColors, levelFraction, sigmaColor } from "../../src/plots/sigma-color.ts";

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

/** The design's lists for eight levels, made by its author with another OKLCH implementation. */
const eightLevels: Record<BaseTheme, string[]> = {
  light: ["#c18406", "#cb5e08", "#d42836", "#c01e6c", "#a3239f", "#721bb1", "#3c1ea7", "#002b83"],
  dark: ["#fed756", "#ffbb5a", "#fe995b", "#fe7270", "#e46cb1", "#b574da", "#7a77e3", "#2870d4"],
};

test.each(themes)("eight levels have the colours of the design, to one step per channel (%s)", (theme) => {
  for (const [index, colour] of levelColors(8, theme).entries()) {
    const expected = channels(eightLevels[baseTheme(theme)][index]);
    for (const [channel, value] of channels(colour).entries()) {
      expect(Math.abs(value - expected[channel]), `level ${index + 1}: ${colour}`).toBeLessThanOrEqual(1);
    }
  }
});

test.each(themes)("luminance falls from every level to the next, up to 30 levels (%s)", (theme) => {
  for (let levels = 2; levels <= 30; levels++) {
    const values = levelColors(levels, theme).map(luminance);
    for (let index = 1; index < levels; index++) expect(values[index]).toBeLessThan(values[index - 1]);
  }
});

test.each(themes)("every level stands out from page and surface by 3 : 1 (%s)", (theme) => {
  for (const colour of levelColors(30, theme)) {
    expect(contrast(colour, palettes[theme].surface)).toBeGreaterThanOrEqual(3);
    // σ_1 in the light theme has 2.955, the 3.0 of the design.
    expect(contrast(colour, palettes[theme].page)).toBeGreaterThanOrEqual(2.95);
  }
});

test("a colour is six hexadecimal digits for any number, also outside the scale", () => {
  fc.assert(
    fc.property(fc.double(), fc.constantFrom(...themes), (t, theme) => {
      expect(sigmaColor(t, theme)).toMatch(/^#[0-9a-f]{6}$/);
    }),
  );
  expect(sigmaColor(-3, "light")).toBe(sigmaColor(0, "light"));
  expect(sigmaColor(7, "light")).toBe(sigmaColor(1, "light"));
});

test("levels lie evenly on the scale, and a single rung is hot", () => {
  expect(levelFraction(1, 10)).toBe(0);
  expect(levelFraction(10, 10)).toBe(1);
  expect(levelFraction(5.5, 10)).toBeCloseTo(0.5, 12);
  expect(levelFraction(1, 1)).toBe(0);
  expect(levelColor(3, 5, "dark")).toBe(sigmaColor(0.5, "dark"));
});
