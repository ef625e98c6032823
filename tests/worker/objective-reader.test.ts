import { expect, test } from "vitest";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { labelledRaster } from "./labelled-raster.ts";
import { cell, nothing, OpenedSession, openSession } from "./opened-session.ts";

const density = rasterDensity(cell(1, 1), 8);

test("every objective of a field of zeros: what remains is known by hand", async () => {
  // Parameters of zero and the raw parametrization give s = 0.
  const session = await openSession({ config: { parametrization: "raw" } });
  const sigma = 0.3;
  const answer = await session.request("readObjectives", { sigma });
  expect(answer).toMatchObject({ sigma, dataVersion: 1, step: 0, samples: 512 });
  const readings = answer?.readings ?? [];
  expect(readings.map(({ objective }) => objective)).toEqual([
    "denoising",
    "explicit",
    "implicit",
    "sliced",
    "sliced-vr",
  ]);
  const half = 0.5 * sigma ** 2 * density.fisherInformation(sigma);
  const [denoising, explicit, ...others] = readings;
  // ½‖z‖² has mean 1 and standard deviation 1; ½σ²‖∇log q‖² has mean ½σ²I.
  expect(denoising.standardError).toBeCloseTo(1 / Math.sqrt(512), 2);
  expect(Math.abs(denoising.mean - 1)).toBeLessThan(4 * denoising.standardError);
  expect(denoising.floor).toBeCloseTo(1 - half, 10);
  expect(Math.abs(explicit.mean - half)).toBeLessThan(4 * explicit.standardError);
  expect(explicit.floor).toBe(0);
  for (const { mean, standardError, floor, gap, gapError } of others) {
    expect(mean).toBe(0);
    expect(standardError).toBe(0);
    expect(gap).toBeCloseTo(half, 10);
    expect(gapError).toBe(0);
    expect(floor).toBeCloseTo(-half, 10);
  }
});

test("above its floor every objective has the same gap, up to its standard error, and the samples stay the same", async () => {
  // Parameters of zero: the preconditioned network pulls to the origin, away from the cell.
  const session = await openSession();
  const answer = await session.request("readObjectives", { sigma: 0.5 });
  const readings = answer?.readings ?? [];
  const explicit = readings[1];
  expect(explicit.mean).toBeGreaterThan(10 * explicit.standardError);
  for (const { objective, mean, standardError, floor } of readings) {
    const gap = mean - floor - explicit.mean;
    expect(Math.abs(gap), objective).toBeLessThan(4 * Math.hypot(standardError, explicit.standardError));
  }
  expect(await session.request("readObjectives", { sigma: 0.5 })).toEqual(answer);
});

test("the gaps agree, and more nearly than means and floors do", async () => {
  const session = await openSession();
  const readings = (await session.request("readObjectives", { sigma: 0.2 }))?.readings ?? [];
  const explicit = readings[1];
  expect([explicit.gap, explicit.gapError]).toEqual([explicit.mean, expect.closeTo(explicit.standardError, 4)]);
  for (const { objective, gap, gapError, standardError } of readings) {
    // Four standard errors of either: one seed in ten thousand passes them by chance.
    expect(Math.abs(gap - explicit.gap), objective).toBeLessThan(4 * Math.hypot(gapError, explicit.gapError));
    expect(gapError, objective).toBeLessThan(1.01 * standardError + 1e-12);
  }
});

test("the readings are of the averaged parameters of this step", async () => {
  const session = await openSession({ config: { width: 4, depth: 1 } });
  const before = await session.request("readObjectives", { sigma: 0.5 });
  await session.request("train", { steps: 3 });
  await session.rest();
  const after = await session.request("readObjectives", { sigma: 0.5 });
  expect([before?.step, after?.step]).toEqual([0, 3]);
  expect(after?.readings[1].mean).not.toBe(before?.readings[1].mean);
});

test("without a drawing or an engine there are no readings, and without a noise level they are refused", async () => {
  const blank = await openSession({ mass: nothing() });
  expect(await blank.request("readObjectives", { sigma: 1 })).toBeNull();
  const loading = new OpenedSession({ gate: new Promise(() => {}) });
  expect(await loading.request("readObjectives", { sigma: 1 })).toBeNull();
  await expect(blank.request("readObjectives", { sigma: 0 })).rejects.toThrow("need a noise level > 0, got 0");
});

test("with labels the objectives are measured as they are trained, and their gaps still agree", async () => {
  const data = labelledRaster(3, 1);
  const config = { classes: 2, labelDropout: 0.25 };
  const session = await openSession({ data, config });
  const readings = (await session.request("readObjectives", { sigma: 0.3 }))?.readings ?? [];
  const [denoising, explicit] = readings;
  const floor = session.request("readObjectives", { sigma: 0.3 });
  expect((await floor)?.readings).toEqual(readings);
  const information = [data.mass, ...(data.classes ?? [])].map((mass) => rasterDensity(mass, 8).fisherInformation(0.3));
  const mean = 0.25 * information[0] + 0.75 * (0.75 * information[1] + 0.25 * information[2]);
  expect(denoising.floor).toBeCloseTo(0.5 * (2 - 0.09 * mean), 8);
  for (const { objective, gap, gapError } of readings) {
    expect(Math.abs(gap - explicit.gap), objective).toBeLessThan(4 * Math.hypot(gapError, explicit.gapError));
  }
  // The classes pull each its own way: a network without labels has another gap.
  await session.configure({ labelDropout: 0.9 });
  const hidden = (await session.request("readObjectives", { sigma: 0.3 }))?.readings ?? [];
  expect(hidden[0].floor).toBeGreaterThan(denoising.floor + 0.01);
});
