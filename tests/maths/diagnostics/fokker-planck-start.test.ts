import { expect, test } from "vitest";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import type { FokkerPlanckGrid } from "../../../src/maths/diagnostics/fokker-planck-grid.ts";
import { fokkerPlanckGrid } from "../../../src/maths/diagnostics/fokker-planck-grid.ts";
import { dataMass, gaussianMass, pointsMass, uniformMass } from "../../../src/maths/diagnostics/fokker-planck-start.ts";
import { normalMass } from "../../../src/maths/normal.ts";

const grid = fokkerPlanckGrid(32, 4);
const total = (mass: Float64Array) => mass.reduce((sum, m) => sum + m, 0);
/** Mean along x and y, and the variance along x. */
function moments({ centres, side }: FokkerPlanckGrid, mass: Float64Array) {
  const along = (f: (i: number, j: number) => number) =>
    mass.reduce((sum, m, at) => sum + m * f(at % side, Math.floor(at / side)), 0);
  const x = along((i) => centres[i]);
  return { x, y: along((_, j) => centres[j]), variance: along((i) => centres[i] ** 2) - x * x };
}

test("the prior's cells have what a normal distribution has there", () => {
  const mass = gaussianMass(grid, 0.9);
  expect(total(mass)).toBeCloseTo(1, 12);
  const [i, j] = [grid.outer + 20, grid.outer + 3];
  const expected =
    normalMass(grid.edges[i] / 0.9, grid.edges[i + 1] / 0.9) * normalMass(grid.edges[j] / 0.9, grid.edges[j + 1] / 0.9);
  // 1e-5 of it lies beyond walls at 4 = 4.4 σ.
  expect(Math.abs(mass[j * grid.side + i] / expected - 1)).toBeLessThan(3e-5);
});

test("a uniform start fills the square alone, evenly", () => {
  const mass = uniformMass(grid);
  expect(total(mass)).toBeCloseTo(1, 12);
  expect(mass.filter((m) => m > 0)).toHaveLength(32 * 32);
  expect(Math.max(...mass)).toBeCloseTo(1 / 32 ** 2, 15);
});

test("the data's own density has the data's mean, and their spread and that of three quarters of a cell", () => {
  const moons = rasterDensity(presetRaster("two-moons"), 64);
  const mass = dataMass(grid, moons);
  expect(total(mass)).toBeCloseTo(1, 12);
  const { x, y } = moments(grid, mass);
  expect(x).toBeCloseTo(moons.scale.mean[0], 4);
  expect(y).toBeCloseTo(moons.scale.mean[1], 4);
  let [spread, meanX] = [0, 0];
  for (const [cell, m] of moons.mass.entries()) {
    const at = (2 * (cell % 64) + 1) / 64 - 1;
    meanX += m * at;
    spread += m * at * at;
  }
  const expected = spread - meanX ** 2 + (2 / 64) ** 2 / 12 + (0.75 * (2 / 32)) ** 2;
  expect(moments(grid, mass).variance).toBeCloseTo(expected, 4);
});

test("points keep their mean and touch four cells each", () => {
  const one = pointsMass(grid, Float32Array.of(0.25, -0.375));
  expect(total(one)).toBeCloseTo(1, 14);
  expect(one.filter((m) => m > 0).length).toBeLessThanOrEqual(4);
  const far = pointsMass(grid, Float64Array.of(0.3, -0.4, 2.345, 1.7));
  const { x, y } = moments(grid, far);
  expect(x).toBeCloseTo((0.3 + 2.345) / 2, 12);
  expect(y).toBeCloseTo((-0.4 + 1.7) / 2, 12);
});

test("a point beyond the walls goes to the cell there; no point and no number are refused", () => {
  const mass = pointsMass(grid, Float64Array.of(99, -99));
  expect(mass[grid.side - 1]).toBe(1);
  expect(() => pointsMass(grid, new Float32Array(0))).toThrow("need at least one point, got none");
  expect(() => pointsMass(grid, Float64Array.of(Number.NaN, 0))).toThrow("need finite points, got (NaN, 0)");
});
