import { expect, test } from "vitest";
import { cell, nothing, OpenedSession, openSession } from "./opened-session.ts";
import { Clock, ScriptedEngine } from "./scripted-engine.ts";

const request = { sigma: 0.5, guide: { label: null, omega: 1 }, arrows: 2, densitySide: 2, heat: null };

test("while training, a picture asked for with a drawing is of weights that were trained on it", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 100);
  for (const [column, version] of [
    [3, 2],
    [4, 3],
    [5, 4],
  ] as const) {
    // In one go, as the page sends them.
    const taken = session.setData(cell(column, 3));
    const picture = session.request("picture", request);
    expect(await taken).toEqual({ dataVersion: version });
    expect(await picture).toMatchObject({ dataVersion: version, trainedOn: version });
  }
  await session.request("pause", null);
});

test("a picture waits for no training that is not coming", async () => {
  const session = await openSession();
  expect((await session.request("picture", request)).trainedOn).toBeNull();
  await session.request("train", { steps: 3 });
  await session.rest();
  void session.setData(cell(4, 4));
  // At rest the network stays what it was: trained on the drawing before.
  expect(await session.request("picture", request)).toMatchObject({ dataVersion: 2, trainedOn: 1 });
  // An empty sheet trains nothing.
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 10);
  void session.setData(nothing());
  expect(await session.request("picture", request)).toMatchObject({ dataVersion: 3, trainedOn: 2 });
  await session.request("pause", null);
});

test("a pause lets a picture go that waits for the next slice", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 100);
  void session.setData(cell(4, 4));
  const picture = session.request("picture", request);
  await session.request("pause", null);
  expect((await picture).dataVersion).toBe(2);
});

test("fresh weights have been trained on nothing", async () => {
  const session = await openSession();
  await session.request("train", { steps: 3 });
  await session.rest();
  expect((await session.request("picture", request)).trainedOn).toBe(1);
  await session.request("reset", null);
  expect((await session.request("picture", request)).trainedOn).toBeNull();
});

test("an exact picture is computed once for a drawing that rests, and each answer has arrays of its own", async () => {
  const session = await openSession({ mass: cell(2, 5) });
  const first = await session.request("picture", request);
  const again = await session.request("picture", request);
  expect(again.density).toEqual(first.density);
  expect(again.density).not.toBe(first.density);
  first.density.fill(0);
  expect((await session.request("picture", request)).density).toEqual(again.density);
  void session.setData(cell(6, 1));
  expect((await session.request("picture", request)).density).not.toEqual(again.density);
  expect((await session.request("picture", { ...request, sigma: 0.2 })).sigma).toBe(0.2);
  await expect(session.request("picture", { ...request, heat: { kind: "error", side: 0 } })).rejects.toThrow("side");
});

test("while the pen moves training goes on and nothing is evaluated; once it rests, the excess of the drawing comes", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 200);
  const before = session.events("losses").length;
  const scored = session.engine.calls.filter((call) => call === "score").length;
  const from = session.clock.time;
  let version = 1;
  while (session.clock.time - from < 1500) {
    await session.setData(cell(version % 8, 3));
    version++;
    const { step } = session.engine;
    await session.until(() => session.engine.step > step);
  }
  const meanwhile = session.events("losses").slice(before + 1);
  // A report every 400 ms, so that the steps and their pace go on being told.
  expect(meanwhile.length).toBeGreaterThanOrEqual(2);
  for (const { report } of meanwhile) expect(report.excess).toBeNull();
  expect(session.engine.calls.filter((call) => call === "score").length).toBe(scored);
  await session.until(() => session.events("losses").at(-1)?.report.excess !== null);
  expect(session.events("losses").at(-1)?.report.dataVersion).toBe(version);
  await session.request("pause", null);
});

test("after a change of the drawing the schedule begins anew, and comes back to the settings", async () => {
  const session = await openSession();
  const force = () => session.engine.spec?.training;
  await session.request("train", { steps: 3000 });
  await session.rest();
  const settings = force();
  expect(settings).toMatchObject({ learningRate: 0.01, emaDecay: 0.995 });
  await session.setData(cell(6, 6));
  expect(force()).toBe(settings);
  await session.request("train", { steps: 1 });
  await session.rest();
  // The whole rate where 0.3 of it were in force, and an average over some twenty steps.
  expect(force()?.learningRate).toBeCloseTo(0.01 / 0.3, 3);
  expect(force()?.emaDecay).toBeCloseTo(201 / 210, 9);
  // What the user sets meanwhile is scheduled too.
  await session.configure({ learningRate: 0.001 });
  expect(force()?.learningRate).toBeCloseTo(0.001 / 0.3, 4);
  await session.configure({ learningRate: 0.01 });
  await session.request("train", { steps: 2100 });
  await session.rest();
  expect(force()).toMatchObject({ learningRate: 0.01, emaDecay: 0.995 });
});

test("a young network goes on as it is when its drawing changes", async () => {
  const session = await openSession();
  await session.request("train", { steps: 100 });
  await session.rest();
  const settings = session.engine.spec?.training;
  await session.setData(cell(6, 6));
  await session.request("train", { steps: 20 });
  await session.rest();
  expect(session.engine.spec?.training).toBe(settings);
});

test("an engine that is chosen goes on where the one before it was in the schedule, and knows what it was trained on", async () => {
  const clock = new Clock();
  const engines = ["simd", "cpu"].map((name) => new ScriptedEngine(clock, name as "simd" | "cpu"));
  const session = new OpenedSession({ engines }, clock);
  await session.opened;
  await session.request("train", { steps: 3000 });
  await session.rest();
  await session.setData(cell(6, 6));
  await session.request("train", { steps: 1 });
  await session.rest();
  const before = engines[0]?.spec?.training;
  await session.configure({ engine: "cpu" });
  await session.until(() => session.events("engine").length === 2);
  expect(await session.request("picture", request)).toMatchObject({ trainedOn: 2 });
  await session.request("train", { steps: 1 });
  await session.rest();
  expect(engines[1]?.spec?.training.emaDecay).toBeCloseTo(202 / 211, 9);
  expect(engines[1]?.spec?.training.learningRate).toBeCloseTo(before?.learningRate ?? Number.NaN, 3);
  // What is drawn while one is loaded is a change too.
  await session.request("train", { steps: 2500 });
  await session.rest();
  void session.configure({ engine: "simd" });
  void session.setData(cell(1, 1));
  await session.until(() => session.events("engine").length === 3);
  await session.request("train", { steps: 1 });
  await session.rest();
  expect(engines[1]?.spec?.training.emaDecay).toBeCloseTo(201 / 210, 9);
});
