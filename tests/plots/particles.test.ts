import { expect, test } from "vitest";
import { traceEdgeMark } from "../../src/plots/particles.ts";
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
