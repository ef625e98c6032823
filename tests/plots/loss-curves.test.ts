import fc from "fast-check";
import { expect, test } from "vitest";
import { type LossCurvesOptions, lossCurves } from "../../src/plots/loss-curves.ts";

const ladder = (levels: number): number[] => Array.from({ length: levels }, (_, i) => 0.02 ** (i / (levels - 1)));

/** A made-up training: every level comes down to its floor, colder ones later. */
function training(levels: number, points = 60): LossCurvesOptions {
  const floors = ladder(levels).map((sigma) => 0.16 / (sigma ** 2 + 0.16));
  const history = Array.from({ length: points }, (_, k) => {
    const step = Math.round(3 * 2000 ** (k / Math.max(1, points - 1)));
    return { step, values: floors.map((floor, i) => floor + Math.exp(-step / (10 * 1.5 ** i)) + 0.004) };
  });
  return {
    sigmas: ladder(levels),
    history,
    floors,
    currentLevel: Math.ceil(levels / 2),
    view: "loss",
    width: 356,
    height: 230,
    theme: "light",
  };
}

const numbers = (path: string): number[] => [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([value]) => Number(value));

test.each([3, 10, 30])("labels never overlap and stay in the chart at %i levels", (levels) => {
  for (const view of ["loss", "gap"] as const) {
    const { labels } = lossCurves({ ...training(levels), view });
    expect(labels.length).toBeGreaterThanOrEqual(levels > 12 ? levels / 2 : levels);
    const ys = labels.map(({ y }) => y).sort((a, b) => a - b);
    for (let i = 1; i < ys.length; i++) expect(ys[i] - ys[i - 1]).toBeGreaterThanOrEqual(11);
    expect(ys[0]).toBeGreaterThanOrEqual(5.5);
    expect(ys[ys.length - 1]).toBeLessThanOrEqual(230 - 5.5);
  }
});

test("there is one line per level, each in the plot, the current one last and thicker", () => {
  const { lines, plot } = lossCurves(training(10));
  expect(lines.map((line) => line.level)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 5]);
  expect(lines.map((line) => line.width)).toEqual([...new Array(9).fill(1.6), 3]);
  for (const { path } of lines) {
    const values = numbers(path);
    for (let i = 0; i < values.length; i += 2) {
      expect(values[i]).toBeGreaterThanOrEqual(plot.left - 0.1);
      expect(values[i]).toBeLessThanOrEqual(plot.left + plot.width + 0.1);
      expect(values[i + 1]).toBeGreaterThanOrEqual(plot.top - 0.1);
      expect(values[i + 1]).toBeLessThanOrEqual(plot.top + plot.height + 0.1);
    }
  }
});

test("floors are dashed lines below their losses, and only the loss view has them", () => {
  const { floors, lines } = lossCurves(training(10));
  expect(floors).toHaveLength(10);
  expect(floors[4]).toMatchObject({ current: true, width: 1.6, dash: "5 4" });
  for (const floor of floors) {
    const line = lines.find(({ level }) => level === floor.level);
    expect(floor.y).toBeGreaterThanOrEqual(line?.end?.top ?? Number.POSITIVE_INFINITY);
  }
  const gap = lossCurves({ ...training(10), view: "gap" });
  expect(gap.floors).toEqual([]);
  expect(gap.gap).toBeNull();
  expect(gap.yLog).toBe(true);
});

test("the bracket of the gap reaches from the current line to its floor", () => {
  const { gap, floors, plot, hoverAt } = lossCurves(training(10));
  const bracket = gap?.bracket;
  expect(bracket?.bottom).toBe(floors[4].y);
  expect(bracket?.top).toBeCloseTo(hoverAt(bracket?.x ?? 0)?.ys[4] ?? 0, 6);
  expect((bracket?.x ?? 0) - plot.left).toBeLessThan(0.8 * plot.width);
});

