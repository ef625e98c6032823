import { expect, test } from "vitest";
import { timelineLabels } from "../../src/plots/timeline-labels.ts";
import { timelineShape } from "../../src/plots/timeline-shape.ts";

const sigmas = [1, 0.6, 0.36, 0.22, 0.13, 0.08, 0.05, 0.02];
const labels = (width: number, current: number | null, at: string | null, size = 1) => {
  const { segments } = timelineShape({ width, stepsOfLevel: sigmas.map(() => 40), step: 100, gap: 0 });
  return timelineLabels({ segments, sigmas, width, current, at, size });
};

test("every level has its name where its bar begins, and the present one its σ", () => {
  const found = labels(640, 3, null);
  expect(found.map(({ text }) => text)).toEqual(["σ₁", "σ₂", "σ₃ 0.36", "σ₄", "σ₅", "σ₆", "σ₇", "σ₈"]);
  expect(found.map(({ x }) => x)).toEqual([0, 80, 160, 240, 320, 400, 480, 560]);
});

test("narrow bars have every second or fourth label, and the present one always", () => {
  expect(labels(160, 4, null).map(({ level }) => level)).toEqual([1, 3, 4, 5, 7]);
  expect(labels(80, 2, null).map(({ level }) => level)).toEqual([1, 2, 5]);
});

test("a label that says the step leaves out those it would cover, at either end too", () => {
  // "σ₃ step 100" is about 77 px wide at size 1: from 160 to 237, clear of σ₄ at 240 only with less than its space.
  expect(labels(640, 3, "step 100").map(({ level }) => level)).toEqual([1, 2, 3, 5, 6, 7, 8]);
  // Twice as large, it takes twice the room: at the last level more than there is to its right.
  const last = labels(640, 8, "step 320", 2);
  expect(last.at(-1)).toMatchObject({ text: "σ₈ step 320", anchor: "end", x: 640 });
  expect(last.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5, 6, 8]);
  expect(labels(640, 1, "step 9", 2).map(({ level }) => level)).toEqual([1, 3, 4, 5, 6, 7, 8]);
});
