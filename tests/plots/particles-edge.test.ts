import { expect, test } from "vitest";
import { edgePlaceOf, traceEdgeMark } from "../../src/plots/particles-edge.ts";
import { recordedPath } from "./recorded-path.ts";

const marked = (x: number, y: number): string[] => {
  const path = recordedPath();
  traceEdgeMark(path, x, y, 100);
  return path.commands;
};

test("a particle off the stage is marked by a tick inwards from the nearest edge", () => {
  expect(marked(-3, 0)).toEqual(["M 0 50", "L 5 50"]);
  expect(marked(1.2, 0.5)).toEqual(["M 100 25", "L 95 25"]);
  expect(marked(0, 7)).toEqual(["M 50 0", "L 50 5"]);
  expect(marked(0, -7)).toEqual(["M 50 100", "L 50 95"]);
});

test("beyond a corner the tick points to the middle and is as long", () => {
  const along = 5 / Math.SQRT2;
  expect(marked(-2, 2)).toEqual(["M 0 0", `L ${along.toFixed(3)} ${along.toFixed(3)}`]);
});

test("a particle on the stage, or nowhere, has no mark", () => {
  expect(marked(0.99, -1)).toEqual([]);
  expect(marked(Number.NaN, 3)).toEqual([]);
  expect(marked(Number.POSITIVE_INFINITY, 0)).toEqual([]);
});

test("marks at one place of an edge hide each other; each edge and corner has places of its own", () => {
  const places = 10;
  expect(edgePlaceOf(-1.5, 1, places)).toBe(0);
  expect(edgePlaceOf(-9, 0.95, places)).toBe(0);
  expect(edgePlaceOf(-1.5, -1, places)).toBe(9);
  expect(edgePlaceOf(1.5, 1, places)).toBe(10);
  expect(edgePlaceOf(-0.99, 2, places)).toBe(20);
  expect(edgePlaceOf(1, -2, places)).toBe(39);
  expect([edgePlaceOf(-2, 2, places), edgePlaceOf(2, 2, places)]).toEqual([40, 41]);
  expect([edgePlaceOf(-2, -2, places), edgePlaceOf(2, -2, places)]).toEqual([42, 43]);
  for (const [x, y] of [
    [0, 1],
    [-1, -1],
    [Number.NaN, 3],
    [Number.POSITIVE_INFINITY, 0],
  ] as const) {
    expect(edgePlaceOf(x, y, places)).toBe(-1);
  }
});
