import { expect, test } from "vitest";
import { qualityCurve } from "../../src/plots/quality-curve.ts";
import { levelColor } from "../../src/plots/sigma-color.ts";

const options = {
  levels: 4,
  levelOf: (step: number) => Math.min(4, Math.max(1, Math.ceil(step / 25))),
  totalSteps: 101,
  width: 300,
  height: 120,
  theme: "light",
  floor: 0.01,
} as const;
const point = (step: number, value: number) => ({ step, value });

test("each piece has the colour of its level, and joins the one before", () => {
  const { pieces } = qualityCurve({ ...options, points: [point(0, 1), point(20, 0.5), point(40, 0.1)] });
  expect(pieces.map(({ level, colour }) => [level, colour])).toEqual([
    [1, levelColor(1, 4, "light")],
    [2, levelColor(2, 4, "light")],
  ]);
  const lastOfFirst = pieces[0].path.split("L").at(-1);
  expect(pieces[1].path.startsWith(`M${lastOfFirst}L`)).toBe(true);
});

test("a step has the level whose score made it, and the denoising step the last one", () => {
  const levelsOf = (...steps: number[]) =>
    qualityCurve({ ...options, points: steps.map((step) => point(step, 1)) }).pieces.map(({ level }) => level);
  expect(levelsOf(0, 1, 25)).toEqual([1]);
  expect(levelsOf(25, 26, 50, 51)).toEqual([1, 2, 3]);
  expect(levelsOf(76, 100, 101)).toEqual([4]);
});

test("time runs over the whole run from left to right, and a smaller distance stands lower", () => {
  const { plot, end, floorY } = qualityCurve({ ...options, points: [point(0, 1), point(101, 0.05)] });
  expect(end?.left).toBeCloseTo(plot.left + plot.width, 6);
  expect(floorY).toBeGreaterThan(end?.top ?? Number.POSITIVE_INFINITY);
  expect(floorY).toBeLessThanOrEqual(plot.top + plot.height);
});

test("without points, or with values that have no place on a log axis, there is an empty chart", () => {
  for (const points of [[], [point(0, 0)], [point(0, Number.NaN)]]) {
    const { pieces, end, yTicks } = qualityCurve({ ...options, points, floor: null });
    expect(pieces).toEqual([]);
    expect(end).toBeNull();
    expect(yTicks.length).toBeGreaterThan(0);
  }
});
