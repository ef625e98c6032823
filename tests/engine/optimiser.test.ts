import { expect, test } from "vitest";
import { emaDecayAt, learningRateAt } from "../../src/engine/optimiser.ts";

test("the learning rate rises over 30 steps, stays to step 200, and falls as 1/√t to 0.3 of itself", () => {
  expect(learningRateAt(0, 0.01)).toBeCloseTo(0.01 / 30, 12);
  expect(learningRateAt(14, 0.01)).toBeCloseTo(0.005, 12);
  expect(learningRateAt(29, 0.01)).toBeCloseTo(0.01, 12);
  expect(learningRateAt(199, 0.01)).toBeCloseTo(0.01, 12);
  expect(learningRateAt(799, 0.01)).toBeCloseTo(0.005, 12); // √(200/800) = ½
  expect(learningRateAt(1e6, 0.01)).toBeCloseTo(0.003, 12);
});

test("the average's decay rises from 1/10 to its setting", () => {
  expect(emaDecayAt(0, 0.995)).toBeCloseTo(0.1, 12);
  expect(emaDecayAt(8, 0.995)).toBeCloseTo(0.5, 12); // 9/18
  expect(emaDecayAt(1e6, 0.995)).toBe(0.995);
  expect(emaDecayAt(100, 0)).toBe(0);
});
