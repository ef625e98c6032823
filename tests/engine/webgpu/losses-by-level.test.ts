import { expect, test } from "vitest";
import { lossesByLevel } from "../../../src/engine/webgpu/losses-by-level.ts";

/** Sums of samples as the kernels leave them: target and weight before them. */
const samples = (...sums: number[]) => Float32Array.from(sums.flatMap((sum) => [9, 9, 9, sum]));

test("samples take the levels by turns, and a level without samples has no loss", () => {
  const of = { levels: 3, onlyLevel: null, steps: 2 };
  expect([...lossesByLevel(samples(2, 4, 6, 6), of)]).toEqual([2, 2, 3]);
  expect([...lossesByLevel(samples(2, 4), of)]).toEqual([1, 2, Number.NaN]);
});

test("or all of them one level", () => {
  const of = { levels: 3, onlyLevel: 1, steps: 1 };
  expect([...lossesByLevel(samples(1, 2, 6), of)]).toEqual([Number.NaN, 3, Number.NaN]);
  expect(lossesByLevel(samples(1, Number.POSITIVE_INFINITY), of)[1]).toBe(Number.POSITIVE_INFINITY);
});
