import { expect, test } from "vitest";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import type { LossReport } from "../../src/protocol/messages.ts";
import { ladderOf } from "../../src/store/derived.ts";
import { openedPlayground } from "./opened-playground.ts";

async function opened(config: Partial<PlaygroundConfig> = {}, script: Parameters<typeof openedPlayground>[2] = {}) {
  const page = await openedPlayground(config, undefined, script);
  const { playground, worker, clock, settled } = page;
  /** How often training was begun and paused. */
  const asked = () => [worker.askedFor("train").length, worker.askedFor("pause").length];
  const stroke = async (x = 0) => {
    playground.beginStroke({ x, y: 0 }, 1);
    await clock.frames(1);
    playground.endStroke();
    await settled();
  };
  let step = 0;
  /** Reports every sixth of a second, of an excess (of each level, or the same of all) that goes as told with the seconds. */
  const train = async (
    seconds: number,
    excessAt: (second: number, level: number) => number | null,
    dataVersion = 1,
  ) => {
    for (let turn = 0; turn < 6 * seconds; turn++) {
      await clock.frames(10);
      step += 200;
      const { config } = page.state();
      const excess = (level: number) => excessAt(turn / 6, level);
      worker.tell({ type: "losses", report: { ...report(config, step, excess), dataVersion } });
    }
    await settled();
  };
  return { ...page, asked, stroke, train };
}

const report = (config: PlaygroundConfig, step: number, excessOf: (level: number) => number | null): LossReport => ({
  step,
  dataVersion: 1,
  sigmas: ladderOf(config),
  objective: config.objective,
  weighting: config.weighting,
  minibatch: null,
  excess: excessOf(0) === null ? null : ladderOf(config).map((_, level) => excessOf(level) as number),
  floor: ladderOf(config).map(() => 0.5),
  learnedNorm: null,
  exactNorm: null,
  stepsPerSecond: 1200,
});

test("a stroke begins training, which goes on while drawing and ends when the excess falls no more", async () => {
  const { asked, stroke, train, state } = await opened();
  expect(state().live.kind).toBe("ready");
  await stroke();
  expect(asked()).toEqual([1, 0]);
  expect(state()).toMatchObject({ phase: "training", live: { kind: "following" } });
  await train(4, (second) => 1 / (1 + 10 * second));
  await stroke(0.5);
  expect(asked()).toEqual([1, 0]);
  await train(1.5, () => 0.008);
  expect(state().phase).toBe("training");
  await train(2, () => 0.008);
  expect(asked()).toEqual([1, 1]);
  expect(state()).toMatchObject({ phase: "idle", live: { kind: "settled" } });
  expect(state().live.kind === "settled" && state().live).toMatchObject({ excess: expect.closeTo(0.008, 9) });
  expect(state().announcement?.kind).toBe("settled");
  // The next stroke begins it again.
  await stroke(-0.5);
  expect(asked()).toEqual([2, 1]);
  expect(state().live.kind).toBe("following");
});

test("a pause by hand holds until Train, whatever is drawn, and Train goes on until it is paused", async () => {
  const { playground, asked, stroke, train, settled, state } = await opened();
  await stroke();
  playground.pauseTraining();
  await settled();
  expect(state()).toMatchObject({ phase: "idle", live: { kind: "paused" } });
  await stroke(0.5);
  playground.undo();
  playground.choosePreset("spiral");
  await settled();
  expect(asked()).toEqual([1, 1]);
  playground.train();
  await settled();
  expect(asked()).toEqual([2, 1]);
  await train(8, () => 0.01);
  expect(state().phase).toBe("training");
});

test("switching live off and on again forgets a pause by hand; off ends what the pen began, and no more than that", async () => {
  const { playground, asked, stroke, settled, state } = await opened();
  await stroke();
  playground.setSetting("live", false);
  await settled();
  expect(asked()).toEqual([1, 1]);
  expect(state()).toMatchObject({ phase: "idle", live: { kind: "ready" } });
  await stroke(0.3);
  expect(asked()).toEqual([1, 1]);
  playground.train();
  playground.setSetting("live", true);
  playground.setSetting("live", false);
  await settled();
  expect(asked()).toEqual([2, 1]);
  playground.pauseTraining();
  playground.setSetting("live", true);
  await stroke(0.6);
  expect(asked()).toEqual([3, 2]);
});

