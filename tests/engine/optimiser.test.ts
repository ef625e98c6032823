import { expect, test } from "vitest";
import { emaDecayAt, learningRateAt, restartedStep, scheduledAt } from "../../src/engine/optimiser.ts";

test("the learning rate rises over 30 steps, stays to step 200, and falls as 1/√t to 0.3 of itself", () => {
  expect(learningRateAt(0, 0.01)).toBeCloseTo(0.01 / 30, 12);
  expect(learningRateAt(14, 0.01)).toBeCloseTo(0.005, 12);
  expect(learningRateAt(29, 0.01)).toBeCloseTo(0.01, 12);
  expect(learningRateAt(199, 0.01)).toBeCloseTo(0.01, 12);
  expect(learningRateAt(799, 0.01)).toBeCloseTo(0.005, 12); // √(200/800) = ½
  expect(learningRateAt(1e6, 0.01)).toBeCloseTo(0.003, 12);
});

test("the average's decay rises from 1/10 to its setting", () => {
  expect(emaDecayAt(0, 0.995)).toBeCloseTo(0.1, 12);
  expect(emaDecayAt(8, 0.995)).toBeCloseTo(0.5, 12); // 9/18
  expect(emaDecayAt(1e6, 0.995)).toBe(0.995);
  expect(emaDecayAt(100, 0)).toBe(0);
});

test("settings scheduled at an earlier place give an engine the rate and the average of that place", () => {
  const settings = { learningRate: 0.01, emaDecay: 0.995, batchSize: 256 };
  for (const [place, step] of [
    [200, 3000],
    [900, 1500],
    [2100, 1e6],
  ] as const) {
    const scheduled = scheduledAt(place, step, settings);
    expect(learningRateAt(step, scheduled.learningRate)).toBeCloseTo(learningRateAt(place, 0.01), 12);
    expect(emaDecayAt(step, scheduled.emaDecay)).toBeCloseTo(emaDecayAt(place, 0.995), 12);
    expect(scheduled.batchSize).toBe(256);
  }
});

test("where the schedule is the same the settings are the very same", () => {
  const settings = { learningRate: 0.02, emaDecay: 0.99 };
  for (const step of [0, 29, 150, 2000, 1e6]) expect(scheduledAt(step, step, settings)).toBe(settings);
  expect(scheduledAt(2500, 1e6, settings)).toBe(settings);
  // A network younger than that goes on as it is.
  expect(scheduledAt(Math.min(120, restartedStep), 120, settings)).toBe(settings);
});
