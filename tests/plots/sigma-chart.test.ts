import fc from "fast-check";
import { expect, test } from "vitest";
import { type SigmaChartOptions, scoreErrors, sigmaChart } from "../../src/plots/sigma-chart.ts";

const sigmas = [1, 0.3, 0.1, 0.03];
const options: SigmaChartOptions = {
  sigmas,
  norms: {
    exact: sigmas.map((sigma) => 1 / sigma),
    learned: sigmas.map((sigma) => 0.9 / sigma),
    error: sigmas.map((sigma) => 0.1 / sigma),
  },
  currentLevel: 2,
  width: 320,
  height: 200,
  theme: "light",
};

test("the score error is what the excess loss is half λ times the square of", () => {
  // λ = σ² = 0.04 and E‖e‖² = 9: excess ½ · 0.04 · 9.
  expect(scoreErrors([0.18], [0.04])[0]).toBeCloseTo(3, 12);
  expect(scoreErrors([-1e-9], [1])).toEqual([0]);
});

test("what is 1/σ lies on the guide, and every other power of σ crosses it", () => {
  const { marks, guide } = sigmaChart(options);
  const [x0, y0, x1, y1] = [...(guide?.path ?? "").matchAll(/[\d.]+/g)].map(Number) as [number, number, number, number];
  const height = (left: number) => y0 + ((left - x0) / (x1 - x0)) * (y1 - y0);
  // Paths are written to a tenth of a pixel.
  for (const { left, top } of marks.filter(({ series }) => series === "exact")) {
    expect(Math.abs(height(left) - top)).toBeLessThan(0.3);
  }
  const error = marks.filter(({ series }) => series === "error").map(({ left, top }) => top - height(left));
  for (const offset of error) expect(offset).toBeCloseTo(error[0] ?? Number.NaN, 0);
  expect(error[0]).toBeGreaterThan(10);
});

test("σ grows to the right, values upwards, and the level in view has the larger marks", () => {
  const { marks, plot, currentX } = sigmaChart(options);
  const exact = marks.filter(({ series }) => series === "exact");
  expect(exact.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
  for (let i = 1; i < exact.length; i++) {
    expect(exact[i].left).toBeLessThan(exact[i - 1].left);
    expect(exact[i].top).toBeLessThan(exact[i - 1].top);
  }
  for (const { left, top } of marks) {
    expect(left).toBeGreaterThanOrEqual(plot.left);
    expect(left).toBeLessThanOrEqual(plot.left + plot.width);
    expect(top).toBeGreaterThanOrEqual(plot.top);
    expect(top).toBeLessThanOrEqual(plot.top + plot.height);
  }
  expect(currentX).toBe(exact[1].left);
  expect(exact[1].path.length).toBeGreaterThan(0);
  expect(exact[1].path).not.toBe(sigmaChart({ ...options, currentLevel: null }).marks[1].path);
});

test("the columns to point at cover the plot without overlap, one for each level", () => {
  const { columns, plot } = sigmaChart(options);
  const ascending = [...columns].sort((a, b) => a.left - b.left);
  expect(ascending.map(({ level }) => level)).toEqual([4, 3, 2, 1]);
  expect(ascending[0].left).toBe(plot.left);
  expect(ascending[3].right).toBe(plot.left + plot.width);
  for (let i = 1; i < ascending.length; i++) expect(ascending[i].left).toBe(ascending[i - 1].right);
});

test("what is unknown, zero or no number has no mark, and nothing at all still has axes", () => {
  const partly = sigmaChart({
    ...options,
    norms: { exact: null, learned: [1, 0, Number.NaN, Number.POSITIVE_INFINITY], error: null },
  });
  expect(partly.marks.map(({ series, level }) => [series, level])).toEqual([["learned", 1]]);
  const blank = sigmaChart({ ...options, norms: { exact: null, learned: null, error: null } });
  expect(blank.marks).toEqual([]);
  expect(blank.xTicks.length).toBeGreaterThan(0);
  expect(blank.yTicks.length).toBeGreaterThan(0);
});

test("no figures, however strange, put a NaN into a path", () => {
  const value = fc.oneof(fc.double(), fc.constantFrom(0, Number.NaN, -1, 1e-300, 1e300));
  const four = fc.option(fc.array(value, { minLength: 4, maxLength: 4 }));
  fc.assert(
    fc.property(four, four, four, (exact, learned, error) => {
      const chart = sigmaChart({ ...options, norms: { exact, learned, error } });
      const paths = [...chart.marks.map(({ path }) => path), ...Object.values(chart.lines), chart.guide?.path ?? ""];
      expect(paths.join("")).not.toMatch(/NaN|Infinity/);
    }),
  );
});
