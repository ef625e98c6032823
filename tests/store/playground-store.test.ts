import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PlaygroundClient } from "../../src/client/playground-client.ts";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import type { DataSource } from "../../src/maths/density/data-source.ts";
import type { LossReport } from "../../src/protocol/messages.ts";
import { densityOfData } from "../../src/store/density-of-data.ts";
import { dataPointsOf, ladderOf, sceneOf } from "../../src/store/derived.ts";
import { drawnOf, inkOf, type PageData } from "../../src/store/page-data.ts";
import { firstPane, isFinished } from "../../src/store/panes.ts";
import { createPlayground } from "../../src/store/playground-store.ts";
import { frameAt } from "../../src/store/recording.ts";
import type { PlaygroundState } from "../../src/store/state.ts";
import { type Script, ScriptedWorker, scriptedSampler } from "./scripted-worker.ts";

const wasm = {
  engine: "simd",
  device: "",
  attempts: [
    { engine: "webgpu", outcome: "unavailable", error: null, stepsPerSecond: null, detail: "" },
    { engine: "simd", outcome: "chosen", error: 1e-7, stepsPerSecond: null, detail: "" },
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

/** Masses of a raster that was sent. */
function massOf(sent: { readonly data: DataSource } | undefined): Float32Array {
  if (sent?.data.kind !== "raster") throw new Error(`need a raster, got ${sent?.data.kind}`);
  return sent.data.mass;
}

function runOf({ run }: PlaygroundState) {
  if (!run) throw new Error("need a run, got none");
  return run;
}
const paneOf = (state: PlaygroundState) => firstPane(runOf(state));

interface Circumstances {
  readonly calm?: boolean;
  readonly script?: Script;
}

async function opened(config: Partial<PlaygroundConfig> = {}, { calm = false, script = {} }: Circumstances = {}) {
  const workers: ScriptedWorker[] = [];
  const clock = frameClock();
  const client = new PlaygroundClient(
    () => {
      const worker = new ScriptedWorker({ ...scriptedSampler(), ...script });
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
  expect(drawnOf(state().data)).toBe(true);
  expect(state().picture?.learned).not.toBeNull();
  expect(state().thumbnails?.sigmas).toEqual(ladderOf(defaultConfig));
  expect(massOf(worker.askedFor("open")[0]).some((value) => value > 0)).toBe(true);
  expect(sceneOf(state())).toBe("fresh");
});

test("the slow engine, and any but the one asked for, is a note that can be closed; a fast one is none", async () => {
  const { playground, worker, state } = await opened();
  expect(state().notices).toEqual([]);
  worker.tell({ type: "engine", report: { ...wasm, engine: "cpu" } });
  await settle();
  expect(state().notices.map(({ kind }) => kind)).toEqual(["fallback"]);
  playground.dismiss("fallback");
  expect(state().notices).toEqual([]);
  playground.setSetting("engine", "webgpu");
  worker.tell({ type: "engine", report: wasm });
  await settle();
  expect(state().notices).toMatchObject([{ kind: "fallback", wanted: "webgpu", report: { engine: "simd" } }]);
  worker.tell({ type: "engine", report: { ...wasm, engine: "webgpu" } });
  await settle();
  expect(state().notices).toEqual([]);
  // So does wishing for the one that runs, of which the worker has nothing to tell.
  worker.tell({ type: "engine", report: wasm });
  expect(state().notices.map(({ kind }) => kind)).toEqual(["fallback"]);
  playground.setSetting("engine", "simd");
  await settle();
  expect(state().notices).toEqual([]);
});

test("a stroke reaches the worker while it is drawn, and one undo takes all of it back", async () => {
  const { playground, worker, clock, state } = await opened();
  const before = inkOf(state().data);
  playground.beginStroke({ x: 0, y: 0 }, 1);
  playground.extendStroke({ x: 0.5, y: 0 }, 1);
  await clock.frames(1);
  playground.extendStroke({ x: 0.5, y: 0.5 }, 1);
  playground.endStroke();
  await settle();
  expect(inkOf(state().data)).not.toEqual(before);
  expect(state().config.preset).toBe("drawing");
  expect(massOf(worker.askedFor("setData").at(-1))).toEqual(inkOf(state().data));
  playground.undo();
  await settle();
  expect(inkOf(state().data)).toEqual(before);
  expect(massOf(worker.askedFor("setData").at(-1))).toEqual(before);
  playground.redo();
  expect(inkOf(state().data)).not.toEqual(before);
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
  const { playground, clock, state } = await opened({ speed: "30" });
  playground.sample();
  await settle();
  expect(state().run?.step).toBe(0);
  await clock.frames(10);
  // Thirty steps a second on a screen of sixty frames: five steps in ten frames.
  expect(state().run?.step).toBe(5);
  playground.pause();
  await clock.frames(10);
  expect(state().run?.step).toBe(5);
  playground.stepBack();
  playground.stepBack();
  expect(state().run?.step).toBe(3);
  expect(frameAt(paneOf(state()).recording, 3)).toEqual(new Float32Array(4).fill(3));
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
  const ink = inkOf(state().data);
  worker.onerror?.({ message: "boom" } as ErrorEvent);
  expect(state().phase).toBe("stopped");
  expect(state().notices.at(-1)).toEqual({ kind: "stopped", detail: "boom" });
  expect(state().picture).toMatchObject({ learned: null, angle: null });
  expect(state().picture?.density.length).toBeGreaterThan(0);
  expect(inkOf(state().data)).toBe(ink);
  expect(state().run).not.toBeNull();
  expect(worker.terminated).toBe(true);
  playground.restartWorker();
  expect(workers.length).toBe(2);
  expect(massOf(workers[1]?.askedFor("open")[0])).toEqual(ink);
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
  void playground.pauseTraining();
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
    report: { ...lossReport(50), minibatch: Array.from({ length: 10 }, () => 1), excess: null, floor: null },
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
  const { playground, clock, state } = await opened({ speed: "600" });
  playground.train();
  await settle();
  expect(state().run).not.toBeNull();
  await clock.frames(5);
  expect(isFinished(runOf(state()))).toBe(true);
  const run = paneOf(state()).recording.run;
  void playground.pauseTraining();
  playground.train();
  await settle();
  expect(paneOf(state()).recording.run).toBe(run);
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
  expect(massOf(opening)).toEqual(inkOf(playground.state.get().data));
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
  expect(worker.askedFor("startRuns")).toEqual([]);
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
  const before = inkOf(state().data);
  playground.beginStroke({ x: 0.9, y: 0.9 }, 1);
  playground.undo();
  expect(inkOf(state().data)).toEqual(before);
  playground.extendStroke({ x: 0, y: 0 }, 1);
  playground.endStroke();
  expect(inkOf(state().data)).toEqual(before);
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
  const { playground, worker, clock, state } = await opened({ speed: "600", live: false });
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
  // Beyond ω = 1 particles of a class are no sample of it, and far from it on purpose.
  const run = runOf(state());
  const guidedBy = (omega: number) => ({ ...run, panes: [{ ...firstPane(run), guide: { label: 1, omega } }] });
  expect(sceneOf({ ...state(), run: guidedBy(4) })).toBe("guided");
  expect(sceneOf({ ...state(), run: guidedBy(1) })).toBe("poor");
  // Near on average is not found, where a seventh of them lies far from all data.
  const measured = firstPane(run).quality.at(-1);
  if (!measured) throw new Error("nothing was measured");
  const withQuality = (of: Partial<typeof measured>) => ({
    ...run,
    panes: [{ ...firstPane(run), quality: [{ ...measured, ...of }] }],
  });
  const near = { slicedWasserstein: 2 * measured.floor };
  expect(sceneOf({ ...state(), run: withQuality({ ...near, astray: 0.01 }) })).toBe("sampled");
  expect(sceneOf({ ...state(), run: withQuality({ ...near, astray: 0.14 }) })).toBe("poor");
  // Training is not to blame where the score is exact, and nothing cools at one level.
  const as = (of: Partial<ReturnType<typeof firstPane>>) => ({ ...run, panes: [{ ...firstPane(run), ...of }] });
  expect(sceneOf({ ...state(), run: as({ scoreUsed: "exact" }) })).toBe("off");
  const cold = { ...firstPane(run).config, temperature: 0 };
  expect(sceneOf({ ...state(), run: as({ config: cold }) })).toBe("climbed");
  // DDIM has no temperature, whatever that of Langevin was set to before.
  expect(sceneOf({ ...state(), run: as({ config: { ...cold, sampler: "ddim" } }) })).toBe("poor");
  expect(sceneOf({ ...state(), run: { ...as({}), playing: true } })).toBe("sampling");
  expect(sceneOf({ ...state(), run: { ...as({ sampler: "langevin" }), playing: true } })).toBe("unannealed");
  playground.choosePreset("ring");
  expect(sceneOf(state())).toBe("outdated");
});

test("another weighting begins a fresh loss chart, since its losses are other quantities", async () => {
  const { playground, worker, state } = await opened();
  worker.tell({ type: "losses", report: lossReport(50) });
  expect(state().losses.entries.length).toBe(1);
  playground.setSetting("weighting", "one");
  expect(state().losses.entries).toEqual([]);
});

const twoModes: PageData = {
  kind: "mixture",
  components: [
    { weight: 0.8, mean: [0.4, 0.4], covariance: [0.01, 0, 0.01] },
    { weight: 0.2, mean: [-0.4, -0.4], covariance: [0.01, 0.002, 0.01] },
  ],
};
const threePoints: PageData = {
  kind: "points",
  points: Float32Array.of(0, 0, 0.5, 0.5, -0.5, 0.25),
  origin: { name: "three.csv", centre: [10, 20], scale: 0.1 },
};

test("a mixture replaces the drawing in one step of undo, and reaches the worker as a mixture", async () => {
  const { playground, worker, state } = await opened();
  const drawing = state().data;
  playground.replaceData(twoModes);
  await settle();
  expect(worker.askedFor("setData").at(-1)?.data).toEqual(twoModes);
  expect(state().config.preset).toBe("drawing");
  playground.undo();
  expect(state().data).toBe(drawing);
  playground.redo();
  expect(state().data).toBe(twoModes);
});

test("dragging a mixture is one step of undo, however many pictures it had; giving up leaves none", async () => {
  const { playground, state } = await opened();
  playground.replaceData(twoModes);
  const past = state().history.past.length;
  const moved = (x: number): PageData => ({
    kind: "mixture",
    components: [{ weight: 1, mean: [x, 0], covariance: [0.01, 0, 0.01] }],
  });
  playground.beginEdit();
  for (const x of [0.1, 0.2, 0.3]) playground.edit(moved(x));
  playground.endEdit();
  expect(state().history.past).toHaveLength(past + 1);
  playground.undo();
  expect(state().data).toBe(twoModes);
  playground.beginEdit();
  playground.edit(moved(0.9));
  playground.cancelEdit();
  expect(state().data).toBe(twoModes);
  expect(state().history.past).toHaveLength(past);
});

test("an edit that changed nothing is no step of undo", async () => {
  const { playground, state } = await opened();
  const past = state().history.past.length;
  playground.beginEdit();
  playground.endEdit();
  expect(state().history.past).toHaveLength(past);
});

test("the pen goes on from a mixture as ink; undo gives the mixture back", async () => {
  const { playground, state } = await opened();
  playground.replaceData(twoModes);
  const ink = inkOf(state().data);
  const densest = ink.indexOf(Math.max(...ink));
  expect(Math.floor(densest / 64)).toBeGreaterThan(40);
  playground.beginStroke({ x: 0.9, y: -0.9 }, 1);
  playground.endStroke();
  const { data } = state();
  if (data.kind !== "raster") throw new Error(`need a drawing, got ${data.kind}`);
  expect(data.ink[densest]).toBe(ink[densest]);
  playground.undo();
  expect(state().data).toBe(twoModes);
});

test("points go to the worker as a copy, and a stopped worker's successor gets them too", async () => {
  const { playground, worker, workers, state } = await opened();
  playground.replaceData(threePoints);
  await settle();
  const sent = worker.askedFor("setData").at(-1)?.data;
  expect(sent).toEqual({ kind: "points", points: threePoints.points });
  expect(sent?.kind === "points" && sent.points).not.toBe(threePoints.points);
  expect(drawnOf(state().data)).toBe(true);
  worker.onerror?.({ message: "gone" } as ErrorEvent);
  playground.restartWorker();
  await settle();
  expect(workers[1]?.askedFor("open")[0]?.data).toEqual({ kind: "points", points: threePoints.points });
});

test("the points shown are the file's own, those training sees, or a few of the density", () => {
  expect(dataPointsOf(threePoints, false, 50, 7)).toBe(threePoints.points);
  const seen = dataPointsOf(threePoints, true, 50, 7);
  expect(seen).toHaveLength(100);
  expect(seen).toEqual(dataPointsOf(threePoints, true, 50, 7));
  expect(dataPointsOf(threePoints, true, 50, 8)).not.toEqual(seen);
  expect(dataPointsOf(twoModes, false, 50, 7).length).toBeGreaterThan(100);
  expect(
    dataPointsOf({ kind: "points", points: new Float32Array(), origin: threePoints.origin }, true, 50, 7),
  ).toHaveLength(0);
});

test("data of every kind have a density, empty ones none", () => {
  expect(densityOfData(twoModes)?.modes().mass[0]).toBeCloseTo(0.8, 6);
  expect(densityOfData(threePoints)?.scale.mean[1]).toBeCloseTo(0.25, 6);
  expect(densityOfData({ kind: "mixture", components: [] })).toBeNull();
});

test("training on few points is the worker's affair: the setting is sent", async () => {
  const { playground, worker } = await opened();
  playground.setSetting("finite", true);
  playground.setSetting("dataPoints", 20);
  await settle();
  expect(worker.askedFor("configure").at(-1)?.config).toMatchObject({ finite: true, dataPoints: 20 });
});

test("the place under the pointer is read off one question at a time, the newest next; leaving forgets it", async () => {
  const { playground, worker, state } = await opened();
  for (const x of [0.1, 0.2, 0.3]) playground.probe({ x, y: 0 });
  await settle();
  expect(worker.askedFor("probe").map(({ x }) => x)).toEqual([0.1, 0.3]);
  expect(state().probe?.x).toBe(0.3);
  playground.probe(null);
  expect(state().probe).toBeNull();
});

test("another picture reads the place off again", async () => {
  const { playground, worker, clock } = await opened();
  playground.probe({ x: 0.1, y: 0 });
  await settle();
  const before = worker.askedFor("probe").length;
  playground.showLevel(2);
  await clock.frames(4);
  const asked = worker.askedFor("probe");
  expect(asked.length).toBeGreaterThan(before);
  expect(asked.at(-1)?.sigma).toBeCloseTo(ladderOf(playground.state.get().config)[1] as number, 12);
});

test("heat is asked for only when it is shown", async () => {
  const { playground, worker, clock } = await opened();
  expect(worker.askedFor("picture").at(-1)?.heat).toBeNull();
  playground.setSetting("heat", "curl");
  await clock.frames(4);
  expect(worker.askedFor("picture").at(-1)?.heat?.kind).toBe("curl");
});

const lossReport = (step: number): LossReport => ({
  step,
  dataVersion: 1,
  sigmas: ladderOf(defaultConfig),
  objective: defaultConfig.objective,
  weighting: defaultConfig.weighting,
  minibatch: null,
  excess: Array.from({ length: 10 }, () => 1 / step),
  floor: Array.from({ length: 10 }, () => 0.5),
  learnedNorm: null,
  exactNorm: null,
  stepsPerSecond: 100,
});

test("the training before stays as a ghost with its settings, until it is forgotten", async () => {
  const { playground, worker, clock, state } = await opened({ learningRate: 0.02 });
  for (const step of [1, 2, 4, 8]) worker.tell({ type: "losses", report: lossReport(step) });
  await clock.frames(1);
  playground.resetWeights();
  await settle();
  expect(state().losses.entries).toHaveLength(0);
  expect(state().ghost?.losses.entries).toHaveLength(4);
  expect(state().ghost?.config.learningRate).toBe(0.02);
  // An empty chart does not take its place.
  playground.resetWeights();
  await settle();
  expect(state().ghost?.losses.entries).toHaveLength(4);
  playground.forgetGhost();
  expect(state().ghost).toBeNull();
});

test("another objective begins another chart, and the one before is the ghost", async () => {
  const { playground, worker, clock, state } = await opened();
  for (const step of [1, 2, 4, 8]) worker.tell({ type: "losses", report: lossReport(step) });
  await clock.frames(1);
  playground.setSetting("objective", "implicit");
  expect(state().losses.entries).toHaveLength(0);
  expect(state().ghost?.config.objective).toBe("denoising");
});

test("what the worker tells of the objective before, not having heard of another, enters no chart", async () => {
  const { playground, worker, clock, state } = await opened();
  playground.setSetting("objective", "implicit");
  worker.tell({ type: "losses", report: lossReport(8) });
  await clock.frames(1);
  expect(state().losses.entries).toHaveLength(0);
  expect(state().losses.latest).toBeNull();
  worker.tell({ type: "losses", report: { ...lossReport(9), objective: "implicit", weighting: "one" } });
  expect(state().losses.entries).toHaveLength(0);
  worker.tell({ type: "losses", report: { ...lossReport(9), objective: "implicit" } });
  expect(state().losses.entries).toHaveLength(1);
});

test("newer data reach the worker also when it refuses the ones before", async () => {
  const refuse = vi.fn(({ data }: { readonly data: DataSource }) => {
    if (data.kind === "points") throw new RangeError("no such points");
    return { dataVersion: 2 };
  });
  const { playground, worker, clock, state } = await opened({}, { script: { setData: refuse } });
  const nowhere = { name: "", centre: [0, 0], scale: 1 } as const;
  playground.replaceData({ kind: "points", points: Float32Array.of(Number.NaN, 0), origin: nowhere });
  playground.replaceData(twoModes);
  await settle();
  await clock.frames(2);
  expect(state().notices.map(({ kind }) => kind)).toContain("refused");
  expect(worker.askedFor("setData").map(({ data }) => data.kind)).toEqual(["points", "mixture"]);
});

test("particles measured against the data before are not said to be near the present ones", async () => {
  const { playground, worker, state } = await opened();
  const before = state().data;
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (message) => {
    post(message);
    // While the worker measures.
    if (message.type === "quality" && state().data === before) playground.choosePreset("ring");
  };
  playground.sample();
  await settle();
  expect(state().data).not.toBe(before);
  expect(paneOf(state()).quality.at(-1)?.data).toBe(before);
});

test("a reading of weights that are gone when it comes is taken anew", async () => {
  const { playground, worker, state } = await opened();
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (message) => {
    worker.postMessage = post;
    // The worker takes its time, and the reset comes in between.
    void settle().then(() => post(message));
  };
  const reading = playground.readObjectives();
  playground.resetWeights();
  await reading;
  await settle();
  expect(worker.askedFor("readObjectives")).toHaveLength(2);
  expect(state().readings).not.toBeNull();
});

test("every objective is measured at the level shown; fresh weights make the reading void", async () => {
  const { playground, worker, state } = await opened();
  playground.showLevel(3);
  await playground.readObjectives();
  await settle();
  const sigma = ladderOf(state().config)[2] as number;
  expect(worker.askedFor("readObjectives")).toEqual([{ sigma }]);
  expect(state().readings?.sigma).toBe(sigma);
  playground.resetWeights();
  await settle();
  expect(state().readings).toBeNull();
});

test("a custom ladder is the one in force everywhere; a rule's slider leaves it", async () => {
  const { playground, worker, state } = await opened();
  playground.setSettings({ ladder: "1 0.3 0.05", spacing: "custom" });
  expect(ladderOf(state().config)).toEqual([1, 0.3, 0.05]);
  expect(state().config).toMatchObject({ levels: 3, sigmaMax: 1, sigmaMin: 0.05 });
  await settle();
  expect(worker.askedFor("configure").map(({ config }) => config.ladder)).toEqual(["1 0.3 0.05"]);
  playground.setSetting("levels", 5);
  expect(state().config.spacing).toBe("geometric");
  expect(ladderOf(state().config)).toHaveLength(5);
});

test("a loss on few points below the floor of the density is called by its name", async () => {
  const { playground, worker, clock, state } = await opened({ finite: true, dataPoints: 20 });
  playground.train();
  await settle();
  playground.pause();
  const tell = async (step: number, loss: number) => {
    worker.tell({ type: "losses", report: { ...lossReport(step), minibatch: Array.from({ length: 10 }, () => loss) } });
    await clock.frames(1);
    return sceneOf({ ...state(), run: null });
  };
  worker.tell({ type: "phase", phase: "training", step: 10 });
  expect(await tell(10, 0.52)).toBe("training");
  expect(await tell(20, 0.47)).toBe("training");
  expect(await tell(30, 0.4)).toBe("memorised");
  // More training would not help, neither after a pause nor when particles have landed.
  worker.tell({ type: "phase", phase: "idle", step: 30 });
  expect(sceneOf({ ...state(), run: null })).toBe("memorised");
  playground.setSetting("speed", "600");
  playground.sample();
  await settle();
  await clock.frames(5);
  expect(isFinished(runOf(state()))).toBe(true);
  expect(sceneOf(state())).toBe("copied");
  worker.tell({ type: "phase", phase: "training", step: 31 });
  playground.setSetting("finite", false);
  expect(sceneOf({ ...state(), run: null })).toBe("training");
});

test("undo and redo bring the preset's name back with its data", async () => {
  const { playground, state } = await opened();
  playground.choosePreset("ring");
  playground.beginStroke({ x: 0, y: 0 }, 1);
  playground.endStroke();
  const names: string[] = [state().config.preset];
  for (const travel of [playground.undo, playground.undo, playground.redo, playground.redo]) {
    travel();
    names.push(state().config.preset);
  }
  expect(names).toEqual(["drawing", "ring", "two-moons", "ring", "drawing"]);
});

test("steps that were asked for as another engine was chosen are taken by that one, and nothing is said", async () => {
  let leaves = false;
  const sampler = scriptedSampler([200]);
  const page = await opened(
    {},
    {
      script: {
        ...sampler,
        advanceRuns(payload) {
          if (!leaves) return (sampler.advanceRuns as NonNullable<Script["advanceRuns"]>)(payload);
          leaves = false;
          // In this order, as the engine goes and before the page hears of it.
          page.worker.tell({ type: "phase", phase: "loading", step: 0 });
          throw new RangeError("need a running engine for the learned score, got none yet");
        },
      },
    },
  );
  const { playground, worker, clock, state } = page;
  playground.play();
  await clock.frames(10);
  leaves = true;
  await clock.frames(10);
  expect(leaves).toBe(false);
  expect(state().notices).toEqual([]);
  const { step } = runOf(state());
  worker.tell({ type: "engine", report: wasm });
  await clock.frames(10);
  expect(runOf(state()).step).toBeGreaterThan(step);
});
