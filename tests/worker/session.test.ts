import { expect, test } from "vitest";
import type { Checkpoint } from "../../src/protocol/messages.ts";
import { cell, nothing, OpenedSession, openSession, raster } from "./opened-session.ts";
import { Clock, ScriptedEngine } from "./scripted-engine.ts";

const picture = { sigma: 0.5, guide: { label: null, omega: 1 }, arrows: 3, densitySide: 4, heat: null };

test("opening answers once an engine runs, and tells of it", async () => {
  const session = await openSession();
  expect(await session.opened).toMatchObject({ engine: "simd" });
  expect(session.events("engine")).toHaveLength(1);
  expect(session.phases()).toEqual(["loading", "idle"]);
});

test("while the engine is loading, pictures show the exact field and no learned one", async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const session = new OpenedSession({ gate });
  const early = await session.request("picture", picture);
  expect(early.exact).toHaveLength(18);
  expect(early.learned).toBeNull();
  expect(early.density.some((q) => q > 0)).toBe(true);
  expect((await session.request("thumbnails", { sigmas: [1, 0.5], side: 4 })).density).toHaveLength(32);
  // Training that is asked for now begins when the engine runs.
  expect(await session.request("train", { steps: 3 })).toEqual({ step: 0 });
  await expect(session.request("startRuns", { configs: [session.config] })).rejects.toThrow("need a running engine");
  open();
  await session.opened;
  await session.until(() => session.engine.step === 3);
  await session.rest();
  expect(session.phases()).toEqual(["loading", "training", "idle"]);
  expect((await session.request("picture", picture)).learned).toHaveLength(18);
});

test("the learned field is that of the weights in force, and the angle compares it with the exact one", async () => {
  const session = await openSession({ mass: cell(7, 7) });
  await session.request("train", { steps: 5 });
  await session.until(() => session.phases().at(-1) === "idle");
  const { learned, step, angle } = await session.request("picture", picture);
  // The scripted engine answers (2 step, 2 step); the drawing pulls to the upper right too.
  expect(step).toBe(5);
  expect([...(learned ?? [])]).toEqual(new Array(18).fill(10));
  expect(angle).toBeGreaterThan(0);
  expect(angle).toBeLessThan(45);
});

test("a pause is answered after the slice in progress, and no slice begins after it", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.until(() => session.engine.slices.length > 20);
  const { step } = await session.request("pause", null);
  expect(step).toBe(session.engine.step);
  await session.rest();
  expect(session.engine.step).toBe(step);
  expect(session.phases()).toEqual(["loading", "idle", "training", "idle"]);
  expect(session.events("checkpoint").at(-1)?.checkpoint.step).toBe(step);
});

test("slices are sized to last 10 to 20 ms, and take at least one step", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.until(() => session.engine.slices.length > 20);
  expect(session.engine.slices.at(-1)).toBe(3); // 15 ms at 4 ms a step
  session.engine.millisecondsPerStep = 400;
  const slices = session.engine.slices.length;
  await session.until(() => session.engine.slices.length > slices + 3);
  expect(session.engine.slices.at(-1)).toBe(1);
});

test("so many steps as were asked for are taken, and no more", async () => {
  const session = await openSession();
  await session.request("train", { steps: 50 });
  await session.until(() => session.phases().at(-1) === "idle");
  await session.rest();
  expect(session.engine.step).toBe(50);
  await expect(session.request("train", { steps: 0 })).rejects.toThrow("need steps ≥ 1 or null, got 0");
});

test("a new drawing is shown at once and given to the engine when training goes on", async () => {
  const session = await openSession();
  const given = session.engine.data.length;
  expect(await session.setData(cell(6, 2))).toEqual({ dataVersion: 2 });
  const shown = await session.request("picture", { ...picture, sigma: 0.05, densitySide: 8 });
  expect(shown.dataVersion).toBe(2);
  expect(shown.density.indexOf(Math.max(...shown.density))).toBe(2 * 8 + 6);
  await session.rest();
  expect(session.engine.data).toHaveLength(given);
  await session.request("train", { steps: 1 });
  await session.until(() => session.engine.step === 1);
  expect(session.engine.data).toHaveLength(given + 1);
  expect(session.engine.data.at(-1)).toEqual(raster(cell(6, 2)));
});

test("with nothing drawn, training waits for the pen", async () => {
  const session = await openSession({ mass: nothing() });
  await session.request("train", { steps: null });
  await session.rest();
  expect(session.engine.step).toBe(0);
  const blank = await session.request("picture", picture);
  expect(blank.exact).toBeNull();
  expect([...blank.density]).toEqual(new Array(16).fill(0));
  await session.setData(cell(4, 4));
  await session.until(() => session.engine.step > 5);
  await session.request("pause", null);
});

