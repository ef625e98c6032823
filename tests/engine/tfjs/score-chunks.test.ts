import { expect, test } from "vitest";
import { chunksOf } from "../../../src/engine/tfjs/score-chunks.ts";

test("points are cut into passes of at most 4096, unpadded where buffers are not pooled", () => {
  expect(chunksOf(0, false)).toEqual([]);
  expect(chunksOf(441, false)).toEqual([{ first: 0, count: 441, rows: 441 }]);
  expect(chunksOf(10_000, false).map(({ first, rows }) => [first, rows])).toEqual([
    [0, 4096],
    [4096, 4096],
    [8192, 1808],
  ]);
});

test("where buffers are pooled by size, seven sizes serve every number of points", () => {
  const sizes = new Set(
    [1, 63, 64, 65, 441, 960, 2000, 4096, 4097, 20_000].flatMap((n) => chunksOf(n, true)).map(({ rows }) => rows),
  );
  expect([...sizes].sort((a, b) => a - b)).toEqual([64, 128, 512, 1024, 2048, 4096]);
  expect(chunksOf(441, true)).toEqual([{ first: 0, count: 441, rows: 512 }]);
});
