import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { failureNames, failures } from "../../src/lessons/failures.ts";
import type { Checkpoint, LossReport } from "../../src/protocol/messages.ts";
import { dataPointsOf } from "../../src/store/derived.ts";
import type { ExampleToShow } from "../../src/store/examples.ts";
import { takenUp } from "../../src/store/loss-history.ts";
import { drawnData } from "../../src/store/page-data.ts";
import { openedPlayground } from "./opened-playground.ts";
import type { Script } from "./scripted-worker.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const ink = (cell: number) => drawnData(new Float32Array(64 * 64).map((_, k) => (k === cell ? 1 : 0)));
const exact: ExampleToShow = {
  name: "exact",
  data: ink(1000),
  preset: "drawing",
  changes: { scoreUsed: "exact", sampler: "langevin", compare: "sampler:annealed-langevin" },
  train: 0,
};
const trained: ExampleToShow = {
  name: "trained",
  data: ink(2000),
  preset: "drawing",
  changes: { flipTarget: true },
  train: 100,
};

const own = { step: 40, seed: 7 } as unknown as Checkpoint;
/** A worker that keeps a network: saved after 40 steps, and put back when it is told to. */
function keeper() {
  const restored: Checkpoint[] = [];
  const script: Script = {
    save: () => own,
    restore: ({ checkpoint }) => {
      restored.push(checkpoint);
      return { step: checkpoint.step };
    },
  };
  return { restored, script };
}
const report = (step: number): LossReport => ({
  step,
  dataVersion: 1,
  sigmas: [1, 0.1],
  objective: "denoising",
  weighting: "sigma2",
  minibatch: [1, 1],
  excess: [step, step],
  floor: [1, 1],
  learnedNorm: null,
  exactNorm: null,
  stepsPerSecond: 0,
});

/** A page whose network has been trained for 40 steps, with three points on its chart. */
async function ownPage(script: Script) {
  const page = await openedPlayground({ stepSize: 0.2, preset: "ring" }, [20], script);
  for (const step of [20, 30, 40]) page.worker.tell({ type: "losses", report: report(step) });
  const shows = (type: "training" | "idle", step: number) => page.worker.tell({ type: "phase", phase: type, step });
  return { ...page, shows };
}

test("an example comes with its data and settings, trains, and starts its particles; the way back brings all of one's own", async () => {
  const { restored, script } = keeper();
  const { playground, worker, settled, state, shows } = await ownPage(script);
  const before = state();
  playground.showExample(trained);
  await settled();
  expect(state().data).toBe(trained.data);
  expect(state().config).toMatchObject({ flipTarget: true, stepSize: defaultConfig.stepSize });
  expect(state().example).toMatchObject({ name: "trained", phase: "training" });
  expect(worker.askedFor("train")).toEqual([{ steps: 100 }]);
  expect(state().run).toBeNull();
  // One's own training is what the example's stands beside.
  expect(state().losses.entries).toEqual([]);
  expect(state().ghost).toMatchObject({ losses: before.losses, config: before.config, data: before.data });
  shows("training", 1);
  for (const step of [1, 50, 100]) worker.tell({ type: "losses", report: report(step) });
  shows("idle", 100);
  await settled();
  expect(state().example?.phase).toBe("shown");
  expect(state().run).not.toBeNull();

  playground.leaveExample();
  await settled();
  expect(restored).toEqual([own]);
  expect(state()).toMatchObject({ example: null, run: null, step: 40, data: before.data });
  expect(state().config).toEqual(before.config);
  expect(state().losses).toEqual(takenUp(before.losses));
  expect(state().ghost).toBeNull();
});

test("how things look by now stays, and what the user compared comes back", async () => {
  const { script } = keeper();
  const { playground, settled, state } = await ownPage(script);
  playground.setSettings({ compare: "sampler:ddim", level: 3, theme: "light" });
  playground.showExample(exact);
  await settled();
  playground.setSettings({ theme: "dark", lang: "zh-Hans" });
  playground.showExample(trained);
  await settled();
  expect(state().config).toMatchObject({ theme: "dark", lang: "zh-Hans", compare: "" });
  playground.leaveExample();
  await settled();
  expect(state().config).toMatchObject({ theme: "dark", lang: "zh-Hans", compare: "sampler:ddim", level: 3 });
});

test("another example while one is in the making takes its place, and one's own work is still one's own", async () => {
  const { restored, script } = keeper();
  const { playground, worker, settled, state, shows } = await ownPage(script);
  const { data, config } = state();
  playground.showExample(trained);
  await settled();
  shows("training", 1);
  playground.showExample(exact);
  await settled();
  // The first one's training ends, and starts nothing.
  const runs = worker.askedFor("startRuns").length;
  shows("idle", 100);
  await settled();
  expect(worker.askedFor("startRuns")).toHaveLength(runs);
  expect(state().example).toMatchObject({ name: "exact", phase: "shown" });
  playground.leaveExample();
  await settled();
  expect(restored).toEqual([own]);
  expect(state()).toMatchObject({ data, config });
});

