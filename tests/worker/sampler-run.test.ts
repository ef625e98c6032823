import { expect, test } from "vitest";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import { cell, nothing, openSession } from "./opened-session.ts";

const short: Partial<PlaygroundConfig> = { particles: 6, stepsPerLevel: 4, denoise: true };

test("a run starts with frame 0 and goes on step by step to its end", async () => {
  const session = await openSession({ config: short });
  const start = await session.request("startRun", null);
  // 3 levels of 4 steps and the denoising step.
  expect(start).toMatchObject({ run: 1, firstStep: 0, totalSteps: 13, particles: 6, levels: [0], finished: false });
  expect(start.points).toHaveLength(12);

  const first = await session.request("advanceRun", { run: 1, steps: 5 });
  expect(first).toMatchObject({ firstStep: 1, levels: [0, 0, 0, 0, 1], finished: false });
  expect(first.points).toHaveLength(5 * 12);
  const rest = await session.request("advanceRun", { run: 1, steps: 100 });
  expect(rest).toMatchObject({ firstStep: 6, levels: [1, 1, 1, 2, 2, 2, 2, 2], finished: true });
  const beyond = await session.request("advanceRun", { run: 1, steps: 1 });
  expect(beyond).toMatchObject({ levels: [], finished: true });
  expect(beyond.points).toHaveLength(0);
});

test("a run says what it was started with: the settings in force, though a slice of training is still to end", async () => {
  const session = await openSession({ config: short });
  const answers = [
    session.request("train", { steps: null }),
    session.configure({ levels: 5, sigmaMax: 2, stepSize: 0.2, stepsPerLevel: 7, scoreUsed: "exact" }),
    session.request("startRun", null),
  ] as const;
  const start = await answers[2];
  expect(start).toMatchObject({ totalSteps: 36, stepSize: 0.2, stepsPerLevel: 7, scoreUsed: "exact" });
  expect(start.sigmas).toHaveLength(5);
  expect(start.sigmas[0]).toBe(2);
  await Promise.all(answers);
  await session.request("pause", null);
});

test("the same seed and weights give the same run, however it is cut", async () => {
  const session = await openSession({ config: short });
  await session.request("startRun", null);
  const whole = await session.request("advanceRun", { run: 1, steps: 13 });
  await session.request("startRun", null);
  const parts = [
    await session.request("advanceRun", { run: 2, steps: 6 }),
    await session.request("advanceRun", { run: 2, steps: 7 }),
  ];
  expect(parts.flatMap(({ points }) => [...points])).toEqual([...whole.points]);
});

test("a run that was replaced, or never was, is refused", async () => {
  const session = await openSession({ config: short });
  await expect(session.request("advanceRun", { run: 1, steps: 1 })).rejects.toThrow("need the last run, 0, got 1");
  await session.request("startRun", null);
  await session.request("startRun", null);
  await expect(session.request("advanceRun", { run: 1, steps: 1 })).rejects.toThrow("need the last run, 2, got 1");
  await expect(session.request("advanceRun", { run: 2, steps: 0 })).rejects.toThrow("need from 1 to 1000 steps, got 0");
});

test("a run keeps the settings and the ladder it began with, and follows the live network", async () => {
  const session = await openSession({ config: { ...short, stepsPerLevel: 2, denoise: false } });
  await session.request("startRun", null);
  await session.request("advanceRun", { run: 1, steps: 1 });
  await session.configure({ levels: 7, particles: 50, stepsPerLevel: 9, denoise: true });
  await session.request("train", { steps: 1000 });
  await session.until(() => session.engine.step === 1000);
  const rest = await session.request("advanceRun", { run: 1, steps: 100 });
  expect(rest).toMatchObject({ totalSteps: 6, particles: 6, levels: [0, 1, 1, 2, 2], finished: true });
  // The scripted engine's score has grown to 2 000 in both coordinates: everything has moved far up and right.
  expect(Math.min(...rest.points)).toBeGreaterThan(10);
});

test("requests of one run are met one after another", async () => {
  const session = await openSession({ config: short });
  await session.request("startRun", null);
  const [first, second] = await Promise.all([
    session.request("advanceRun", { run: 1, steps: 3 }),
    session.request("advanceRun", { run: 1, steps: 3 }),
  ]);
  expect([first.firstStep, second.firstStep]).toEqual([1, 4]);
});

test("the exact score needs no engine and leads the particles to the drawing", async () => {
  const config = { scoreUsed: "exact", particles: 300, levels: 8, stepsPerLevel: 60 } as const;
  const session = await openSession({ mass: cell(6, 6), config });
  const scored = session.engine.calls.filter((call) => call === "score").length;
  await session.request("startRun", null);
  const end = await session.request("advanceRun", { run: 1, steps: 500 });
  expect(session.engine.calls.filter((call) => call === "score")).toHaveLength(scored);
  expect(end.finished).toBe(true);
  const last = end.points.slice(-600);
  // The cell reaches from 0.5 to 0.75 in both coordinates.
  expect(last.filter((x) => x > 0.45 && x < 0.8).length / last.length).toBeGreaterThan(0.98);
});

test("the exact score of nothing is refused; so is that of a drawing that is wiped out under the run", async () => {
  const session = await openSession({ mass: nothing(), config: { ...short, scoreUsed: "exact" } });
  await expect(session.request("startRun", null)).rejects.toThrow("need a drawing for the exact score");
  await session.setData(cell(2, 2));
  await session.request("startRun", null);
  await session.request("advanceRun", { run: 1, steps: 2 });
  await session.setData(nothing());
  await expect(session.request("advanceRun", { run: 1, steps: 2 })).rejects.toThrow("got an empty one");
  await session.setData(cell(2, 2));
  expect(await session.request("advanceRun", { run: 1, steps: 2 })).toMatchObject({ firstStep: 3 });
});

test("training goes on while a run is followed, each for about half of the time", async () => {
  const session = await openSession({ config: { ...short, stepsPerLevel: 100 } });
  const score = session.engine.score.bind(session.engine);
  session.engine.score = (points) => {
    session.clock.time += 2;
    return score(points);
  };
  await session.request("train", { steps: null });
  await session.until(() => session.engine.slices.at(-1) === 3);
  await session.request("startRun", null);
  const [from, before] = [session.clock.time, session.engine.step];
  await session.request("advanceRun", { run: 1, steps: 301 });
  const trained = (4 * (session.engine.step - before)) / (session.clock.time - from);
  expect(trained).toBeGreaterThan(0.3);
  expect(trained).toBeLessThan(0.7);
  await session.request("pause", null);
});