test("undo, erasing, a preset and a mixture count as strokes", async () => {
  const { playground, asked, settled, stroke } = await opened();
  const components = [{ mean: [0, 0], covariance: [0.1, 0, 0.1], weight: 1 }] as const;
  const changes = [
    () => playground.choosePreset("spiral"),
    playground.undo,
    playground.redo,
    () => {
      playground.setTool("eraser");
      return stroke(0.4);
    },
    () => playground.replaceData({ kind: "mixture", components }),
  ];
  for (const [index, change] of changes.entries()) {
    await change();
    await settled();
    expect(asked(), `after change ${index}`).toEqual([index + 1, index]);
    // Off and on: at rest, and ready for the next.
    playground.setSetting("live", false);
    playground.setSetting("live", true);
    await settled();
  }
});

test("an emptied sheet holds training that the pen began, and the next stroke lets it go on", async () => {
  const { playground, asked, stroke, settled, state } = await opened();
  await stroke();
  playground.clear();
  await settled();
  expect(asked()).toEqual([1, 1]);
  expect(state().phase).toBe("idle");
  await stroke(0.2);
  expect(asked()).toEqual([2, 1]);
  expect(state().phase).toBe("training");
});

test("with little to learn of, training ends two minutes after the last stroke", async () => {
  const { asked, stroke, train, state } = await opened();
  await stroke();
  await train(119, () => null);
  expect(asked()).toEqual([1, 0]);
  await train(2, () => null);
  expect(asked()).toEqual([1, 1]);
  expect(state().live).toMatchObject({ kind: "settled", excess: null });
});

test("the step at which it settled is the last one taken, and a stroke made meanwhile goes before", async () => {
  const { stroke, train, state } = await opened({}, { pause: () => ({ step: 987 }) });
  await stroke();
  await train(4, () => 0.01);
  expect(state()).toMatchObject({ live: { kind: "settled", step: 987 } });
  const late = await opened(
    {},
    {
      pause: () => {
        late.playground.beginStroke({ x: 0.5, y: 0 }, 1);
        return { step: 987 };
      },
    },
  );
  await late.stroke();
  await late.train(4, () => 0.01);
  expect(late.state().live.kind).toBe("following");
});

test("what is drawn while the engine loads trains once it runs", async () => {
  const { playground, worker, asked, stroke, settled, state } = await opened();
  playground.state.set({ phase: "loading" });
  await stroke();
  expect(asked()).toEqual([0, 0]);
  expect(state().live.kind).toBe("following");
  worker.tell({ type: "engine", report: { engine: "cpu", device: "", attempts: [] } });
  await settled();
  expect(asked()).toEqual([1, 0]);
});

test("after a divergence no stroke trains before the user has; after fresh weights it does", async () => {
  const { playground, worker, asked, stroke, settled, state } = await opened();
  await stroke();
  worker.tell({ type: "diverged", atStep: 40, backToStep: 0 });
  await stroke(0.3);
  expect(asked()[0]).toBe(1);
  expect(state().live.kind).toBe("paused");
  playground.train();
  playground.resetWeights();
  await settled();
  await stroke(0.6);
  expect(asked()[0]).toBe(3);
  expect(state().live.kind).toBe("following");
});

test("an example that is shown or left begins nothing, and leaves strokes as they were", async () => {
  const { playground, asked, stroke, settled, state } = await opened();
  const example = { name: "one", data: state().data, train: 0, changes: {}, preset: "drawing" } as const;
  await stroke();
  const [begun] = asked();
  playground.showExample({ ...example, data: { ...state().data } });
  await settled();
  expect(state().example?.name).toBe("one");
  await stroke(0.2);
  playground.leaveExample();
  await settled();
  expect(state().example).toBeNull();
  expect(asked()[0]).toBe(begun);
  await stroke(0.4);
  expect(asked()[0]).toBe(begun + 1);
});

