import { expect, test } from "vitest";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { blank } from "../../src/store/drawing.ts";
import { ghostDifferences, ghostOnLevels, incomparableSettings } from "../../src/store/ghost.ts";
import { noLosses } from "../../src/store/loss-history.ts";
import { drawnData } from "../../src/store/page-data.ts";

const data = drawnData(blank());
const ghostOf = (config: Partial<PlaygroundConfig>) => ({
  losses: noLosses,
  config: { ...defaultConfig, ...config },
  data,
});
const differences = (before: Partial<PlaygroundConfig>, now: Partial<PlaygroundConfig> = {}, dataNow = data) =>
  ghostDifferences(ghostOf(before), { config: { ...defaultConfig, ...now }, data: dataNow });
const incomparable = (before: Partial<PlaygroundConfig>, now: Partial<PlaygroundConfig>) =>
  incomparableSettings(ghostOf(before), { ...defaultConfig, ...now });

test("the same settings differ in nothing, whatever is shown and sampled", () => {
  expect(differences({ level: 3, theme: "dark", particles: 5, engine: "cpu" })).toEqual({
    settings: [],
    ladder: false,
    data: false,
  });
});

test("settings of data, network and training are named, and the ladder as one thing", () => {
  expect(differences({ depth: 4, learningRate: 0.001, preset: "ring", sigmaMax: 2, levels: 12 })).toEqual({
    settings: ["preset", "depth", "learningRate"],
    ladder: true,
    data: false,
  });
});

test("two drawings differ, though both are called drawings; another preset is named as a setting", () => {
  const other = drawnData(blank());
  expect(differences({ preset: "drawing" }, { preset: "drawing" }, other).data).toBe(true);
  expect(differences({ preset: "ring" }, { preset: "drawing" }, other)).toMatchObject({
    settings: ["preset"],
    data: false,
  });
});

test("another ladder text that gives the same levels is no other ladder", () => {
  expect(differences({ spacing: "custom", ladder: "1 0.1" }, { spacing: "custom", ladder: "1  0.1" }).ladder).toBe(
    false,
  );
});

test("another weighting cannot be compared; another objective can, by its gap", () => {
  expect(incomparable({ weighting: "one" }, { lossView: "gap" })).toEqual(["weighting"]);
  expect(incomparable({ objective: "implicit" }, { lossView: "loss" })).toEqual(["objective"]);
  expect(incomparable({ objective: "implicit" }, { lossView: "gap" })).toEqual([]);
});

test("a number that has no say is no difference", () => {
  expect(differences({ dataPoints: 50 }).settings).toEqual([]);
  expect(differences({ dataPoints: 50, finite: true }, { finite: true }).settings).toEqual(["dataPoints"]);
  expect(differences({ trainedLevel: 2 }).settings).toEqual([]);
});

test("the losses of the training before stand at the levels they share with this one", () => {
  const losses = {
    ...noLosses,
    sigmas: [1, 0.1],
    entries: [{ step: 4, loss: [0.4, 0.9], gap: [0.1, 0.2], minibatch: null }],
  };
  const ghost = { ...ghostOf({}), losses };
  expect(ghostOnLevels(ghost, [1, 0.5, 0.1], "loss")).toEqual([{ step: 4, values: [0.4, Number.NaN, 0.9] }]);
  expect(ghostOnLevels(ghost, [0.1], "gap")).toEqual([{ step: 4, values: [0.2] }]);
});
