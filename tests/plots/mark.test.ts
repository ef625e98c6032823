import { expect, test } from "vitest";
import { mark } from "../../src/plots/mark.ts";
import { palettes } from "../../src/plots/palette.ts";
import { levelColors } from "../../src/plots/sigma-color.ts";

test("the mark is four filled rungs in the colours of a ladder of four", () => {
  expect(mark("light").map(({ fill, stroke }) => [fill, stroke])).toEqual(
    levelColors(4, "light").map((colour) => [colour, "none"]),
  );
});

test("the loader fills rungs from the top and leaves the others as outlines", () => {
  const rungs = mark("dark", 2);
  expect(rungs.map(({ fill }) => fill !== "none")).toEqual([true, true, false, false]);
  expect(rungs[3].stroke).toBe(palettes.dark.ruleStrong);
});

test("rungs narrow from above to a point and stay in the box", () => {
  const rungs = mark("light").map(({ path }) => [...path.matchAll(/-?[\d.]+/g)].map(([value]) => Number(value)));
  const widths = rungs.map(([left, , right]) => right - left);
  expect([...widths].sort((a, b) => b - a)).toEqual(widths);
  for (const value of rungs.flat()) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(24);
  }
});
