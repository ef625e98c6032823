import { expect, test } from "vitest";
import { refinedLadder } from "../../../src/maths/sampler/refined-ladder.ts";

test("every gap is divided in a constant ratio, and each value belongs to the level above it", () => {
  const { sigmas, levels } = refinedLadder([8, 1, 0.01], 2);
  for (const [k, sigma] of [8, Math.sqrt(8), 1, 0.1, 0.01].entries()) expect(sigmas[k]).toBeCloseTo(sigma, 14);
  expect(levels).toEqual([0, 0, 1, 1, 2]);
});

test("one step a level is the ladder itself, and any number keeps its levels to the bit", () => {
  const ladder = [1, 0.37, 0.11, 0.02];
  expect(refinedLadder(ladder, 1)).toEqual({ sigmas: ladder, levels: [0, 1, 2, 3] });
  const { sigmas } = refinedLadder(ladder, 7);
  expect(sigmas.length).toBe(22);
  expect([0, 7, 14, 21].map((k) => sigmas[k])).toEqual(ladder);
});

test("a single level and half a step are refused", () => {
  expect(() => refinedLadder([1], 2)).toThrow(new RangeError("need at least 2 levels, got 1"));
  expect(() => refinedLadder([1, 0.5], 0.5)).toThrow(
    new RangeError("need at least 1 step from level to level, got 0.5"),
  );
});
