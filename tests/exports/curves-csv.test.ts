import { expect, test } from "vitest";
import { curvesCsv, lossRows } from "../../src/exports/curves-csv.ts";
import { qualityCsv } from "../../src/exports/quality-csv.ts";
import type { LossReport } from "../../src/protocol/messages.ts";
import { openedPlayground } from "../store/opened-playground.ts";
import { readTable } from "./tables.ts";

const link = "https://example.org/?seed=7";
const report = (step: number, known: boolean): LossReport => ({
  step,
  dataVersion: 1,
  sigmas: [1, 0.5],
  objective: "denoising",
  weighting: "sigma2",
  minibatch: [0.9, Number.NaN],
  excess: known ? [0.25, 0.5] : null,
  floor: known ? [0.5, 0.75] : null,
  learnedNorm: null,
  exactNorm: null,
  stepsPerSecond: 0,
});

test("without a step of training there are no losses to save, and without a run no distances", async () => {
  const { playground } = await openedPlayground();
  await expect(curvesCsv(playground, link)).rejects.toThrow("need a step of training");
  await expect(qualityCsv(playground, link)).rejects.toThrow("need a run that was measured");
});

test("a row for each moment and level, empty where nothing was known", async () => {
  const { playground, worker } = await openedPlayground();
  worker.tell({ type: "losses", report: report(1, false) });
  worker.tell({ type: "losses", report: report(2, true) });
  const { name, blob } = await curvesCsv(playground, link);
  expect(name).toBe("scorescape-two-moons-losses.csv");
  const { comments, rows } = readTable(await blob.text());
  expect(comments.slice(0, 2)).toEqual([
    `# Scorescape, losses: ${link}`,
    "# objective denoising, weighting sigma2, seed 7",
  ]);
  const at = (step: string, level: string, sigma: string) => ({ step, level, sigma });
  expect(rows).toEqual([
    { ...at("1", "1", "1"), loss: "", floor: "", excess: "", minibatch: "0.9" },
    { ...at("1", "2", "0.5"), loss: "", floor: "", excess: "", minibatch: "" },
    { ...at("2", "1", "1"), loss: "0.75", floor: "0.5", excess: "0.25", minibatch: "0.9" },
    { ...at("2", "2", "0.5"), loss: "1.25", floor: "0.75", excess: "0.5", minibatch: "" },
  ]);
});

test("every row adds up: loss = floor + excess", () => {
  const entries = [{ step: 3, loss: [0.8, 0.2], gap: [0.3, 0.05], minibatch: null }];
  for (const [, , , loss, floor, excess] of lossRows({ sigmas: [1, 0.1], entries })) {
    expect(Number(floor) + Number(excess)).toBeCloseTo(Number(loss), 12);
  }
});

test("distances: every measurement of every pane", async () => {
  const { playground, settled } = await openedPlayground({ compare: "sampler:ddim" }, [4, 4]);
  playground.stepOn();
  await settled();
  const { name, blob } = await qualityCsv(playground, link);
  expect(name).toBe("scorescape-two-moons-distances.csv");
  const { columns, rows } = readTable(await blob.text());
  expect(columns.slice(0, 5)).toEqual(["pane", "step", "level", "sigma", "sliced_wasserstein"]);
  expect(new Set(rows.map(({ pane }) => pane))).toEqual(new Set(["A", "B"]));
  expect(rows[0]).toMatchObject({ sliced_wasserstein: "0.5", sliced_wasserstein_floor: "0.01" });
});
