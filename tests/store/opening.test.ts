import { expect, test, vi } from "vitest";
import { PlaygroundClient } from "../../src/client/playground-client.ts";
import { defaultConfig } from "../../src/config/settings.ts";
import type { LossReport } from "../../src/protocol/messages.ts";
import { openingOfLink } from "../../src/store/opened-link.ts";
import { hasLink, nothingToDo, type Opening, openingOfQuery } from "../../src/store/opening.ts";
import { inkOf } from "../../src/store/page-data.ts";
import { createPlayground } from "../../src/store/playground-store.ts";
import { fragmentOf, shareAddress } from "../../src/store/share-address.ts";
import { openedPlayground } from "./opened-playground.ts";
import { draw, randomNumbers, scribble } from "./scribbles.ts";
import { type Script, ScriptedWorker, scriptedSampler } from "./scripted-worker.ts";

const engine = {
  engine: "simd",
  device: "",
  attempts: [{ engine: "simd", outcome: "chosen", error: 1e-7, stepsPerSecond: null, detail: "" }],
} as const;

/** A page that was opened so, with a clock of frames; its engine runs when it is told. */
function pageOf(opening: Opening, { calm = false, script = {} }: { calm?: boolean; script?: Script } = {}) {
  let due: ((now: number) => void)[] = [];
  let now = 0;
  let step = opening.work.checkpoint?.step ?? 0;
  const worker = new ScriptedWorker({
    ...scriptedSampler(),
    train: () => ({ step }),
    pause: () => ({ step }),
    restore: ({ checkpoint }) => ({ step: checkpoint.step }),
    ...script,
  });
  const playground = createPlayground({
    client: new PlaygroundClient(
      () => worker,
      () => true,
    ),
    config: opening.work.config,
    page: opening.page,
    problems: opening.problems,
    opening,
    nextFrame: (callback) => void due.push(callback),
    now: () => now,
    reducedMotion: () => calm,
    newSeed: () => 1,
  });
  const settle = async () => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  };
  const frames = async (count: number) => {
    for (let frame = 0; frame < count; frame++) {
      now += 1000 / 60;
      const callbacks = due;
      due = [];
      for (const callback of callbacks) callback(now);
      await settle();
    }
  };
  const rest = async (at: number) => {
    step = at;
    worker.tell({ type: "phase", phase: "idle", step });
    await settle();
  };
  return {
    playground,
    worker,
    frames,
    settle,
    state: () => playground.state.get(),
    async run() {
      playground.start();
      worker.tell({ type: "engine", report: engine });
      await rest(step);
      // What does what an address asks for comes when it is needed.
      await vi.dynamicImportSettled();
      await settle();
    },
    /** The worker has taken the steps that it was asked for. */
    trainedTo: rest,
  };
}
const kinds = (page: ReturnType<typeof pageOf>) => page.state().notices.map(({ kind }) => kind);

test("a link opens what was shown, and a query over it what somebody wrote there", async () => {
  const { playground, worker, state } = await openedPlayground({ preset: "drawing", live: false });
  draw(playground, scribble(randomNumbers(1), 40, 300));
  playground.setSettings({ levels: 12, sampler: "ddim" });
  worker.tell({ type: "phase", phase: "idle", step: 300 });
  const fragment = await fragmentOf(state());
  expect(hasLink(fragment)).toBe(true);
  const opening = await openingOfLink("", fragment);
  expect(opening).toMatchObject({ fault: null, problems: [], todo: { train: 300, step: null, play: false } });
  expect(opening.work.config).toEqual(state().config);
  expect(inkOf(opening.work.data)).toEqual(inkOf(state().data));
  // Opened and shared again it is the same link.
  const page = pageOf(opening);
  await page.run();
  await page.trainedTo(300);
  expect(await fragmentOf(page.state())).toBe(fragment);

  const over = await openingOfLink("?levels=6&lang=zh-Hans&train=50&present=1", fragment);
  expect(over.work.config).toEqual({ ...state().config, levels: 6, lang: "zh-Hans" });
  expect(over).toMatchObject({ page: { present: true }, todo: { train: 50 } });
  expect(inkOf(over.work.data)).toEqual(inkOf(state().data));
  const another = await openingOfLink("?preset=ring", fragment);
  expect(inkOf(another.work.data)).toEqual(inkOf(openingOfQuery("?preset=ring").work.data));
});

test("a link that cannot be read leaves the query alone, and says why", async () => {
  const opening = await openingOfLink("?levels=6", "#s=1.nothing.0");
  expect(opening).toMatchObject({ fault: "damaged", work: { config: { ...defaultConfig, levels: 6 } } });
  const page = pageOf(opening);
  expect(page.state().notices).toEqual([{ kind: "link", problems: [], fault: "damaged" }]);
});

test("a page trains as far as its address says, then shows the step, paused", async () => {
  const page = pageOf(openingOfQuery("?train=500&step=7"));
  await page.run();
  expect(page.worker.askedFor("train")).toEqual([{ steps: 500 }]);
  expect(kinds(page)).toEqual(["arriving"]);
  expect(page.state().run).toBeNull();
  await page.trainedTo(500);
  await page.frames(10);
  expect(kinds(page)).toEqual([]);
  expect(page.state().run).toMatchObject({ step: 7, playing: false });
  expect(await shareAddress(page.state(), { base: "/" })).toBe("/?step=7");
});

