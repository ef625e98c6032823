import { expect, test } from "vitest";
import { cssVariables, palettes, themes } from "../../src/plots/palette.ts";

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

test("both themes name the same properties", () => {
  const [light, dark] = themes.map((theme) => Object.keys(cssVariables(theme)));
  expect(light).toEqual(dark);
  expect(light).toHaveLength(Object.keys(palettes.light).length);
});
