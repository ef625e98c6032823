import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PlaygroundClient } from "../../src/client/playground-client.ts";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { drawnOf, ladderOf, sceneOf } from "../../src/store/derived.ts";
import { createPlayground } from "../../src/store/playground-store.ts";
import { frameAt } from "../../src/store/recording.ts";
import { ScriptedWorker, scriptedSampler } from "./scripted-worker.ts";

const wasm = {
  engine: "wasm",
  device: "",
  attempts: [
    { engine: "webgpu", outcome: "unavailable", error: null, detail: "" },
    { engine: "wasm", outcome: "chosen", error: 1e-7, detail: "" },
  ],
} as const;

/** A clock of frames: each call of `frame` is one repaint, 1/60 s later. */
function frameClock() {
  let due: ((now: number) => void)[] = [];
  let now = 0;
  return {
    now: () => now,
    nextFrame: (callback: (now: number) => void) => void due.push(callback),
    async frames(count: number) {
      for (let frame = 0; frame < count; frame++) {
        now += 1000 / 60;
        const callbacks = due;
        due = [];
        for (const callback of callbacks) callback(now);
        await settle();
      }
    },
  };
}
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

async function opened(config: Partial<PlaygroundConfig> = {}, { calm = false } = {}) {
  const workers: ScriptedWorker[] = [];
  const clock = frameClock();
  const client = new PlaygroundClient(
    () => {
      const worker = new ScriptedWorker(scriptedSampler());
      workers.push(worker);
      return worker;
    },
    () => true,
  );
  const playground = createPlayground({
    client,
    config: { ...defaultConfig, ...config },
    problems: [],
    nextFrame: clock.nextFrame,
    now: clock.now,
    reducedMotion: () => calm,
    newSeed: () => 99,
  });
  playground.start();
  const worker = workers[0] as ScriptedWorker;
  worker.tell({ type: "engine", report: wasm });
  worker.tell({ type: "phase", phase: "idle", step: 0 });
  await settle();
  await clock.frames(2);
  return { playground, worker, workers, clock, state: () => playground.state.get() };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("the page opens on a preset, asks for pictures and is ready to train", async () => {
  const { worker, state } = await opened();
  expect(state().phase).toBe("idle");
  expect(drawnOf(state().ink)).toBe(true);
  expect(state().picture?.learned).not.toBeNull();
  expect(state().thumbnails?.sigmas).toEqual(ladderOf(defaultConfig));
  expect(worker.askedFor("open")[0]?.mass.some((value) => value > 0)).toBe(true);
  expect(sceneOf(state())).toBe("fresh");
});

test("an engine other than the hoped-for one is a note that can be closed", async () => {
  const { playground, state } = await opened();
  expect(state().notices.map(({ kind }) => kind)).toEqual(["fallback"]);
  playground.dismiss("fallback");
  expect(state().notices).toEqual([]);
});

test("a stroke reaches the worker while it is drawn, and one undo takes all of it back", async () => {
  const { playground, worker, clock, state } = await opened();
  const before = state().ink;
  playground.beginStroke({ x: 0, y: 0 }, 1);
  playground.extendStroke({ x: 0.5, y: 0 }, 1);
  await clock.frames(1);
  playground.extendStroke({ x: 0.5, y: 0.5 }, 1);
  playground.endStroke();
  await settle();
  expect(state().ink).not.toEqual(before);
  expect(state().config.preset).toBe("drawing");
  expect(worker.askedFor("setData").at(-1)?.mass).toEqual(state().ink);
  playground.undo();
  await settle();
  expect(state().ink).toEqual(before);
  expect(worker.askedFor("setData").at(-1)?.mass).toEqual(before);
  playground.redo();
  expect(state().ink).not.toEqual(before);
});

test("an empty drawing does not train, and emptying it pauses training", async () => {
  const { playground, worker, state } = await opened();
  playground.train();
  expect(state().phase).toBe("training");
  playground.clear();
  await settle();
  expect(state().phase).toBe("idle");
  expect(worker.askedFor("pause").length).toBe(1);
  const asked = worker.askedFor("train").length;
  playground.train();
  playground.trainOneStep();
  expect(worker.askedFor("train").length).toBe(asked);
  expect(sceneOf(state())).toBe("empty");
  // Training was on when the sheet was emptied, so it goes on with what comes back.
  playground.undo();
  await settle();
  expect(state().phase).toBe("training");
  expect(worker.askedFor("train").length).toBe(asked + 1);
});

test("settings of a picture stay on the page; others are told to the worker", async () => {
  const { playground, worker } = await opened();
  playground.setSetting("arrows", "unit");
  playground.setSetting("level", 3);
  expect(worker.askedFor("configure")).toEqual([]);
  playground.setSetting("learningRate", 0.001);
  await settle();
  expect(worker.askedFor("configure").map(({ config }) => config.learningRate)).toEqual([0.001]);
});

test("a changed level asks for its picture", async () => {
  const { playground, worker, clock } = await opened();
  playground.showLevel(10);
  await clock.frames(2);
  expect(worker.askedFor("picture").at(-1)?.sigma).toBeCloseTo(0.02, 9);
});

test("a run plays at its pace, pauses, goes back exactly and ends", async () => {
  const { playground, clock, state } = await opened({ speed: "0.5" });
  playground.sample();
  await settle();
  expect(state().run?.step).toBe(0);
  await clock.frames(10);
  // Half of sixty steps a second: five steps in ten frames.
  expect(state().run?.step).toBe(5);
  playground.pause();
  await clock.frames(10);
  expect(state().run?.step).toBe(5);
  playground.stepBack();
  playground.stepBack();
  expect(state().run?.step).toBe(3);
  const run = state().run;
  expect(run && frameAt(run.recording, 3)).toEqual(new Float32Array(4).fill(3));
  playground.stepOn();
  await settle();
  expect(state().run?.step).toBe(4);
  playground.play();
  await clock.frames(60);
  expect(state().run).toMatchObject({ step: 20, playing: false });
  expect(state().announcement).toEqual({ kind: "sampled", particles: 2 });
});

test("the level shown follows the particles, until a hand takes it away", async () => {
  const { playground, clock, state } = await opened({ levels: 2, level: 1 });
  playground.sample();
  await settle();
  await clock.frames(25);
  expect(state().config.level).toBe(2);
  playground.setSetting("follow", false);
  playground.showLevel(1);
  playground.seek(20);
  expect(state().config.level).toBe(1);
});

test("seeking stays within what was played", async () => {
  const { playground, clock, state } = await opened();
  playground.sample();
  await settle();
  await clock.frames(6);
  const played = state().run?.step ?? 0;
  playground.seek(1000);
  expect(state().run?.step).toBe(played);
  playground.seek(-4);
  expect(state().run?.step).toBe(0);
});

test("divergence is a notice, and halving the learning rate goes on", async () => {
  const { playground, worker, state } = await opened();
  playground.train();
  worker.tell({ type: "diverged", atStep: 412, backToStep: 400 });
  expect(state()).toMatchObject({ phase: "idle", step: 400 });
  expect(state().notices.at(-1)).toEqual({ kind: "diverged", atStep: 412, backToStep: 400, divisor: 2 });
  playground.divideLearningRate(2);
  await settle();
  expect(state().config.learningRate).toBe(0.005);
  expect(state().phase).toBe("training");
  expect(state().notices.some(({ kind }) => kind === "diverged")).toBe(false);
});

test("a worker that stops takes the field, not the drawing, the density or the particles; another goes on", async () => {
  const { playground, worker, workers, state } = await opened();
  playground.sample();
  await settle();
  const { ink } = state();
  worker.onerror?.({ message: "boom" } as ErrorEvent);
  expect(state().phase).toBe("stopped");
  expect(state().notices.at(-1)).toEqual({ kind: "stopped", detail: "boom" });
  expect(state().picture).toMatchObject({ learned: null, angle: null });
  expect(state().picture?.density.length).toBeGreaterThan(0);
  expect(state().ink).toBe(ink);
  expect(state().run).not.toBeNull();
  expect(worker.terminated).toBe(true);
  playground.restartWorker();
  expect(workers.length).toBe(2);
  expect(workers[1]?.askedFor("open")[0]?.mass).toEqual(ink);
  workers[1]?.tell({ type: "engine", report: wasm });
  expect(state().phase).toBe("idle");
});

test("a hidden page pauses training, and goes on when it is shown again", async () => {
  const { playground, worker } = await opened();
  playground.train();
  playground.setVisible(false);
  await settle();
  expect(worker.askedFor("pause").length).toBe(1);
  playground.setVisible(true);
  expect(worker.askedFor("train").at(-1)).toEqual({ steps: null });
});

test("a hidden page that did not train does not begin to", async () => {
  const { playground, worker } = await opened();
  playground.train();
  playground.pauseTraining();
  await settle();
  const asked = worker.askedFor("train").length;
  playground.setVisible(false);
  playground.setVisible(true);
  expect(worker.askedFor("train").length).toBe(asked);
});

test("fresh weights begin a fresh loss chart", async () => {
  const { playground, worker, state } = await opened();
  worker.tell({
    type: "losses",
    report: {
      step: 50,
      dataVersion: 1,
      sigmas: [1, 0.1],
      minibatch: [1, 1],
      excess: null,
      floor: null,
      stepsPerSecond: 10,
    },
  });
  expect(state().losses.entries.length).toBe(1);
  playground.resetWeights();
  await settle();
  expect(state()).toMatchObject({ step: 0 });
  expect(state().losses.entries).toEqual([]);
});

test("disposing ends the worker", async () => {
  const { playground, worker } = await opened();
  playground.dispose();
  expect(worker.terminated).toBe(true);
});

test("a run started anew while the old one is asked for its next steps is no error", async () => {
  const { playground, clock, state } = await opened();
  playground.sample();
  await settle();
  await clock.frames(3);
  playground.sample();
  playground.sample();
  await clock.frames(3);
  expect(state().notices.some(({ kind }) => kind === "refused")).toBe(false);
});

test("with little motion asked for, playing shows one still a second, a level further each", async () => {
  const { playground, clock, state } = await opened({ levels: 2, stepsPerLevel: 10, denoise: false }, { calm: true });
  playground.sample();
  await settle();
  await clock.frames(2);
  expect(state().run?.step).toBe(10);
  await clock.frames(50);
  expect(state().run?.step).toBe(10);
  await clock.frames(12);
  expect(state().run?.step).toBe(20);
});

test("Train starts a first run of particles too, and only the first", async () => {
  const { playground, clock, state } = await opened({ speed: "20" });
  playground.train();
  await settle();
  expect(state().run).not.toBeNull();
  await clock.frames(5);
  expect(state().run?.recording.finished).toBe(true);
  const run = state().run?.recording.run;
  playground.pauseTraining();
  playground.train();
  await settle();
  expect(state().run?.recording.run).toBe(run);
});

test("Train starts no particles where the setting says so, or where little motion is asked for", async () => {
  const without = await opened({ alongside: false });
  without.playground.train();
  const calm = await opened({}, { calm: true });
  calm.playground.train();
  await settle();
  expect(without.state().run).toBeNull();
  expect(calm.state().run).toBeNull();
});

test("a divergence soon after another asks for a tenth of the learning rate", async () => {
  const { playground, worker, state } = await opened();
  playground.train();
  worker.tell({ type: "diverged", atStep: 412, backToStep: 400 });
  playground.divideLearningRate(2);
  worker.tell({ type: "diverged", atStep: 430, backToStep: 400 });
  expect(state().notices.at(-1)).toMatchObject({ kind: "diverged", divisor: 10 });
});

test("what is changed while the worker is stopped reaches the next one", async () => {
  const { playground, worker, workers } = await opened();
  worker.onerror?.({ message: "boom" } as ErrorEvent);
  playground.setSetting("engine", "cpu");
  playground.choosePreset("ring");
  await settle();
  playground.restartWorker();
  const opening = workers[1]?.askedFor("open")[0];
  expect(opening?.config).toMatchObject({ engine: "cpu" });
  expect(opening?.mass).toEqual(playground.state.get().ink);
});

test("an answer on its way does not move a run that was paused or taken elsewhere", async () => {
  const { playground, clock, state } = await opened();
  playground.sample();
  await settle();
  await clock.frames(6);
  const step = state().run?.step ?? 0;
  playground.stepOn();
  playground.seek(2);
  await settle();
  expect(state().run).toMatchObject({ step: 2, playing: false });
  playground.seek(step);
  expect(state().run?.step).toBe(step);
});

test("seeking further than was played plays on to there and stops", async () => {
  const { playground, clock, state } = await opened();
  playground.sample();
  await settle();
  playground.seek(15);
  expect(state().run?.playing).toBe(true);
  await clock.frames(10);
  expect(state().run).toMatchObject({ step: 15, playing: false });
});

test("nothing runs on an empty sheet, whichever way it is asked for", async () => {
  const { playground, worker, state } = await opened();
  playground.clear();
  playground.sample();
  playground.play();
  playground.stepOn();
  playground.trainOneStep();
  await settle();
  expect(worker.askedFor("startRun")).toEqual([]);
  expect(worker.askedFor("train")).toEqual([]);
  expect(state().notices.some(({ kind }) => kind === "refused")).toBe(false);
});

test("a run that is still starting when the weights are reset does not appear", async () => {
  const { playground, state } = await opened();
  playground.train();
  playground.resetWeights();
  await settle();
  expect(state().run).toBeNull();
});

test("a level chosen by hand is not taken away by Train", async () => {
  const { playground, clock, state } = await opened({ levels: 2, level: 1 });
  playground.showLevel(2);
  playground.train();
  await settle();
  await clock.frames(3);
  expect(state().run?.step).toBeGreaterThan(0);
  expect(state().config.level).toBe(2);
});

test("undo during a stroke ends the stroke first, and takes it back", async () => {
  const { playground, state } = await opened();
  const before = state().ink;
  playground.beginStroke({ x: 0.9, y: 0.9 }, 1);
  playground.undo();
  expect(state().ink).toEqual(before);
  playground.extendStroke({ x: 0, y: 0 }, 1);
  playground.endStroke();
  expect(state().ink).toEqual(before);
});

test("a hidden page stays paused when another engine takes over meanwhile", async () => {
  const { playground, worker } = await opened();
  playground.train();
  playground.setVisible(false);
  await settle();
  worker.tell({ type: "phase", phase: "loading", step: 3 });
  worker.tell({ type: "phase", phase: "training", step: 3 });
  await settle();
  expect(worker.asked.findLast(({ type }) => type === "pause" || type === "train")?.type).toBe("pause");
});

test("particles wait while another engine loads, and go on after", async () => {
  const { playground, worker, clock, state } = await opened();
  playground.sample();
  await settle();
  await clock.frames(3);
  worker.tell({ type: "phase", phase: "loading", step: 0 });
  expect(state().run?.playing).toBe(false);
  worker.tell({ type: "engine", report: wasm });
  expect(state().run?.playing).toBe(true);
});

test("the claim speaks of what was measured", async () => {
  const { playground, worker, clock, state } = await opened({ speed: "20" });
  expect(sceneOf(state())).toBe("fresh");
  worker.tell({ type: "phase", phase: "idle", step: 1 });
  // The scripted field is 45° off: begun, not learned.
  playground.state.set({ step: 1 });
  expect(sceneOf(state())).toBe("begun");
  playground.sample();
  await settle();
  await clock.frames(5);
  // The scripted distance is fifty times its floor.
  expect(sceneOf(state())).toBe("poor");
  playground.choosePreset("ring");
  expect(sceneOf(state())).toBe("outdated");
});

test("another weighting begins a fresh loss chart, since its losses are other quantities", async () => {
  const { playground, worker, state } = await opened();
  const report = {
    step: 50,
    dataVersion: 1,
    sigmas: ladderOf(defaultConfig),
    minibatch: null,
    excess: ladderOf(defaultConfig).map(() => 0.1),
    floor: ladderOf(defaultConfig).map(() => 0.5),
    stepsPerSecond: 10,
  };
  worker.tell({ type: "losses", report });
  expect(state().losses.entries.length).toBe(1);
  playground.setSetting("weighting", "one");
  expect(state().losses.entries).toEqual([]);
});
