import { expect, test } from "vitest";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { ghostDifferences, ghostOnLevels } from "../../src/store/ghost.ts";
import { noLosses } from "../../src/store/loss-history.ts";

const differences = (before: Partial<PlaygroundConfig>, now: Partial<PlaygroundConfig> = {}) =>
  ghostDifferences({ losses: noLosses, config: { ...defaultConfig, ...before } }, { ...defaultConfig, ...now });

test("the same settings differ in nothing, whatever is shown and sampled", () => {
  expect(differences({ level: 3, theme: "dark", particles: 5, engine: "cpu" })).toEqual({
    settings: [],
    ladder: false,
    incomparable: [],
  });
});

test("settings of data, network and training are named, and the ladder as one thing", () => {
  expect(differences({ depth: 4, learningRate: 0.001, preset: "ring", sigmaMax: 2, levels: 12 })).toEqual({
    settings: ["preset", "depth", "learningRate"],
    ladder: true,
    incomparable: [],
  });
});

test("another ladder text that gives the same levels is no other ladder", () => {
  expect(differences({ spacing: "custom", ladder: "1 0.1" }, { spacing: "custom", ladder: "1  0.1" }).ladder).toBe(
    false,
  );
});

test("another weighting cannot be compared; another objective can, by its gap", () => {
  expect(differences({ weighting: "one" }, { lossView: "gap" }).incomparable).toEqual(["weighting"]);
  expect(differences({ objective: "implicit" }, { lossView: "loss" }).incomparable).toEqual(["objective"]);
  expect(differences({ objective: "implicit" }, { lossView: "gap" }).incomparable).toEqual([]);
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
  const ghost = { losses, config: defaultConfig };
  expect(ghostOnLevels(ghost, [1, 0.5, 0.1], "loss")).toEqual([{ step: 4, values: [0.4, Number.NaN, 0.9] }]);
  expect(ghostOnLevels(ghost, [0.1], "gap")).toEqual([{ step: 4, values: [0.2] }]);
});
