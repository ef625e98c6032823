import { expect, test } from "vitest";
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

test("a fresh sample of the truth stands about at the floor in every figure, and its modes at their masses", async () => {
  const measured = await quality().quality.measure(fresh(2000, 0), density);
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
  const measured = await quality().quality.measure(shifted, density);
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
  const measured = await measuring.measure(Float32Array.from(kept), density);
  expect(measured.modes.map(({ sampled }) => sampled)).toEqual(modes.mass.map((_, mode) => (mode === 0 ? 1 : 0)));
});

test("many particles are measured by their first 5 000, and lost ones give no number", async () => {
  const { quality: measuring } = quality();
  const many = fresh(7000, 1);
  expect(await measuring.measure(many, density)).toEqual(await measuring.measure(many.subarray(0, 10_000), density));
  many[3] = Number.NaN;
  const lost = await measuring.measure(many, density);
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
  await measuring.measure(fresh(500, 0), counted);
  await measuring.measure(fresh(500, 1), counted);
  expect(drawn).toBe(2);
  await measuring.measure(fresh(400, 1), counted);
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
  await measuring.measure(fresh(500, 0), slow);
  expect(turns.count).toBeGreaterThan(0);
});
