import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/config/settings.ts";
import { beta1, beta2, emaDecayAt, epsilon, learningRateAt } from "../../../src/engine/optimiser.ts";
import { dataTable } from "../../../src/engine/webgpu/data-table.ts";
import { fillTrainStep } from "../../../src/engine/webgpu/train-step.ts";
import { engineSpec } from "../../../src/worker/settings-to-spec.ts";

const { training } = engineSpec({ ...defaultConfig, batchSize: 33, labelDropout: 0.25 });
const run = {
  training,
  scale: { mean: [0, 0], std: 1 },
  seed: 0xfedcba98,
  data: dataTable({ kind: "raster", size: 2, mass: Float32Array.of(1, 2, 3, 4) }),
  first: 0,
  steps: 1,
  givenAt: null,
} as const;
const rowOf = (changes: Partial<Parameters<typeof fillTrainStep>[1]>, step = 500) => {
  const row = new DataView(new ArrayBuffer(256));
  fillTrainStep(row, { ...run, ...changes }, step, 36, 3);
  const word = (i: number) => row.getUint32(4 * i, true);
  const float = (i: number) => row.getFloat32(4 * i, true);
  return { words: Array.from({ length: 12 }, (_, i) => word(i)), word, float };
};

test("a row of the table is the step's numbers", () => {
  const { words, word, float } = rowOf({});
  expect(words).toEqual([500, 33, training.sigmas.length, 0xffffffff, 0xfedcba98, 0, 4, 2, 4, 4, 1, 2 ** 22]);
  expect([word(13), word(14)]).toEqual([3, 36]);
  expect(float(15)).toBeCloseTo(1 / 33, 7);
});

test("the aim is the noise taken away, added where the sign is slipped, and given where it is", () => {
  expect(rowOf({}).float(12)).toBe(-1);
  expect(rowOf({ training: { ...training, flipTarget: true } }).float(12)).toBe(1);
  expect(rowOf({ givenAt: () => new Float32Array(132) }).float(12)).toBe(0);
  expect(rowOf({ training: { ...training, onlyLevel: 4 } }).words[3]).toBe(4);
});

test.each([0, 1, 29, 500, 100_000])("step size, epsilon and decay are Adam's with its corrections, step %i", (step) => {
  const { float } = rowOf({}, step);
  // A step of Adam as it is written, on some moments: m̂/(√v̂ + ε).
  const [m, v] = [0.3, 0.02];
  const [unbiasedM, unbiasedV] = [m / (1 - beta1 ** (step + 1)), v / (1 - beta2 ** (step + 1))];
  const change = (learningRateAt(step, training.learningRate) * unbiasedM) / (Math.sqrt(unbiasedV) + epsilon);
  expect((float(16) * m) / (Math.sqrt(v) + float(17)) / change).toBeCloseTo(1, 6);
  expect(float(18)).toBeCloseTo(1 - emaDecayAt(step, training.emaDecay), 7);
});
