import { expect, test } from "vitest";
import { cleanPoints, drawClean } from "../../../src/maths/density/clean-points.ts";
import type { DataSource } from "../../../src/maths/density/data-source.ts";
import { densityOf } from "../../../src/maths/density/densities.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { streams } from "../../../src/maths/random.ts";

const sources: readonly DataSource[] = [
  { kind: "raster", size: 64, mass: presetRaster("pinwheel") },
  { kind: "mixture", components: [{ weight: 2, mean: [0.1, 0.2], covariance: [0.04, 0.01, 0.02] }] },
  { kind: "points", points: Float32Array.of(0.1, 0.2, -0.3, 0.4, 0.5, -0.6) },
];

test.each(sources)("$kind: density and clean points tell the same scale and sample", (source) => {
  const density = densityOf(source);
  const clean = cleanPoints(source);
  const address = { seed: 3, stream: streams.truth, step: 2 };
  // Masses are kept as given there and divided by their total here, hence the rounding.
  expect(density?.scale.std).toBeCloseTo(clean.scale.std, 12);
  expect(density?.scale.mean[0]).toBeCloseTo(clean.scale.mean[0], 12);
  expect(density?.sample(20, address)).toEqual(drawClean(clean, 20, address));
});

test.each(sources)("$kind: the floor falls to what the source's own sharpness leaves", (source) => {
  const density = densityOf(source);
  // σ² I rises towards 2 while σ is larger than all there is, and falls again where p itself is smooth.
  const share = (sigma: number) => 0.5 * sigma ** 2 * (density?.fisherInformation(sigma) ?? 0);
  expect(share(20)).toBeGreaterThan(0.99);
  expect(share(0.3)).toBeLessThan(share(20));
});

test("an empty source has no density", () => {
  const empty: readonly DataSource[] = [
    { kind: "raster", size: 4, mass: new Float32Array(16) },
    { kind: "mixture", components: [] },
    { kind: "mixture", components: [{ weight: 0, mean: [0, 0], covariance: [1, 0, 1] }] },
    { kind: "points", points: new Float32Array(0) },
  ];
  for (const source of empty) expect(densityOf(source)).toBeNull();
});
