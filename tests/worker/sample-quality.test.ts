import { expect, test } from "vitest";
import { classDensities } from "../../src/maths/density/class-densities.ts";
import type { Density } from "../../src/maths/density/density.ts";
import { presetRaster } from "../../src/maths/density/presets.ts";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { streams } from "../../src/maths/random.ts";
import { SampleQuality } from "../../src/worker/sample-quality.ts";
import { Clock } from "./scripted-engine.ts";

const density = rasterDensity(presetRaster("two-moons"), 64);
const fresh = (n: number, step: number) =>
  Float32Array.from(density.sample(n, { seed: 5, stream: streams.truth, step }));

function quality() {
  const clock = new Clock();
  const turns = { count: 0 };
  const yieldTask = async () => {
    turns.count++;
  };
  return { clock, turns, quality: new SampleQuality({ now: clock.now, yieldTask }) };
}

/** A run that samples all of a density without labels. */
const plainly = (measured: Density) => ({ density: measured, classes: null, sigma: 0.02 });

test("a fresh sample of the truth stands about at the floor in every figure, and its modes at their masses", async () => {
  const measured = await quality().quality.measure(fresh(2000, 0), plainly(density));
  // The floor is one draw of the same figure; over seeds these draws differ by up to a factor of two and a half.
  expect(measured.slicedWasserstein).toBeLessThan(3 * measured.floor);
  expect(measured.energyDistance).toBeLessThan(3 * measured.energyDistanceFloor);
  expect(measured.mmd).toBeLessThan(3 * measured.mmdFloor);
  expect(measured.modes.length).toBeGreaterThanOrEqual(2);
  for (const { truth, sampled, standardError } of measured.modes) {
    expect(Math.abs(sampled - truth)).toBeLessThan(4 * standardError);
  }
});

test("a shifted sample stands at its shift, far above the floor", async () => {
  const sample = fresh(2000, 0);
  const shifted = sample.map((value, index) => (index % 2 === 0 ? value + 0.5 : value));
  const measured = await quality().quality.measure(shifted, plainly(density));
  // Mean over directions of |cos θ| · 0.5 is 0.5 · 2/π.
  expect(measured.slicedWasserstein).toBeCloseTo(1 / Math.PI, 1);
  expect(measured.energyDistance).toBeGreaterThan(5 * measured.energyDistanceFloor);
  expect(measured.mmd).toBeGreaterThan(5 * measured.mmdFloor);
});

test("particles in one mode only leave the other one empty", async () => {
  const { quality: measuring } = quality();
  const modes = density.modes();
  const sample = fresh(3000, 1);
  const labels = modes.label(sample);
  const kept = [...labels.keys()].filter((i) => labels[i] === 0).flatMap((i) => [sample[2 * i], sample[2 * i + 1]]);
  const measured = await measuring.measure(Float32Array.from(kept), plainly(density));
  expect(measured.modes.map(({ sampled }) => sampled)).toEqual(modes.mass.map((_, mode) => (mode === 0 ? 1 : 0)));
});

test("many particles are measured by their first 5 000, and lost ones give no number", async () => {
  const { quality: measuring } = quality();
  const many = fresh(7000, 1);
  expect(await measuring.measure(many, plainly(density))).toEqual(
    await measuring.measure(many.subarray(0, 10_000), plainly(density)),
  );
  many[3] = Number.NaN;
  const lost = await measuring.measure(many, plainly(density));
  expect(lost.slicedWasserstein).toBeNaN();
  expect(lost.energyDistance).toBeNaN();
  expect(lost.mmd).toBeNaN();
  expect(lost.modes.reduce((sum, { sampled }) => sum + sampled, 0)).toBeCloseTo(4999 / 5000, 10);
});

test("the floors are computed once for a density and a number of particles", async () => {
  const { quality: measuring } = quality();
  let drawn = 0;
  const counted = {
    ...density,
    sample: (...args: Parameters<typeof density.sample>) => {
      drawn++;
      return density.sample(...args);
    },
  };
  await measuring.measure(fresh(500, 0), plainly(counted));
  await measuring.measure(fresh(500, 1), plainly(counted));
  expect(drawn).toBe(2);
  await measuring.measure(fresh(400, 1), plainly(counted));
  expect(drawn).toBe(4);
});

test("others are let in between its pieces when these take their time", async () => {
  const { clock, turns, quality: measuring } = quality();
  const slow = {
    ...density,
    sample: (...args: Parameters<typeof density.sample>) => {
      clock.time += 20;
      return density.sample(...args);
    },
  };
  await measuring.measure(fresh(500, 0), plainly(slow));
  expect(turns.count).toBeGreaterThan(0);
});

test("a particle far from all data is astray, and no mode's, though it lies in the basin of one", async () => {
  const points = fresh(1000, 3);
  for (let i = 0; i < 250; i++) points.set([3, 3 + i / 100], 2 * i);
  const measured = await quality().quality.measure(points, plainly(density));
  expect(measured.astray).toBe(0.25);
  expect(measured.modes.reduce((sum, { sampled }) => sum + sampled, 0)).toBe(0.75);
  // Under much noise they are where particles may be.
  expect((await quality().quality.measure(points, { ...plainly(density), sigma: 2 })).astray).toBe(0);
});

test("particles of a labelled drawing are shared out among its classes, beside what a fresh sample gives", async () => {
  const half = (from: number) =>
    presetRaster("two-moons").map((m, cell) => (Math.sign((cell % 64) - 31.5) === from ? m : 0));
  const classes = classDensities({
    kind: "raster",
    size: 64,
    mass: presetRaster("two-moons"),
    classes: [half(-1), half(1)],
  });
  const { quality: measuring } = quality();
  const left = Float32Array.from(
    classes?.[0]?.density.sample(1000, { seed: 5, stream: streams.truth, step: 9 }) as Float64Array,
  );
  const shared = async (points: Float32Array, truth: Density) =>
    (await measuring.measure(points, { density: truth, classes, sigma: 0.02 })).classes ?? [];
  const [a, b] = await shared(left, density);
  expect(a?.sampled).toBeGreaterThan(0.98);
  expect(Math.abs((a?.truth ?? 0) - (classes?.[0]?.prior ?? 1))).toBeLessThan(4 * Math.sqrt(0.25 / 1000));
  expect((a?.sampled ?? 0) + (b?.sampled ?? 0)).toBeCloseTo(1, 9);
  // What samples one class should get nearly all of it, but for what lies at the border.
  const [alone] = await shared(left, classes?.[0]?.density as Density);
  expect(alone?.truth).toBeGreaterThan(0.98);
  expect(Math.abs((alone?.truth ?? 0) - (alone?.sampled ?? 0))).toBeLessThan(0.01);
});
