import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { raceEngines } from "../../src/engine/engine-race.ts";
import { PieceSize } from "../../src/worker/piece-size.ts";
import { engineSpec } from "../../src/worker/settings-to-spec.ts";
import { Clock, ScriptedEngine } from "../worker/scripted-engine.ts";

const spec = engineSpec({ ...defaultConfig, width: 24, batchSize: 100 });

/** A race between engines that take so long for a step, ms. */
function raceOf(simdStep: number, webgpuStep: number) {
  const clock = new Clock();
  const [simd, webgpu] = [new ScriptedEngine(clock), new ScriptedEngine(clock, "webgpu")];
  simd.millisecondsPerStep = simdStep;
  webgpu.millisecondsPerStep = webgpuStep;
  const began = clock.time;
  const turns: number[] = [];
  const run = (over = () => false) =>
    raceEngines(
      [
        { name: "simd", engine: simd },
        { name: "webgpu", engine: webgpu },
      ],
      {
        spec,
        over,
        now: clock.now,
        sliceSize: () => new PieceSize(),
        turn: async (piece) => {
          const before = clock.time;
          const result = await piece();
          turns.push(clock.time - before);
          return result;
        },
      },
    );
  return { simd, webgpu, run, turns, spent: () => clock.time - began };
}

test("both run the network in force, by turns, and are measured in steps a second", async () => {
  const { simd, webgpu, run, spent, turns } = raceOf(0.5, 0.125);
  const [a, b] = await run();
  expect(a).toMatchObject({ name: "simd", failure: null });
  expect(a?.stepsPerSecond).toBeCloseTo(2000, 6);
  expect(b?.stepsPerSecond).toBeCloseTo(8000, 6);
  for (const engine of [simd, webgpu]) {
    expect(engine.spec).toEqual(spec);
    expect(engine.calls.slice(0, 3)).toEqual(["configure", "setData", "train"]);
    expect(engine.slices.slice(0, 4)).toEqual([1, 2, 4, 8]);
  }
  expect(Math.abs(simd.slices.length - webgpu.slices.length)).toBeLessThanOrEqual(1);
  expect(spent()).toBeLessThanOrEqual(300);
  expect(spent()).toBeGreaterThan(250);
  // Nobody who waits for a turn waits longer than for a slice of training.
  expect(Math.max(...turns)).toBeLessThanOrEqual(15);
});

test("a slow engine does not take more than its time, and the other makes use of what is left", async () => {
  const { simd, webgpu, run, spent } = raceOf(0.5, 120);
  const [a, b] = await run();
  expect(a?.stepsPerSecond).toBeCloseTo(2000, 6);
  expect(b?.stepsPerSecond).toBeCloseTo(1000 / 120, 6);
  expect(webgpu.slices).toEqual([1, 1]);
  expect(simd.slices.length).toBeGreaterThan(5);
  expect(spent()).toBeLessThanOrEqual(300);
});

test("an engine whose first step takes all the time is known by it", async () => {
  const { webgpu, run } = raceOf(0.5, 2000);
  const [a, b] = await run();
  expect(b?.stepsPerSecond).toBeCloseTo(0.5, 6);
  expect(webgpu.slices).toEqual([1]);
  expect(a?.stepsPerSecond).toBeCloseTo(2000, 6);
});

test("the first step of all does not count where there are others: it may have had kernels to compile", async () => {
  const { webgpu, run } = raceOf(1, 1);
  const train = webgpu.train.bind(webgpu);
  let first = true;
  webgpu.train = (steps) => {
    webgpu.millisecondsPerStep = first ? 80 : 0.25;
    first = false;
    return train(steps);
  };
  const [a, b] = await run();
  expect(a?.stepsPerSecond).toBeCloseTo(1000, 6);
  expect(b?.stepsPerSecond).toBeCloseTo(4000, 6);
});

test("what a call costs beside its steps weighs as it does in training, not as in the first short slices", async () => {
  const { webgpu, run } = raceOf(1, 0.1);
  const train = webgpu.train.bind(webgpu);
  // 2 ms to read the losses back.
  webgpu.train = (steps) => {
    webgpu.millisecondsPerStep = 0.1 + 2 / steps;
    return train(steps);
  };
  const [, b] = await run();
  // 15 ms hold 130 steps and the reading: 8 667 a second.
  expect(b?.stepsPerSecond).toBeGreaterThan(7500);
  expect(b?.stepsPerSecond).toBeLessThan(10_000);
});

test("an engine that throws has no figure, and the race is over", async () => {
  const { simd, webgpu, run } = raceOf(0.5, 0.5);
  webgpu.failure = new Error("out of memory");
  const [a, b] = await run();
  expect(b).toEqual({ name: "webgpu", stepsPerSecond: null, failure: webgpu.failure });
  expect(a?.failure).toBeNull();
  expect(simd.slices).toEqual([1]);
});

test("a race of no more use ends with the slice in progress", async () => {
  const { simd, webgpu, run } = raceOf(0.5, 0.5);
  await run(() => simd.slices.length >= 3);
  expect(simd.slices).toHaveLength(3);
  expect(webgpu.slices).toHaveLength(2);
});
