import { expect, test } from "vitest";
import { heatTint } from "../../src/plots/heat-layer.ts";

const thresholds = [8, 4, 1];
const tints = [0.1, 0.5] as const;

test("a density at a band's threshold has the band's tint", () => {
  expect(thresholds.map((value) => heatTint(value, thresholds, tints))).toEqual(
    [0.5, 0.3, 0.1].map((tint) => expect.closeTo(tint, 12)),
  );
});

test("the tint rises with the density, from nothing at zero to the innermost band's", () => {
  let last = 0;
  for (let value = 0; value <= 10; value += 0.01) {
    const tint = heatTint(value, thresholds, tints);
    expect(tint).toBeGreaterThanOrEqual(last - 1e-12);
    last = tint;
  }
  expect(heatTint(0, thresholds, tints)).toBe(0);
  expect(heatTint(100, thresholds, tints)).toBe(0.5);
});

test("without mass, or where there is no number, there is no tint", () => {
  expect(heatTint(3, [], tints)).toBe(0);
  expect(heatTint(Number.NaN, thresholds, tints)).toBe(0);
});

test("equal thresholds, as of a single cell, do not divide by zero", () => {
  expect(heatTint(2, [1, 1, 1], tints)).toBe(0.5);
  expect(heatTint(0.5, [1, 1, 1], tints)).toBeCloseTo(0.05, 12);
});
