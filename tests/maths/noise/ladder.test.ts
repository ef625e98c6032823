import fc from "fast-check";
import { expect, test } from "vitest";
import { geometricLadder, levelOf, sameLadder, sigmaAt } from "../../../src/maths/noise/ladder.ts";
import { largestError, reference } from "../reference.ts";

test("the default ladder, 1 to 0.02 in ten levels, is the reference's", () => {
  const ladder = geometricLadder(10, 1, 0.02);
  expect(largestError(ladder, reference.sigmas)).toBeLessThan(1e-15);
  expect([ladder[0], ladder[9]]).toEqual([1, 0.02]);
});

test("bounds the wrong way round, or a single level, are refused", () => {
  expect(() => geometricLadder(10, 0.1, 1)).toThrow(new RangeError("need sigmaMax > sigmaMin > 0, got 0.1 and 1"));
  expect(() => geometricLadder(10, 1, 0)).toThrow(RangeError);
  expect(() => geometricLadder(1, 1, 0.1)).toThrow(new RangeError("need at least 2 levels, got 1"));
});

test("half way between two levels lies their geometric mean", () => {
  expect(sigmaAt([8, 2, 1], 1.5)).toBeCloseTo(4, 14);
  expect([0, 1, 2, 3, 9].map((level) => sigmaAt([8, 2, 1], level))).toEqual([8, 8, 2, 1, 1]);
});

test("the level of the σ at a level is that level", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 30 }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: 0.005, max: 0.09, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (levels, sigmaMax, sigmaMin, share) => {
        const ladder = geometricLadder(levels, sigmaMax, sigmaMin);
        const level = 1 + share * (levels - 1);
        expect(Math.abs(levelOf(ladder, sigmaAt(ladder, level)) - level)).toBeLessThan(1e-9);
      },
    ),
    { seed: 20260102 },
  );
  expect([levelOf([8, 2, 1], 20), levelOf([8, 2, 1], 0.1)]).toEqual([1, 3]);
});

test("ladders are the same when every level is, and none is missing", () => {
  expect(sameLadder([1, 0.5, 0.25], Float64Array.of(1, 0.5, 0.25))).toBe(true);
  expect(sameLadder([1, 0.5], [1, 0.5, 0.25])).toBe(false);
  expect(sameLadder([1, 0.5, 0.25], [1, 0.5])).toBe(false);
  expect(sameLadder([1, 0.5], [1, 0.4])).toBe(false);
});