test("an example that is left before the worker says that it trains does not go on training", async () => {
  const { script } = keeper();
  const { playground, worker, settled } = await ownPage(script);
  playground.showExample(trained);
  await settled();
  const pauses = worker.askedFor("pause").length;
  playground.leaveExample();
  await settled();
  expect(worker.askedFor("pause").length).toBeGreaterThan(pauses);
});

test("an example chosen on the way back keeps one's own network, not that of the example before", async () => {
  const { restored, script } = keeper();
  const { playground, worker, settled, state } = await ownPage(script);
  playground.showExample(exact);
  await settled();
  playground.leaveExample();
  playground.showExample(trained);
  await settled();
  expect(worker.askedFor("save")).toHaveLength(1);
  playground.leaveExample();
  await settled();
  expect(restored).toEqual([own]);
  expect(state().example).toBeNull();
});

test("where there was no network of one's own, the example's does not stay", async () => {
  const { playground, worker, settled, state } = await ownPage({ save: () => null });
  playground.showExample(exact);
  await settled();
  const resets = worker.askedFor("reset").length;
  playground.leaveExample();
  await settled();
  expect(worker.askedFor("reset").length).toBe(resets + 1);
  expect(state()).toMatchObject({ example: null, step: 0 });
});

test("a worker that stops on the way back loses nothing: the example can be left again", async () => {
  const { restored, script } = keeper();
  let stops = true;
  const { playground, worker, settled, state } = await ownPage({
    ...script,
    restore: (payload) => {
      if (stops) throw new RangeError("need a running worker");
      return (script.restore as NonNullable<Script["restore"]>)(payload);
    },
  });
  const { data } = state();
  playground.showExample(exact);
  await settled();
  playground.leaveExample();
  await settled();
  expect(state().example).not.toBeNull();
  stops = false;
  const { history } = state();
  playground.leaveExample();
  await settled();
  expect(restored).toEqual([own]);
  expect(state()).toMatchObject({ example: null, data });
  // One's own data were back already: no second step of undo.
  expect(state().history).toEqual(history);
  expect(worker.terminated).toBe(false);
});

test("a worker that stops before training begins leaves an example that says it was stopped, and starts nothing later", async () => {
  const { script } = keeper();
  const { playground, worker, settled, state, shows } = await ownPage(script);
  playground.showExample(trained);
  await settled();
  worker.tell({ type: "failed", detail: "out of memory" });
  await settled();
  expect(state().example?.phase).toBe("stopped");
  shows("training", 100);
  shows("idle", 200);
  await settled();
  expect(worker.askedFor("startRuns")).toEqual([]);
});

test("training that is stopped by hand leaves the example without particles, and keeping it keeps it", async () => {
  const { script } = keeper();
  const { playground, worker, settled, state, shows } = await ownPage(script);
  playground.showExample(trained);
  await settled();
  shows("training", 1);
  playground.pauseTraining();
  shows("idle", 12);
  await settled();
  expect(state().example?.phase).toBe("stopped");
  expect(worker.askedFor("startRuns")).toEqual([]);
  playground.keepExample();
  playground.leaveExample();
  await settled();
  expect(state()).toMatchObject({ example: null, data: trained.data });
  expect(dataPointsOf(state().data, false, 10, 1).length).toBeGreaterThan(0);
});

test("what an example shows of the particles is its own: neither the next example nor one's own work inherits it", async () => {
  const { script } = keeper();
  const { playground, settled, state } = await ownPage(script);
  const paths: ExampleToShow = { ...exact, changes: { ...exact.changes, showPaths: true, showTrails: false } };
  playground.showExample(paths);
  await settled();
  expect(state().config).toMatchObject({ showPaths: true, showTrails: false });
  playground.showExample(exact);
  await settled();
  expect(state().config).toMatchObject({ showPaths: false, showTrails: true });
  playground.showExample(paths);
  await settled();
  playground.leaveExample();
  await settled();
  expect(state().config).toMatchObject({ showPaths: false, showTrails: true, compare: "" });
});

test.each(failureNames)("every setting of the look that %s brings is taken back with it", async (name) => {
  const { script } = keeper();
  const { playground, settled, state } = await ownPage(script);
  const own = state().config;
  const { changes } = failures[name]();
  playground.showExample({ ...exact, changes });
  await settled();
  // The level goes with the particles at once.
  const { level: _, ...rest } = changes;
  expect(state().config).toMatchObject(rest);
  playground.leaveExample();
  await settled();
  expect(state().config).toEqual(own);
});
