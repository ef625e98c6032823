import { expect, test } from "vitest";
import { pathLines, pathStride, traceRun } from "../../src/plots/path-lines.ts";
import { recordedPath } from "./recorded-path.ts";

const side = 200;
/** A walk of one particle to the right, 10 px a step. */
const walk = (steps: number) => Array.from({ length: steps + 1 }, (_, k) => Float32Array.of(-1 + 0.1 * k, 0));
const lefts = (points: Float32Array) => [...points].filter((_, k) => k % 2 === 0).map(Math.round);

test("consecutive pieces of one level are one run, which begins where the one before ended", () => {
  const [line] = pathLines({ frames: walk(5), levels: [1, 1, 1, 2, 2, 3], particles: [0], side });
  expect(line.runs.map(({ level, points }) => [level, lefts(points)])).toEqual([
    [1, [0, 10, 20]],
    [2, [20, 30, 40]],
    [3, [40, 50]],
  ]);
  expect(line.start?.map(Math.round)).toEqual([0, 100]);
  expect(line.end?.map(Math.round)).toEqual([50, 100]);
});

test("a long way is drawn in so many pieces at most, and always to its last step", () => {
  expect(pathStride(401)).toBe(1);
  expect(pathStride(402)).toBe(2);
  const levels = new Array<number>(11).fill(1);
  const [line] = pathLines({ frames: walk(10), levels, particles: [0], side, mostPieces: 4 });
  expect(lefts(line.runs[0].points)).toEqual([0, 30, 60, 90, 100]);
});

test("each particle has a line of its own", () => {
  const frames = [Float32Array.of(0, 0, 0.5, 0.5), Float32Array.of(0.1, 0, 0.5, -0.5)];
  const lines = pathLines({ frames, levels: [1, 1], particles: [1, 0], side });
  expect(lines.map(({ particle, end }) => [particle, end?.map(Math.round)])).toEqual([
    [1, [150, 150]],
    [0, [110, 100]],
  ]);
});

test("a curve goes through its points, and on smoothly from one run to the next", () => {
  const frames = [
    [0, 0],
    [0.1, 0.1],
    [0.2, 0],
    [0.3, 0.2],
  ].map(([x, y]) => Float32Array.of(x, y));
  const [line] = pathLines({ frames, levels: [1, 1, 1, 2], particles: [0], side });
  const commands = line.runs.map((run) => {
    const path = recordedPath();
    traceRun(path, run);
    return path.commands.map((command) => command.split(" ").slice(1).map(Number));
  });
  const [first, second] = commands;
  expect(first.map((numbers) => numbers.slice(-2))).toEqual([
    [100, 100],
    [110, 90],
    [120, 100],
  ]);
  const [, , beforeX, beforeY, joinX, joinY] = first.at(-1) ?? [];
  expect(second[0]).toEqual([joinX, joinY]);
  const [afterX, afterY] = second[1];
  expect((joinX - beforeX) * (afterY - joinY) - (joinY - beforeY) * (afterX - joinX)).toBeCloseTo(0, 1);
});

test("a particle that is lost has a line up to there, and no end", () => {
  const frames = [...walk(2), Float32Array.of(Number.NaN, 0), Float32Array.of(Number.NaN, 0)];
  const [line] = pathLines({ frames, levels: [1, 1, 1, 1, 1], particles: [0], side });
  expect(line.runs.map(({ points }) => lefts(points))).toEqual([[0, 10, 20]]);
  expect(line.end).toBeNull();
});

test("a single frame is a start and an end without a line", () => {
  const [line] = pathLines({ frames: walk(0), levels: [1], particles: [0], side });
  expect(line.runs).toEqual([]);
  expect(line.start).toEqual(line.end);
});

test("frames without a level are refused", () => {
  expect(() => pathLines({ frames: walk(2), levels: [1], particles: [0], side })).toThrow(
    "need a level for each of 3 frames, got 1",
  );
});
