import { expect, test } from "vitest";
import { densityOf } from "../../../src/maths/density/densities.ts";
import { fittedMixture } from "../../../src/maths/density/fitted-mixture.ts";
import { presetNames } from "../../../src/maths/density/preset-names.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { principalAxes } from "../../../src/maths/density/principal-axes.ts";
import { streams } from "../../../src/maths/random.ts";

const options = { most: 8, leastStd: 0.02, address: { seed: 7, stream: streams.dataPoints, step: 0 } };
const fitPreset = (name: (typeof presetNames)[number]) => {
  const density = densityOf({ kind: "raster", size: 64, mass: presetRaster(name, 64) });
  if (!density) throw new Error("a preset has mass");
  return fittedMixture(density, options);
};

test("the two peaks that the drawing is made of are found again", () => {
  // 0.8 N((0.5, 0.5), 0.1² I) + 0.2 N((-0.5, -0.5), 0.1² I), in cells of 0.031.
  const [large, small] = fitPreset("two-gaussians");
  expect(large.weight).toBeCloseTo(0.8, 2);
  expect(small.weight).toBeCloseTo(0.2, 2);
  for (const [component, place] of [[large, 0.5] as const, [small, -0.5] as const]) {
    // Four standard errors of the mean of 800 points, 0.1/√800.
    expect(Math.abs(component.mean[0] - place)).toBeLessThan(0.015);
    expect(Math.abs(component.mean[1] - place)).toBeLessThan(0.015);
    const { along, across } = principalAxes(component.covariance);
    expect(Math.abs(along - 0.1)).toBeLessThan(0.012);
    expect(Math.abs(across - 0.1)).toBeLessThan(0.012);
  }
});

test.each(presetNames)("%s becomes a mixture of at most eight components, none thinner than the least", (name) => {
  const components = fitPreset(name);
  expect(components.length).toBeGreaterThan(0);
  expect(components.length).toBeLessThanOrEqual(8);
  expect(components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  for (const { covariance } of components) expect(principalAxes(covariance).across).toBeGreaterThan(0.02 - 1e-9);
  // Whatever is made here must be a density itself.
  expect(densityOf({ kind: "mixture", components })).not.toBe(null);
});
