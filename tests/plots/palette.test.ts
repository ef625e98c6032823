import { expect, test } from "vitest";
import { baseTheme, cssVariables, type Palette, palettes, strongTheme, themes } from "../../src/plots/palette.ts";

test("every colour of a theme becomes a custom property in kebab case", () => {
  expect(cssVariables("light")).toMatchObject({
    "--page": "#f7f6f2",
    "--ink": "#16171b",
    "--ink-2": "#474a53",
    "--rule-strong": "#b4b2aa",
    "--fill-2": "#e0ded5",
    "--class-b": "#00786a",
  });
});

test("all themes name the same properties", () => {
  const [light, ...others] = themes.map((theme) => Object.keys(cssVariables(theme)));
  for (const other of others) expect(other).toEqual(light);
  expect(light).toHaveLength(Object.keys(palettes.light).length);
});

/** Relative luminance of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

test("on a projector no text has less contrast than 7 : 1, no mark less than 4.5, and nothing less than on a screen", () => {
  const texts: (keyof Palette)[] = ["ink", "ink2", "ink3"];
  const marks: (keyof Palette)[] = ["ghost", "control", "ruleStrong"];
  for (const base of ["light", "dark"] as const) {
    const strong = palettes[strongTheme(base)];
    const screen = palettes[base];
    expect(baseTheme(strongTheme(base))).toBe(base);
    for (const name of [...texts, ...marks, "rule"] as const) {
      expect(contrast(strong[name], strong.page), name).toBeGreaterThan(contrast(screen[name], screen.page));
    }
    for (const name of texts) expect(contrast(strong[name], strong.fill2), name).toBeGreaterThan(7);
    for (const name of marks) expect(contrast(strong[name], strong.surface), name).toBeGreaterThan(4.5);
  }
});
