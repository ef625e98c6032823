import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatLadder,
  geometricLadder,
  isLadderText,
  ladderBounds,
  ladderFrom,
  levelOf,
  linearLadder,
  parseLadder,
  sameLadder,
  sigmaAt,
} from "../../../src/maths/noise/ladder.ts";

test("the ends of a geometric ladder are exact, and its ratio is constant", () => {
  const ladder = geometricLadder(10, 1, 0.02);
  expect([ladder[0], ladder[9]]).toEqual([1, 0.02]);
  for (let i = 1; i < 10; i++) expect(Math.abs(ladder[i] / ladder[i - 1] / 0.02 ** (1 / 9) - 1)).toBeLessThan(1e-14);
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

test("a linear ladder has equal differences and exact ends", () => {
  const ladder = linearLadder(5, 1, 0.2);
  for (const [i, sigma] of [1, 0.8, 0.6, 0.4, 0.2].entries()) expect(ladder[i]).toBeCloseTo(sigma, 14);
  expect([ladder[0], ladder[4]]).toEqual([1, 0.2]);
  expect([...linearLadder(2, 1, 0.2)]).toEqual([1, 0.2]);
  expect(() => linearLadder(5, 0.2, 1)).toThrow("need sigmaMax > sigmaMin > 0, got 0.2 and 1");
});

test("a ladder is read from numbers with spaces, commas or both between them", () => {
  for (const text of ["1 0.5 0.02", "1,0.5,0.02", "  1, 0.5\n0.02 ", "1e0 5e-1 2e-2"]) {
    expect(parseLadder(text)).toEqual([1, 0.5, 0.02]);
  }
});

test("text that is no ladder is none: words, one level, too many, out of bounds, or not falling", () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => 1 - i / 100).join(" ");
  expect(parseLadder(many(ladderBounds.most))).toHaveLength(30);
  for (const text of ["", "1", "one two", "1 0.5 x", "1 0.004", "5.1 1", "1 1", "0.5 1", "1 NaN", many(31)]) {
    expect(parseLadder(text)).toBeNull();
    expect(isLadderText(text)).toBe(text === "");
  }
});

test("a ladder that was written is read again, to four digits", () => {
  expect(formatLadder([1, 0.5, 1 / 3])).toBe("1 0.5 0.3333");
  expect(parseLadder(formatLadder(Float64Array.of(1, 0.5, 1 / 3)))).toEqual([1, 0.5, 0.3333]);
});

test("settings give a geometric, a linear or a custom ladder; a custom one that cannot be read is geometric", () => {
  const rule = { levels: 3, sigmaMax: 1, sigmaMin: 0.25, ladder: "2 1 0.7 0.1" } as const;
  const geometric = ladderFrom({ ...rule, spacing: "geometric" });
  for (const [i, sigma] of [1, 0.5, 0.25].entries()) expect(geometric[i]).toBeCloseTo(sigma, 14);
  expect(ladderFrom({ ...rule, spacing: "linear" })).toEqual([1, 0.625, 0.25]);
  expect(ladderFrom({ ...rule, spacing: "custom" })).toEqual([2, 1, 0.7, 0.1]);
  expect(ladderFrom({ ...rule, spacing: "custom", ladder: "1 2" })).toEqual(geometric);
  expect(() => ladderFrom({ ...rule, spacing: "linear", levels: 1 })).toThrow("need at least 2 levels, got 1");
});
