import { expect, test } from "vitest";
import { PlaygroundClient } from "../../src/client/playground-client.ts";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import type { RasterSource } from "../../src/maths/density/data-source.ts";
import { presetNames } from "../../src/maths/density/preset-names.ts";
import { classInHandOf } from "../../src/store/derived.ts";
import { sumOfInk } from "../../src/store/drawing.ts";
import { classShares, drawnData, inkOf, inkOfClasses, isLabelled, sourceOf } from "../../src/store/page-data.ts";
import { createPlayground } from "../../src/store/playground-store.ts";
import { dataOfPreset } from "../../src/store/preset-data.ts";
import { ScriptedWorker, scriptedSampler } from "./scripted-worker.ts";

function opened(config: Partial<PlaygroundConfig> = {}) {
  const worker = new ScriptedWorker(scriptedSampler());
  const playground = createPlayground({
    client: new PlaygroundClient(
      () => worker,
      () => true,
    ),
    config: { ...defaultConfig, ...config },
    problems: [],
    nextFrame: () => {},
    now: () => 0,
    reducedMotion: () => true,
    newSeed: () => 1,
  });
  playground.start();
  return { playground, worker, state: () => playground.state.get() };
}
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
/** Shares of the classes of what the page shows, to the percent. */
const percents = ({ state }: ReturnType<typeof opened>) =>
  classShares(state().data, state().config.classes).map((share) => Math.round(100 * share));

test("two classes divide a preset by its parts, which keeps its name; one step of undo brings one class back", async () => {
  const page = opened();
  const { playground, worker, state } = page;
  const whole = inkOf(state().data);
  playground.setSetting("classes", 2);
  await settle();
  expect(state().config).toMatchObject({ classes: 2, preset: "two-moons" });
  expect(percents(page)).toEqual([50, 50]);
  const sent = worker.askedFor("setData").at(-1)?.data as RasterSource;
  expect(sent.classes).toHaveLength(2);
  expect(sent.mass.every((mass, cell) => Math.abs(mass - (whole[cell] as number)) <= 2 ** -22)).toBe(true);
  expect(worker.askedFor("configure").at(-1)?.config.classes).toBe(2);
  expect(state().history.past).toHaveLength(1);

  playground.undo();
  await settle();
  expect(state().config).toMatchObject({ classes: 1, preset: "two-moons" });
  expect(isLabelled(state().data)).toBe(false);
  expect(inkOf(state().data)).toEqual(whole);
  expect(worker.askedFor("configure").at(-1)?.config.classes).toBe(1);
  playground.redo();
  expect(state().config.classes).toBe(2);
  expect(percents(page)).toEqual([50, 50]);
});

test("a drawing that is divided is all of class A, one more class is empty, and the pen draws the class in hand", () => {
  const page = opened();
  const { playground, state } = page;
  const stroke = (x: number, alone = false) => {
    playground.beginStroke({ x, y: -0.85 }, 1, alone);
    playground.endStroke();
  };
  stroke(-0.8);
  expect(state().config.preset).toBe("drawing");
  playground.setSetting("classes", 2);
  expect(percents(page)).toEqual([100, 0]);
  playground.setClassInHand(1);
  stroke(0.8);
  const [ofA, ofB] = inkOfClasses(state().data, 2);
  expect(ofA?.[4 * 64 + 57]).toBe(0);
  expect(ofB?.[4 * 64 + 57]).toBeGreaterThan(0.5);
  const before = percents(page);
  playground.setSetting("classes", 3);
  expect(percents(page)).toEqual([...before, 0]);

  // Both classes lie under the eraser; with Shift it takes away the class in hand alone.
  playground.setTool("eraser");
  playground.setClassInHand(0);
  stroke(0.8, true);
  expect(inkOfClasses(state().data, 3)[1]).toEqual(ofB);
  stroke(0.8);
  expect(inkOfClasses(state().data, 3)[1]?.[4 * 64 + 57]).toBe(0);
});

test("a class that is taken away becomes part of the last that stays, and nothing of the drawing is lost", () => {
  const page = opened({ preset: "pinwheel", classes: 4 });
  const { playground, state } = page;
  playground.beginStroke({ x: 0.9, y: 0.9 }, 1);
  playground.endStroke();
  const [first, second, third, fourth] = inkOfClasses(state().data, 4);
  if (!first || !second || !third || !fourth) throw new Error("need four classes");
  playground.setClassInHand(3);
  playground.setSetting("classes", 3);
  expect(inkOfClasses(state().data, 3)).toEqual([first, second, sumOfInk([third, fourth])]);
  expect(classInHandOf(state())).toBe(2);
  const whole = inkOf(state().data);
  playground.setSetting("classes", 1);
  expect(isLabelled(state().data)).toBe(false);
  // The classes were added up in another order, in single precision.
  expect(inkOf(state().data).every((ink, cell) => Math.abs(ink - (whole[cell] as number)) <= 2 ** -22)).toBe(true);
});

test("presets come divided where there are classes, and from a link too", () => {
  const page = opened({ classes: 2 });
  expect(percents(page)).toEqual([50, 50]);
  page.playground.choosePreset("two-gaussians");
  expect(percents(page)).toEqual([20, 80]);
  page.playground.clear();
  expect(percents(page)).toEqual([0, 0]);
  expect(page.state().config.classes).toBe(2);
});

test("data without labels are of the first class, and classes of points are one step of undo as well", async () => {
  const page = opened();
  const { playground, state, worker } = page;
  const points = Float32Array.of(0, 0, 0.5, 0.5);
  playground.replaceData({ kind: "points", points, origin: { name: "", centre: [0, 0], scale: 1 } });
  const data = state().data;
  await settle();
  const asked = worker.askedFor("setData").length;
  playground.setSetting("classes", 3);
  await settle();
  expect(percents(page)).toEqual([100, 0, 0]);
  expect(state().data).toBe(data);
  expect(worker.askedFor("setData")).toHaveLength(asked);
  playground.undo();
  expect(state().config.classes).toBe(1);
  expect(state().data).toBe(data);
});

test("the next class after the last is the first, and there is one alone without classes", () => {
  const { playground, state } = opened({ classes: 3 });
  const seen = [0, 1, 2].map(() => {
    playground.nextClass();
    return classInHandOf(state());
  });
  expect(seen).toEqual([1, 2, 0]);
  playground.setClassInHand(7);
  expect(classInHandOf(state())).toBe(2);
  playground.setSetting("classes", 1);
  playground.nextClass();
  expect(classInHandOf(state())).toBe(0);
});

test.each(presetNames)("%s in classes adds up to the ink it has without", (name) => {
  const whole = dataOfPreset(name, 1).ink;
  const divided = dataOfPreset(name, 3);
  expect(divided.classes).toHaveLength(3);
  // Three roundings to single precision.
  expect(divided.ink.every((ink, cell) => Math.abs(ink - (whole[cell] as number)) <= 2 ** -22)).toBe(true);
  const source = sourceOf(divided);
  if (source.kind !== "raster") throw new Error(`need a raster, got ${source.kind}`);
  // What the worker owns is a copy.
  expect(source.classes?.[0]).not.toBe(divided.classes?.[0]);
  expect(source.classes).toEqual(divided.classes);
  expect(sourceOf(drawnData(whole))).not.toHaveProperty("classes");
});
