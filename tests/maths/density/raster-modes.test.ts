import { expect, test } from "vitest";
import type { PresetName } from "../../../src/maths/density/preset-names.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { streams } from "../../../src/maths/random.ts";

const modesOf = (name: PresetName) => rasterDensity(presetRaster(name), 64).modes();

test.each([
  ["two-moons", 2],
  ["two-gaussians", 2],
  ["eight-gaussians", 8],
  ["ring", 1],
  ["spiral", 1],
  ["checkerboard", 8],
  ["swiss-roll", 1],
  ["pinwheel", 5],
] as const)("%s: %d modes, which share the mass", (name, count) => {
  const { mass, places } = modesOf(name);
  expect(mass.length).toBe(count);
  expect(places.length).toBe(count);
  expect(mass.reduce((sum, m) => sum + m, 0)).toBeCloseTo(1, 12);
  expect(mass.toSorted((a, b) => b - a)).toEqual(mass);
});

test("Song and Ermon's two Gaussians: four fifths and one fifth, at their means", () => {
  const { mass, places } = modesOf("two-gaussians");
  expect(mass[0]).toBeCloseTo(0.8, 5);
  expect(mass[1]).toBeCloseTo(0.2, 5);
  // The mean lies on a corner of cells, so a cell's centre is at best half a cell from it in x and y.
  expect(Math.hypot(places[0][0] - 0.5, places[0][1] - 0.5)).toBeLessThan(0.03);
  expect(Math.hypot(places[1][0] + 0.5, places[1][1] + 0.5)).toBeLessThan(0.03);
});

test("the modes' masses are the shares of a sample's labels", () => {
  const density = rasterDensity(presetRaster("eight-gaussians"), 64);
  const { mass, label } = density.modes();
  const n = 20_000;
  const counts = new Float64Array(8);
  for (const mode of label(density.sample(n, { seed: 3, stream: streams.truth, step: 0 }))) counts[mode]++;
  for (const [mode, count] of counts.entries()) {
    expect(Math.abs(count / n - mass[mode])).toBeLessThan(4 * Math.sqrt((mass[mode] * (1 - mass[mode])) / n));
  }
});

test("a point beyond any mass belongs to the nearest, also outside the square", () => {
  const { label } = modesOf("two-gaussians");
  expect([...label(Float64Array.of(9, 9, -9, -9, 0.3, 0.1, -0.3, -0.1))]).toEqual([0, 1, 0, 1]);
});

test("a speck under a hundredth of the mass is no mode, with or without a bridge", () => {
  const size = 32;
  const mass = new Float64Array(size * size);
  for (let j = 4; j < 9; j++) for (let i = 4; i < 9; i++) mass[j * size + i] = 1;
  for (let j = 20; j < 25; j++) for (let i = 20; i < 25; i++) mass[j * size + i] = 0.5;
  mass[28 * size + 28] = 0.2;
  const { mass: shares, label } = rasterDensity(mass, size).modes();
  expect(shares.length).toBe(2);
  expect(shares[1]).toBeCloseTo(12.7 / 37.7, 12);
  expect([...label(Float64Array.of(28.5 / 16 - 1, 28.5 / 16 - 1))]).toEqual([1]);
});

test("at most twelve are kept", () => {
  const size = 64;
  const mass = new Float64Array(size * size);
  for (let k = 0; k < 16; k++) mass[(8 + 16 * Math.floor(k / 4)) * size + 8 + 16 * (k % 4)] = 20 + k;
  const { mass: shares } = rasterDensity(mass, size).modes();
  expect(shares.length).toBe(12);
  expect(shares.reduce((sum, m) => sum + m, 0)).toBeCloseTo(1, 12);
});

test("a single cell is one mode", () => {
  expect(rasterDensity([0, 0, 0, 1], 2).modes().mass).toEqual([1]);
});