test("floors and gap begin where the present drawing does, and a rule marks the place", () => {
  const options = training(10);
  const whole = lossCurves(options);
  expect(whole.changeX).toBeNull();
  expect(whole.floors[0].x).toBe(whole.plot.left);
  const dataSince = options.history[40].step;
  const { floors, gap, changeX, plot, lines } = lossCurves({ ...options, dataSince });
  expect(changeX).toBeGreaterThan(plot.left);
  expect(changeX).toBeLessThan(plot.left + plot.width);
  expect(floors.every((floor) => floor.x === changeX)).toBe(true);
  const xs = numbers(gap?.area ?? "").filter((_, index) => index % 2 === 0);
  expect(Math.min(...xs)).toBeCloseTo(changeX ?? 0, 0);
  expect(lines.map(({ path }) => path)).toEqual(whole.lines.map(({ path }) => path));
  expect(lossCurves({ ...options, dataSince, view: "gap" }).changeX).toBe(changeX);
});

test("a drawing of which no loss is known yet has no gap, and its floors have no length", () => {
  const { floors, gap, changeX, plot } = lossCurves({ ...training(10), dataSince: 9000 });
  expect(gap).toBeNull();
  expect(changeX).toBe(plot.left + plot.width);
  expect(floors.every((floor) => floor.x === changeX)).toBe(true);
});

test("a line leaves the plot above the axis instead of running flat along its edge, and ends inside", () => {
  const options = training(3, 200);
  const history = options.history.map((point, k) => ({
    ...point,
    values: point.values.map((value) => (k < 2 ? 300 + 1e9 * k : value)),
  }));
  const { lines, plot, hoverAt } = lossCurves({ ...options, history });
  for (const { path, end } of lines) {
    const [, first, , second] = numbers(path);
    expect(first).toBeLessThan(plot.top - plot.height);
    expect(Math.abs(second)).toBeLessThan(1e5);
    expect(end?.top).toBeGreaterThanOrEqual(plot.top);
  }
  expect(hoverAt(plot.left)?.ys.every(Number.isNaN)).toBe(true);
});

test("without a current level all lines are alike and no gap is marked", () => {
  const { lines, gap, labels } = lossCurves({ ...training(10), currentLevel: null });
  expect(lines.every(({ current, width }) => !current && width === 1.6)).toBe(true);
  expect(gap).toBeNull();
  expect(labels).toHaveLength(10);
});

test("hovering finds the nearest step and the values of every level", () => {
  const options = training(3);
  const { hoverAt, plot } = lossCurves(options);
  expect(hoverAt(plot.left - 100)?.step).toBe(3);
  expect(hoverAt(plot.left + plot.width + 100)?.step).toBe(6000);
  const middle = hoverAt(plot.left + plot.width / 2);
  expect(middle?.values).toBe(options.history.find((point) => point.step === middle?.step)?.values);
});

test("without history there are floors and labels, and nothing to hover", () => {
  const chart = lossCurves({ ...training(10), history: [] });
  expect(chart.lines.every(({ path, end }) => path === "" && end === null)).toBe(true);
  expect(chart.floors).toHaveLength(10);
  expect(chart.labels).toHaveLength(10);
  expect(chart.hoverAt(100)).toBeNull();
  const blank = lossCurves({ ...training(10), history: [], floors: null });
  expect(blank.labels).toEqual([]);
  expect(blank.xTicks.length).toBeGreaterThan(0);
});

test("one point is a dot at the right end", () => {
  const { lines, plot } = lossCurves(training(3, 1));
  expect(lines[0].end?.left).toBeCloseTo(plot.left + plot.width, 6);
  expect(lines[0].path).toMatch(/^M[\d.]+ [\d.]+h0$/);
});

test("a missing value interrupts its own line only", () => {
  const options = training(3, 5);
  const history = options.history.map((point, k) =>
    k === 2 ? { ...point, values: [Number.NaN, point.values[1], 0] } : point,
  );
  const { lines } = lossCurves({ ...options, history });
  const pieces = (level: number) => lines.find((line) => line.level === level)?.path.split("M").length ?? 0;
  expect([pieces(1), pieces(2), pieces(3)]).toEqual([3, 2, 2]);
  const log = lossCurves({ ...options, history, view: "gap" });
  expect(log.lines.find((line) => line.level === 3)?.path.split("M")).toHaveLength(3);
});