test("a drawing that does not fit is refused and the one before stays", async () => {
  const session = await openSession();
  const wrong = session.request("setData", { data: raster(new Float32Array(10)) });
  await expect(wrong).rejects.toThrow("need size × size cell masses, got size 8 and 10 masses");
  await expect(session.setData(cell(0, 0).fill(-1))).rejects.toThrow("masses that are finite");
  expect((await session.request("picture", picture)).dataVersion).toBe(1);
});

test("divergence goes back to the last good weights, stops, and says both steps", async () => {
  const session = await openSession();
  session.engine.lossAt = (step) => (step > 700 ? Number.NaN : 0.5);
  await session.request("train", { steps: null });
  await session.until(() => session.events("diverged").length > 0);
  const [{ atStep, backToStep }] = session.events("diverged");
  expect(atStep).toBeGreaterThan(700);
  expect(atStep).toBeLessThanOrEqual(705);
  // Snapshots are taken twice a second, that is every 125 steps of 4 ms and what lies between.
  expect(backToStep).toBeGreaterThan(500);
  expect(backToStep).toBeLessThanOrEqual(700);
  expect(session.engine.step).toBe(backToStep);
  await session.rest();
  expect(session.phases().at(-1)).toBe("idle");
  expect(session.engine.step).toBe(backToStep);
  // And it can go on from there.
  session.engine.lossAt = () => 0.5;
  await session.request("train", { steps: 10 });
  await session.until(() => session.engine.step === backToStep + 10);
});

test("a loss that explodes without ceasing to be finite counts as divergence too, once warmed up", async () => {
  const session = await openSession();
  // Weighted by σ²/λ = 1, so 31 is above the limit of 30; in the first 30 steps it is let pass.
  session.engine.lossAt = (step) => (step < 20 || step > 100 ? 31 : 0.5);
  await session.request("train", { steps: null });
  await session.until(() => session.events("diverged").length > 0);
  expect(session.events("diverged")[0].atStep).toBeGreaterThan(100);
  expect(session.events("diverged")[0].backToStep).toBe(0);
});

test("network settings make fresh weights; training settings do not; view settings touch nothing", async () => {
  const session = await openSession();
  await session.request("train", { steps: 4 });
  await session.until(() => session.engine.step === 4);
  await session.rest();
  const calls = session.engine.calls.length;
  const since = () => session.engine.calls.slice(calls).filter((call) => call !== "score");

  expect(await session.configure({ level: 2, stepSize: 0.2, preset: "ring" })).toEqual({ freshWeights: false });
  expect(since()).toEqual([]);
  expect(await session.configure({ learningRate: 0.002 })).toEqual({ freshWeights: false });
  expect(since()).toEqual(["setTraining"]);
  expect(session.engine.spec?.training.learningRate).toBe(0.002);
  expect(session.engine.step).toBe(4);
  expect(await session.configure({ width: 32, learningRate: 0.003 })).toEqual({ freshWeights: true });
  expect(since()).toEqual(["setTraining", "configure", "setData"]);
  expect(session.engine.spec).toMatchObject({ network: { width: 32 }, training: { learningRate: 0.003 } });
  expect(session.engine.step).toBe(0);
  expect(await session.configure({})).toEqual({ freshWeights: false });
});

test("settings that give no ladder are refused, and those before stay in force", async () => {
  const session = await openSession();
  const before = session.config;
  await expect(session.configure({ sigmaMax: 0.1, sigmaMin: 0.5 })).rejects.toThrow("need sigmaMax > sigmaMin > 0");
  session.config = before;
  expect(await session.configure({ sigmaMax: 2 })).toEqual({ freshWeights: false });
  expect(session.engine.spec?.training.sigmas[0]).toBe(2);
});

test("another engine goes on with the same weights, and with training if it was training", async () => {
  const clock = new Clock();
  const engines = [new ScriptedEngine(clock), new ScriptedEngine(clock, "cpu")];
  const session = new OpenedSession({ engines }, clock);
  await session.opened;
  await session.request("train", { steps: null });
  await session.until(() => engines[0].step > 20);
  await session.configure({ engine: "cpu" });
  await session.until(() => engines[1].step > engines[0].step);
  expect(engines[0].disposed).toBe(true);
  expect(session.chosen.map(({ preferred }) => preferred)).toEqual(["auto", "cpu"]);
  expect(engines[1].calls.slice(0, 3)).toEqual(["configure", "setData", "setState"]);
  expect(session.phases()).toEqual(["loading", "idle", "training", "loading", "training"]);
  await session.request("pause", null);
});

test("reset makes fresh weights from the seed and rests", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 5);
  expect(await session.request("reset", null)).toEqual({ step: 0 });
  await session.rest();
  expect(session.engine.step).toBe(0);
  expect(session.phases().at(-1)).toBe("idle");
});