test("the picture of a stroke is asked for right behind its data, and waits for no frame", async () => {
  const { playground, worker, clock, settled } = await opened();
  await clock.frames(4);
  await settled();
  const before = worker.asked.length;
  playground.beginStroke({ x: 0, y: 0 }, 1);
  const types = worker.asked.slice(before).map(({ type }) => type);
  expect(types.indexOf("picture")).toBe(types.indexOf("setData") + 1);
  // One at a time: the next stroke's picture waits for this one's answer, and then goes at once.
  await clock.frames(1);
  playground.extendStroke({ x: 0.2, y: 0 }, 1);
  await clock.frames(1);
  const [data, pictures] = [worker.askedFor("setData").length, worker.askedFor("picture").length];
  expect(data).toBeGreaterThanOrEqual(2);
  expect(pictures).toBeGreaterThanOrEqual(data);
  playground.endStroke();
});

test("what is told late of the drawing before does not make the field of this one seem settled", async () => {
  const { stroke, train, state } = await opened();
  await stroke();
  await stroke(0.5);
  // On its way when the stroke was made.
  await train(0.5, () => 0.001, 1);
  await train(4, (second) => 0.5 * 0.5 ** second, 2);
  expect(state()).toMatchObject({ phase: "training", live: { kind: "following" } });
  await train(4, () => 0.03, 2);
  expect(state().live.kind).toBe("settled");
});

test("errors of other weights, of another weighting or ladder are not compared with those before", async () => {
  for (const change of [{ weighting: "one" }, { levels: 5 }, { trainOn: "one" }] as const) {
    const { playground, stroke, train, state, settled } = await opened();
    await stroke();
    await train(1, () => 0.001);
    playground.setSettings(change);
    await settled();
    await train(4, (second) => 40 * 0.5 ** second);
    expect(state().phase, JSON.stringify(change)).toBe("training");
  }
});

test("of a network that learns one level, that level's error counts", async () => {
  const { stroke, train, state } = await opened({ trainOn: "one", trainedLevel: 3 });
  await stroke();
  await train(4, (second, level) => (level === 2 ? 0.5 ** second : 5));
  expect(state().phase).toBe("training");
  await train(4, (second, level) => (level === 2 ? 0.06 : 0.5 ** second));
  expect(state().live).toMatchObject({ kind: "settled", excess: expect.closeTo(0.06, 9) });
});

test("of fresh weights nobody says that they have settled", async () => {
  const page = await openedPlayground({}, [20], { configure: () => ({ freshWeights: true }) });
  page.playground.state.set({ live: { kind: "settled", step: 900, excess: 0.004 } });
  page.playground.setSetting("width", 96);
  await page.settled();
  expect(page.state().live.kind).toBe("ready");
});

test("training that was hidden with the page goes on once both the page and an engine are back", async () => {
  const { playground, worker, asked, settled, state } = await opened();
  playground.train();
  await settled();
  playground.setVisible(false);
  playground.state.set({ phase: "loading" });
  playground.setVisible(true);
  expect(asked()).toEqual([1, 1]);
  worker.tell({ type: "engine", report: { engine: "cpu", device: "", attempts: [] } });
  await settled();
  expect(asked()).toEqual([2, 1]);
  expect(state().phase).toBe("training");
});

test("time in which the page was hidden does not end what the pen began", async () => {
  const { playground, clock, stroke, train, settled, state } = await opened();
  await stroke();
  playground.setVisible(false);
  await clock.frames(130 * 60);
  playground.setVisible(true);
  await settled();
  await train(1, (second) => 0.5 ** second);
  expect(state().phase).toBe("training");
});

test("what was drawn while the engine loads does not train an example that is shown meanwhile", async () => {
  const { playground, worker, asked, stroke, settled, state } = await opened();
  playground.state.set({ phase: "loading" });
  await stroke();
  playground.showExample({ name: "one", data: { ...state().data }, train: 0, changes: {}, preset: "drawing" });
  await settled();
  worker.tell({ type: "engine", report: { engine: "cpu", device: "", attempts: [] } });
  await settled();
  expect(state().example?.name).toBe("one");
  expect(asked()[0]).toBe(0);
});