test("no history, however strange, puts a NaN into a path", () => {
  const value = fc.oneof(fc.double(), fc.constantFrom(0, Number.NaN, -1, 1e-300, 1e300));
  const history = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 100000 }), fc.array(value, { minLength: 3, maxLength: 3 })), {
      maxLength: 20,
    })
    .map((points) => points.sort(([a], [b]) => a - b).map(([step, values]) => ({ step, values })));
  fc.assert(
    fc.property(history, fc.constantFrom("loss" as const, "gap" as const), fc.boolean(), (points, view, floors) => {
      const chart = lossCurves({
        ...training(3),
        history: points,
        view,
        floors: floors ? [0.1, Number.NaN, 0.9] : null,
      });
      const paths = [
        ...chart.lines.map(({ path }) => path),
        ...chart.labels.map(({ leader }) => leader),
        chart.gap?.area ?? "",
      ];
      expect(paths.join("")).not.toMatch(/NaN|Infinity/);
      for (const { y } of chart.yTicks) expect(Number.isFinite(y)).toBe(true);
    }),
  );
});

test("the training before is dotted, under the same axes, and only where it had the level", () => {
  const options = training(3);
  const ghost = options.history.map(({ step, values }) => ({
    step: 4 * step,
    values: [values[0] + 0.2, Number.NaN, values[2] + 0.2],
  }));
  const { ghosts, lines, plot, xTicks } = lossCurves({ ...options, ghost });
  expect(ghosts.map(({ level }) => level)).toEqual([1, 3]);
  const ends = (path: string) => numbers(path).filter((_, index) => index % 2 === 0);
  // It trained four times as long: its end is the end of the axis, and the present lines end before it.
  expect(Math.max(...ends(ghosts[0].path))).toBeCloseTo(plot.left + plot.width, 0);
  expect(Math.max(...ends(lines[0].path))).toBeLessThan(plot.left + 0.9 * plot.width);
  expect(xTicks.map(({ label }) => label)).toContain("10k");
  expect(lossCurves(options).ghosts).toEqual([]);
});

test("right after a reset the training before stands alone, and nothing else is drawn but floors", () => {
  const options = training(3);
  const { ghosts, lines, floors, gap } = lossCurves({ ...options, history: [], ghost: options.history });
  expect(ghosts).toHaveLength(3);
  expect(lines.every(({ path }) => path === "")).toBe(true);
  expect(floors).toHaveLength(3);
  expect(gap).toBeNull();
});

test("minibatch losses are drawn for the current level alone, may fall below its floor, and do not move the axis", () => {
  const options = training(3);
  const minibatch = options.history.map(({ step, values }) => ({ step, values: values.map((value) => 0.5 * value) }));
  const plain = lossCurves(options);
  const chart = lossCurves({ ...options, minibatch });
  expect(chart.yTicks).toEqual(plain.yTicks);
  expect(chart.minibatch).toMatchObject({ level: 2, width: 0.8 });
  const heights = numbers(chart.minibatch?.path ?? "").filter((_, index) => index % 2 === 1);
  expect(heights.at(-1)).toBeGreaterThan(chart.floors[1].y);
  expect(plain.minibatch).toBeNull();
  expect(lossCurves({ ...options, minibatch, currentLevel: null }).minibatch).toBeNull();
});

test("negative losses stand on a linear axis above their negative floors; a minibatch below it leaves the plot", () => {
  const options = training(3);
  const floors = [-0.4, -0.8, -0.95];
  const history = options.history.map(({ step }) => ({ step, values: floors.map((floor) => floor + 3 / step) }));
  const minibatch = history.map(({ step, values }) => ({ step, values: values.map(() => -30) }));
  const chart = lossCurves({ ...options, floors, history, minibatch });
  expect(chart.yLog).toBe(false);
  expect(chart.yTicks.map(({ label }) => label)).toContain("−0.4");
  for (const { y, level } of chart.floors) {
    expect(y).toBeLessThanOrEqual(chart.plot.top + chart.plot.height);
    expect(y).toBeGreaterThan(chart.lines.find((line) => line.level === level)?.end?.top ?? Number.NaN);
  }
  const heights = numbers(chart.minibatch?.path ?? "").filter((_, index) => index % 2 === 1);
  expect(Math.min(...heights)).toBeGreaterThan(chart.plot.top + chart.plot.height);
});
