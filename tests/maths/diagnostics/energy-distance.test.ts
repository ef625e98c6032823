import { expect, test } from "vitest";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { energyDistance, slicedEnergyDistance } from "../../../src/maths/diagnostics/energy-distance.ts";
import { sortedProjections } from "../../../src/maths/diagnostics/sorted-projections.ts";
import { streams } from "../../../src/maths/random.ts";
import { flat, reference } from "../reference.ts";

const a = flat(reference.distances.a);
const b = flat(reference.distances.b);
const sliced = (x: Float64Array, y: Float64Array, directions: number) =>
  slicedEnergyDistance(sortedProjections(x, directions), sortedProjections(y, directions));

test("two single points r apart are √(2r) from each other, directly and by directions", () => {
  const [here, there] = [Float64Array.of(0.1, 0.2), Float64Array.of(0.4, 0.6)];
  expect(energyDistance(here, there)).toBeCloseTo(1, 14);
  // π/2 times the mean of |cos| over 512 directions is 1 up to π²/(6 · 512²) = 6e-6.
  expect(sliced(here, there, 512)).toBeCloseTo(1, 5);
});

test("by directions it tends to the direct one, also between sets of different sizes", () => {
  for (const [x, y] of [
    [a, b],
    [a, b.subarray(0, 34)],
    [a.subarray(0, 2), b],
  ]) {
    // The trapezoidal rule on a function with kinks: an error of order 1/n² of the distance.
    expect(Math.abs(sliced(x, y, 1024) / energyDistance(x, y) - 1)).toBeLessThan(1e-4);
  }
});

test("16 directions give the distance between samples of the moons to 3 %, near the floor and away from it", () => {
  const density = rasterDensity(presetRaster("two-moons"), 64);
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const x = density.sample(1000, { seed, stream: streams.truth, step: 0 });
    const y = density.sample(1000, { seed, stream: streams.truth, step: 1 });
    const moved = y.map((coordinate) => 0.9 * coordinate + 0.05);
    // Found: at most 1.6 % at the floor, where the noise differs from direction to direction, and 0.3 % away from it.
    expect(Math.abs(sliced(x, y, 16) / energyDistance(x, y) - 1), `floor, seed ${seed}`).toBeLessThan(0.03);
    expect(Math.abs(sliced(x, moved, 16) / energyDistance(x, moved) - 1), `moved, seed ${seed}`).toBeLessThan(0.01);
  }
});

test("a set is at no distance from itself in another order", () => {
  const reversed = flat(reference.distances.a.toReversed());
  expect(energyDistance(a, reversed)).toBeLessThan(1e-7); // the root of the rounding
  expect(sliced(a, reversed, 16)).toBe(0);
});

test("empty sets and unlike directions are refused", () => {
  expect(() => energyDistance(new Float64Array(0), a)).toThrow("need at least one point in each set, got 0 and 50");
  expect(() => slicedEnergyDistance(sortedProjections(a, 4), sortedProjections(b, 8))).toThrow("got 4 and 8");
});