test("a checkpoint carries the network to another session; one of another network is left aside", async () => {
  const session = await openSession();
  await session.request("train", { steps: 9 });
  await session.rest();
  const [{ checkpoint }] = session.events("checkpoint");
  expect(checkpoint).toMatchObject({ step: 9, width: 64, form: "free", seed: 7, std: 0.5 });

  const same = await openSession({ checkpoint });
  expect(same.engine.step).toBe(9);
  const other = await openSession({ checkpoint, config: { width: 8 } });
  expect(other.engine.step).toBe(0);
  const energy = await openSession({ checkpoint, config: { form: "energy" } });
  expect(energy.engine.step).toBe(0);
  const broken = { ...checkpoint, parameters: checkpoint.parameters.slice(1) };
  expect((await openSession({ checkpoint: broken })).engine.step).toBe(0);
});

test("a network that was saved comes back, whatever was trained meanwhile, and is what another worker would go on from", async () => {
  const session = await openSession();
  await session.request("train", { steps: 9 });
  await session.rest();
  const saved = await session.request("save", null);
  expect(saved).toMatchObject({ step: 9, width: 64, seed: 7 });
  await session.request("reset", null);
  await session.request("train", { steps: 30 });
  await session.rest();
  expect(session.events("checkpoint").at(-1)?.checkpoint.step).toBe(30);
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 40);
  expect(await session.request("restore", { checkpoint: saved as Checkpoint })).toEqual({ step: 9 });
  await session.rest();
  expect(session.engine.step).toBe(9);
  expect(session.phases().at(-1)).toBe("idle");
  expect(session.events("checkpoint").at(-1)?.checkpoint.step).toBe(9);
});

test("a network of other settings is not brought back, and the one there is stays", async () => {
  const session = await openSession();
  await session.request("train", { steps: 9 });
  await session.rest();
  const saved = (await session.request("save", null)) as Checkpoint;
  await session.configure({ width: 32 });
  await session.request("train", { steps: 5 });
  await session.rest();
  await expect(session.request("restore", { checkpoint: saved })).rejects.toThrow(
    "need weights of the network in force",
  );
  expect(session.engine.step).toBe(5);
  expect(session.events("failed")).toEqual([]);
});

test("a network that is brought back while no engine runs waits for one", async () => {
  const before = await openSession();
  await before.request("train", { steps: 9 });
  await before.rest();
  const saved = (await before.request("save", null)) as Checkpoint;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const session = new OpenedSession({ gate });
  expect(await session.request("save", null)).toBeNull();
  expect(await session.request("restore", { checkpoint: saved })).toEqual({ step: 9 });
  open();
  await session.opened;
  expect(session.engine.step).toBe(9);
});

test("checkpoints are told about every two seconds of training", async () => {
  const session = await openSession();
  const from = session.clock.time;
  await session.request("train", { steps: null });
  await session.until(() => session.clock.time > from + 7000, 20_000);
  const steps = session.events("checkpoint").map(({ checkpoint }) => checkpoint.step);
  expect(steps.length).toBeGreaterThanOrEqual(2);
  expect(steps.length).toBeLessThanOrEqual(3);
  await session.request("pause", null);
});

test("a lost device ends the session with the engine's name, and nothing follows", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 5);
  session.engine.failure = new Error("mapAsync failed");
  session.engine.lose("unknown: the device went away");
  await session.until(() => session.events("engine-lost").length > 0);
  expect(session.events("engine-lost")).toEqual([
    { type: "engine-lost", engine: "simd", detail: "unknown: the device went away" },
  ]);
  const messages = session.messages.length;
  await session.rest();
  expect(session.messages).toHaveLength(messages);
  expect(session.events("failed")).toEqual([]);
});

test("an exception of the engine fails the session, with its words", async () => {
  const session = await openSession();
  session.engine.failure = new Error("the wasm device reported: out of memory");
  await session.request("train", { steps: null });
  await session.until(() => session.events("failed").length > 0, 10_000);
  expect(session.events("failed")[0].detail).toBe("the wasm device reported: out of memory");
  expect(session.phases().at(-1)).toBe("failed");
  await expect(session.request("train", { steps: 1 })).rejects.toThrow("got one that has failed");
});

test("when no engine runs, opening is refused and the session fails", async () => {
  const session = new OpenedSession({ engines: [] });
  await expect(session.opened).rejects.toThrow("no engine in this script");
  await session.until(() => session.events("failed").length > 0, 10_000);
});

test("nothing is answered before open, and open only once", async () => {
  const session = await openSession();
  const again = session.request("open", {
    config: session.config,
    data: raster(cell(0, 0)),
    checkpoint: null,
    lostEngines: [],
  });
  await expect(again).rejects.toThrow("need open once");
  expect(await session.request("ping", null)).toBeNull();
});

test("a picture out of bounds is refused, and the session goes on", async () => {
  const session = await openSession();
  await expect(session.request("picture", { ...picture, sigma: 0 })).rejects.toThrow("need a noise level > 0, got 0");
  await expect(session.request("picture", { ...picture, arrows: 1e9 })).rejects.toThrow("need arrows from 1 to 512");
  expect(session.events("failed")).toEqual([]);
});
