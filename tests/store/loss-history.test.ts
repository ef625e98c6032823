import { expect, test } from "vitest";
import type { LossReport } from "../../src/protocol/messages.ts";
import { addReport, noLosses, takenUp } from "../../src/store/loss-history.ts";

const report = (step: number, given: Partial<LossReport> = {}): LossReport => ({
  step,
  dataVersion: 1,
  sigmas: [1, 0.1],
  objective: "denoising",
  weighting: "sigma2",
  minibatch: [0.5, 1.5],
  excess: [0.1, 0.2],
  floor: [0.3, 0.9],
  learnedNorm: [1, 9],
  exactNorm: [1, 10],
  stepsPerSecond: 100,
  ...given,
});

test("a curve is floor plus excess, so it cannot pass its floor", () => {
  const history = addReport(noLosses, report(10));
  expect(history.entries[0]?.loss[0]).toBeCloseTo(0.4, 12);
  expect(history.entries[0]?.loss[1]).toBeCloseTo(1.1, 12);
  expect(history.entries[0]?.gap).toEqual([0.1, 0.2]);
});

test("until the floor is known the minibatch loss stands in", () => {
  const history = addReport(noLosses, report(10, { floor: null, excess: null }));
  expect(history.entries[0]?.loss).toEqual([0.5, 1.5]);
  expect(history.entries[0]?.gap.every(Number.isNaN)).toBe(true);
});

test("a second report of the same step takes the first one's place", () => {
  const history = addReport(addReport(noLosses, report(10, { excess: null })), report(10));
  expect(history.entries.map((entry) => entry.step)).toEqual([10]);
  expect(history.entries[0]?.gap).toEqual([0.1, 0.2]);
});

test("another ladder or fresh weights begin a fresh history", () => {
  const long = addReport(addReport(noLosses, report(10)), report(20));
  expect(addReport(long, report(30, { sigmas: [1, 0.5] })).entries.map((entry) => entry.step)).toEqual([30]);
  expect(addReport(long, report(5)).entries.map((entry) => entry.step)).toEqual([5]);
  expect(addReport(long, report(0, { minibatch: null })).entries).toEqual([]);
});

test("once floor and excess were known, a minibatch loss never stands among them", () => {
  let history = addReport(noLosses, report(5, { floor: null, excess: null }));
  history = addReport(history, report(10));
  history = addReport(history, report(20, { excess: null, minibatch: [9, 9] }));
  history = addReport(history, report(30, { floor: null, excess: null, minibatch: [9, 9], dataVersion: 2 }));
  history = addReport(history, report(40, { dataVersion: 2 }));
  expect(history.entries.map((entry) => entry.step)).toEqual([5, 10, 40]);
  expect(history.entries.slice(1).every((entry) => entry.gap.every(Number.isFinite))).toBe(true);
  expect(history.latest?.step).toBe(40);
});

test("another drawing goes on with the history and is known by its first step", () => {
  let history = addReport(addReport(noLosses, report(10)), report(20));
  expect(history.dataSince).toBe(0);
  history = addReport(history, report(30, { dataVersion: 2, floor: null, excess: null }));
  history = addReport(history, report(40, { dataVersion: 2 }));
  expect(history.entries.map((entry) => entry.step)).toEqual([10, 20, 40]);
  expect(history.dataSince).toBe(30);
  expect(addReport(history, report(50, { dataVersion: 3 })).dataSince).toBe(50);
});

test("minibatch losses of a stroke's first dabs do not stand before the drawing it came to", () => {
  let history = addReport(noLosses, report(1, { floor: null, excess: null, minibatch: [0.01, 0.02] }));
  history = addReport(history, report(900, { floor: null, excess: null, minibatch: [0.1, 0.2], dataVersion: 4 }));
  expect(history.entries.map((entry) => entry.step)).toEqual([900]);
  history = addReport(history, report(1200, { floor: null, excess: null, minibatch: [0.1, 0.2], dataVersion: 4 }));
  history = addReport(history, report(2000, { dataVersion: 5 }));
  expect(history.entries.map((entry) => entry.step)).toEqual([2000]);
  expect(history.dataSince).toBe(0);
});

test("a fresh history knows one drawing only", () => {
  const changed = addReport(addReport(noLosses, report(10)), report(20, { dataVersion: 2 }));
  expect(changed.dataSince).toBe(20);
  expect(addReport(changed, report(30, { dataVersion: 2, sigmas: [1, 0.5] })).dataSince).toBe(0);
  expect(addReport(changed, report(5, { dataVersion: 3 })).dataSince).toBe(0);
  const untrained = addReport(noLosses, report(0, { minibatch: null }));
  expect(addReport(untrained, report(0, { minibatch: null, dataVersion: 2 })).dataSince).toBe(0);
});

test("a long training keeps its first steps, its last one and its order", () => {
  let history = noLosses;
  for (let step = 1; step <= 6000; step++) history = addReport(history, report(step));
  const steps = history.entries.map((entry) => entry.step);
  expect(steps.length).toBeLessThanOrEqual(1200);
  expect(steps.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(steps.at(-1)).toBe(6000);
  expect([...steps].sort((a, b) => a - b)).toEqual(steps);
});

test("the minibatch loss is kept beside the curve, and a second report of a step does not lose it", () => {
  let history = addReport(noLosses, report(10, { minibatch: [0.2, 0.5] }));
  expect(history.entries[0]?.minibatch).toEqual([0.2, 0.5]);
  history = addReport(history, report(10, { minibatch: null, dataVersion: 2 }));
  expect(history.entries).toHaveLength(1);
  expect(history.entries[0]?.minibatch).toEqual([0.2, 0.5]);
  expect(addReport(noLosses, report(10, { minibatch: null })).entries[0]?.minibatch).toBeNull();
});

test("a network that is back goes on with its floors, whatever number its data have now; the next drawing is another", () => {
  const before = addReport(noLosses, report(10, { dataVersion: 57 }));
  const back = addReport(takenUp(before), report(20, { dataVersion: 3 }));
  expect(back.entries.map(({ step }) => step)).toEqual([10, 20]);
  expect(back.dataSince).toBe(0);
  expect(addReport(back, report(30, { dataVersion: 4 })).dataSince).toBe(30);
  expect(takenUp(noLosses)).toBe(noLosses);
});