test("whoever stops the training on the way has the network as it is, and no particles", async () => {
  const page = pageOf(openingOfQuery("?train=500&step=7"));
  await page.run();
  await page.playground.pauseTraining();
  await page.trainedTo(123);
  expect(page.state()).toMatchObject({ step: 123, phase: "idle" });
  await page.frames(5);
  expect(kinds(page)).toEqual([]);
  expect(page.state().run).toBeNull();
});

const reportOf = (at: number, excess: readonly number[]): LossReport => ({
  step: at,
  weighting: "sigma2",
  objective: "denoising",
  sigmas: [1, 0.1],
  dataVersion: 1,
  minibatch: null,
  floor: [0.1, 0.1],
  excess,
  stepsPerSecond: 500,
  learnedNorm: null,
  exactNorm: null,
});

test("without steps to train a page with autoplay trains until the field is good, and plays", async () => {
  const page = pageOf(openingOfQuery("?autoplay=1"));
  await page.run();
  page.worker.tell({ type: "losses", report: reportOf(100, [0.001, 0.03]) });
  await page.frames(12);
  expect(page.state()).toMatchObject({ phase: "training", live: { kind: "following" }, run: null });
  // .01 in the mean.
  page.worker.tell({ type: "losses", report: reportOf(200, [0.001, 0.018]) });
  await page.frames(12);
  expect(page.state().phase).toBe("idle");
  await page.frames(60);
  // It has played to its end by itself.
  expect(page.state().run).toMatchObject({ step: 20, totalSteps: 20 });
});

test("a field that never becomes good is played when it has settled", async () => {
  const page = pageOf(openingOfQuery("?autoplay=1"));
  await page.run();
  for (let at = 100; at <= 2500; at += 100) {
    page.worker.tell({ type: "losses", report: reportOf(at, [0.04, 0.04]) });
    await page.frames(12);
  }
  expect(page.state().live.kind).toBe("settled");
  await page.frames(60);
  expect(page.state().run).toMatchObject({ step: 20, totalSteps: 20 });
});

test("for who asked for little motion nothing plays by itself", async () => {
  const page = pageOf(openingOfQuery("?autoplay=1&train=100"), { calm: true });
  await page.run();
  expect(page.worker.askedFor("train")).toEqual([{ steps: 100 }]);
  await page.trainedTo(100);
  await page.frames(5);
  expect(page.state().run).toBeNull();
  const idle = pageOf(openingOfQuery("?autoplay=1"), { calm: true });
  await idle.run();
  expect(idle.state()).toMatchObject({ phase: "idle", run: null });
});

const checkpoint = { step: 640, seed: 7 } as NonNullable<Opening["work"]["checkpoint"]>;

test("work with a network goes on with it: nothing is trained again", async () => {
  const plain = openingOfQuery("");
  const page = pageOf({ ...plain, work: { ...plain.work, checkpoint }, todo: nothingToDo });
  expect(page.state().step).toBe(640);
  await page.run();
  expect(page.worker.askedFor("open")).toMatchObject([{ checkpoint }]);
  expect(page.worker.askedFor("train")).toEqual([]);
});

test("what a running page shows can be kept, another opened, and the first brought back", async () => {
  const page = pageOf(openingOfQuery("?preset=ring&live=0"), { script: { save: () => checkpoint } });
  await page.run();
  await page.trainedTo(640);
  const own = await page.playground.work();
  const before = page.state();
  expect(own).toMatchObject({ config: before.config, data: before.data, checkpoint });
  await page.playground.open(openingOfQuery("?preset=two-moons&levels=4&train=90"));
  await page.settle();
  expect(page.state().config).toMatchObject({ preset: "two-moons", levels: 4 });
  expect(page.worker.askedFor("reset")).toHaveLength(1);
  expect(page.worker.askedFor("train")).toEqual([{ steps: 90 }]);
  await page.playground.open({ work: own, todo: nothingToDo, problems: [], fault: null });
  expect(page.state().config).toEqual(before.config);
  expect(page.state().data).toBe(before.data);
  expect(page.worker.askedFor("restore")).toEqual([{ checkpoint }]);
  expect(page.state()).toMatchObject({ step: 640, notices: [] });
});

test("a network that does not fit is begun anew", async () => {
  const script: Script = {
    restore: () => {
      throw new RangeError("need a checkpoint of the network in force");
    },
  };
  const page = pageOf(openingOfQuery(""), { script });
  await page.run();
  const { work } = openingOfQuery("?preset=ring");
  await page.playground.open({ work: { ...work, checkpoint }, todo: nothingToDo, problems: [], fault: null });
  expect(page.worker.askedFor("reset")).toHaveLength(1);
  expect(page.state()).toMatchObject({ step: 0, config: { preset: "ring" } });
});

test("under an example it is the user's own work that is kept", async () => {
  const page = pageOf(openingOfQuery("?preset=ring"));
  await page.run();
  const { config, data } = page.state();
  page.playground.showExample({
    name: "few-steps",
    data: openingOfQuery("?preset=two-moons").work.data,
    preset: "two-moons",
    changes: { stepsPerLevel: 1 },
    train: 0,
  });
  await page.settle();
  expect(await page.playground.work()).toMatchObject({ config, data });
  await page.playground.open(openingOfQuery("?preset=two-gaussians"));
  expect(page.state()).toMatchObject({ example: null, config: { preset: "two-gaussians", stepsPerLevel: 100 } });
});
