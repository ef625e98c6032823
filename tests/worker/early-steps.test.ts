import { expect, test } from "vitest";
import { isEarlyStep, stepsToEarlyStep } from "../../src/worker/early-steps.ts";

test("the early steps are the powers of two up to 64, and each is reached from any step before it", () => {
  const early = Array.from({ length: 200 }, (_, step) => step).filter(isEarlyStep);
  expect(early).toEqual([1, 2, 4, 8, 16, 32, 64]);
  for (let step = 0; step < 64; step++) {
    expect(step + stepsToEarlyStep(step)).toBe(early.find((other) => other > step));
  }
  expect(stepsToEarlyStep(64)).toBe(Number.POSITIVE_INFINITY);
});
