import { expect, test } from "vitest";
import { evaluationsChart, stepChart } from "../../src/plots/pane-charts.ts";

const size = { width: 330, height: 220, theme: "light" } as const;
const point = (x: number, value: number) => ({ x, value, level: 1 });
const series = [
  { pane: 0, levels: 3, points: [point(0, 1), point(10, 0.5), point(1000, 0.02)] },
  { pane: 1, levels: 3, points: [point(0, 1), point(20, 0.1)] },
];

test("against evaluations both axes are log, and a start that cost nothing has no place", () => {
  const { lines, xTicks, yTicks, plot } = evaluationsChart({ ...size, series, floor: 0.01 });
  expect(xTicks.map(({ label }) => label)).toEqual(["10", "100", "1k"]);
  const gaps = [xTicks[1].x - xTicks[0].x, xTicks[2].x - xTicks[1].x];
  expect(gaps[0]).toBeCloseTo(gaps[1], 9);
  expect(yTicks.map(({ label }) => label)).toEqual(["0.01", "0.1", "1"]);
  expect(lines[0].pieces[0].path.startsWith(`M${plot.left.toFixed(1)} `)).toBe(true);
  expect(lines[0].end.left).toBeCloseTo(plot.left + plot.width, 9);
  expect(lines[1].end.left).toBeCloseTo(plot.left + (plot.width * Math.log10(2)) / 2, 9);
});

test("over steps the lines run over the longest run, from its start", () => {
  const { lines, plot, xTicks } = stepChart({ ...size, series, floor: null, totalSteps: 2000 });
  expect(lines[0].end.left).toBeCloseTo(plot.left + plot.width / 2, 9);
  expect(lines[0].pieces[0].path.startsWith(`M${plot.left.toFixed(1)} `)).toBe(true);
  expect(xTicks.map(({ label }) => label)).toEqual(["0", "500", "1k", "1.5k", "2k"]);
});

test("a smaller distance stands lower, and the floor at its value", () => {
  const { lines, floorY, plot } = stepChart({ ...size, series, floor: 0.02, totalSteps: 1000 });
  expect(lines[0].end.top).toBeGreaterThan(lines[1].end.top);
  expect(floorY).toBeCloseTo(lines[0].end.top, 9);
  expect(floorY).toBeLessThan(plot.top + plot.height);
});

test("one evaluation alone, and a distance that does not change, have axes to stand on", () => {
  const { xTicks, yTicks, lines } = evaluationsChart({
    ...size,
    series: [{ pane: 0, levels: 1, points: [point(1, 0.3)] }],
    floor: null,
  });
  expect(lines).toHaveLength(1);
  expect(xTicks.length).toBeGreaterThan(1);
  expect(yTicks.length).toBeGreaterThan(1);
});

test("without a distance that can be shown there are axes and no line", () => {
  for (const points of [[], [point(1, 0)], [point(1, Number.NaN)], [point(1, 1e300)]]) {
    const { lines, yTicks, floorY } = evaluationsChart({
      ...size,
      series: [{ pane: 0, levels: 1, points }],
      floor: null,
    });
    expect(lines).toEqual([]);
    expect(floorY).toBeNull();
    expect(yTicks.length).toBeGreaterThan(0);
  }
});
