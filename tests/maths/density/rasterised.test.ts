import { expect, test } from "vitest";
import type { DataSource, MixtureComponent } from "../../../src/maths/density/data-source.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterScale } from "../../../src/maths/density/raster-cells.ts";
import { rasterised } from "../../../src/maths/density/rasterised.ts";
import { normalMass } from "../../../src/maths/normal.ts";
import { largestError } from "../reference.ts";

const total = (mass: Float32Array) => mass.reduce((sum, m) => sum + m, 0);
const mixture = (...components: MixtureComponent[]): DataSource => ({ kind: "mixture", components });

test("a raster of the same size is itself, of total one", () => {
  const mass = presetRaster("spiral");
  const doubled = mass.map((m) => 2 * m);
  expect(largestError(rasterised({ kind: "raster", size: 64, mass: doubled }, 64), mass)).toBeLessThan(1e-7);
});

test("cells are shared out by area, whatever the sizes", () => {
  const source: DataSource = { kind: "raster", size: 2, mass: Float32Array.of(1, 2, 3, 4) };
  const fine = rasterised(source, 3);
  // The middle cell has a ninth of the square: a quarter of it from each source cell, of which it is a ninth.
  expect(fine[4]).toBeCloseTo(1 / 9, 6);
  expect(fine[0]).toBeCloseTo(0.1 * (2 / 3) ** 2, 6);
  expect(total(fine)).toBeCloseTo(1, 6);
});

test("an axis-aligned component gets its exact masses", () => {
  const size = 16;
  const mass = rasterised(mixture({ weight: 1, mean: [0.3, -0.2], covariance: [0.04, 0, 0.0001] }), size);
  const expected = Float64Array.from({ length: size * size }, (_, cell) => {
    const x = -1 + (cell % size) / 8;
    const y = -1 + Math.floor(cell / size) / 8;
    return (
      normalMass((x - 0.3) / 0.2, (x + 0.125 - 0.3) / 0.2) * normalMass((y + 0.2) / 0.01, (y + 0.125 + 0.2) / 0.01)
    );
  });
  expect(largestError(mass, expected)).toBeLessThan(1e-7);
});

test.each([
  [0.05, 0.03, 0.03],
  [0.03, -0.0399, 0.0544],
] as const)("a turned component keeps its moments: covariance [%d, %d, %d]", (xx, xy, yy) => {
  const size = 64;
  const component: MixtureComponent = { weight: 1, mean: [0.05, 0.02], covariance: [xx / 4, xy / 4, yy / 4] };
  const mass = rasterised(mixture(component), size);
  expect(total(mass)).toBeCloseTo(1, 4);
  const { mean, std } = rasterScale(mass, size);
  const { scale } = gaussianMixture([component]);
  expect(Math.abs(mean[0] - 0.05)).toBeLessThan(1e-3);
  expect(Math.abs(mean[1] - 0.02)).toBeLessThan(1e-3);
  // Sharing a place out over its cell and adding the cell's own spread makes h²/6 of variance in each coordinate.
  expect(Math.abs(std ** 2 - scale.std ** 2 - (2 / size) ** 2 / 6)).toBeLessThan(2e-4);
  const covariance = mass.reduce((sum, m, cell) => {
    const [x, y] = [-1 + ((cell % size) + 0.5) / 32, -1 + (Math.floor(cell / size) + 0.5) / 32];
    return sum + m * (x - 0.05) * (y - 0.02);
  }, 0);
  expect(Math.abs(covariance - xy / 4)).toBeLessThan(2e-4);
});

test("points fall into their cells; edges belong to the square, what is outside is left out", () => {
  const points = Float32Array.of(-1, -1, 1, 1, 0.1, -0.1, 0.2, -0.9, 1.01, 0);
  expect([...rasterised({ kind: "points", points }, 2)].map((m) => Math.round(5 * m))).toEqual([1, 2, 0, 1]);
});

test("half a component outside the square leaves half", () => {
  expect(total(rasterised(mixture({ weight: 3, mean: [1, 0], covariance: [0.01, 0, 0.01] }), 32))).toBeCloseTo(0.5, 6);
});

test("nothing gives zeros", () => {
  const nothing: DataSource[] = [
    { kind: "raster", size: 3, mass: new Float32Array(9) },
    { kind: "points", points: new Float32Array(0) },
    mixture(),
    mixture({ weight: 0, mean: [0, 0], covariance: [1, 0, 1] }),
  ];
  for (const source of nothing) expect(rasterised(source, 4)).toEqual(new Float32Array(16));
});
