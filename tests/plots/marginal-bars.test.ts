import { expect, test } from "vitest";
import type { Marginal } from "../../src/maths/diagnostics/marginals.ts";
import { fullestBin, marginalBars } from "../../src/plots/marginal-bars.ts";

const marginal = (...bins: number[]): Marginal => ({ bins: Float64Array.from(bins), below: 0, above: 0 });
const options = { particles: 100, length: 100, depth: 40, most: 0.5 } as const;

test("along x bars stand side by side on the lower edge, from left to right", () => {
  const { bars } = marginalBars({ ...options, axis: "x", sampled: marginal(0.25, 0.5, 0, 0.125), truth: null });
  expect(bars).toEqual([
    { left: 0, top: 20, width: 25, height: 20 },
    { left: 25, top: 0, width: 25, height: 40 },
    { left: 50, top: 40, width: 25, height: 0 },
    { left: 75, top: 30, width: 25, height: 10 },
  ]);
});

test("along y they lie on the left edge, from the bottom up, as the map's y", () => {
  const { bars } = marginalBars({ ...options, axis: "y", sampled: marginal(0.25, 0.5), truth: null });
  expect(bars).toEqual([
    { left: 0, top: 50, width: 20, height: 50 },
    { left: 0, top: 0, width: 40, height: 50 },
  ]);
});

test("the truth is a stepped line over the same bins, two standard errors of the particles about it", () => {
  const { truth, band } = marginalBars({
    ...options,
    axis: "x",
    sampled: marginal(0.25, 0.5),
    truth: marginal(0.2, 0.1),
  });
  expect(truth).toBe("M0.0 24.0L50.0 24.0L50.0 32.0L100.0 32.0");
  // √(0.2 · 0.8/100) = 0.04, √(0.1 · 0.9/100) = 0.03; 0.1 is 8 px.
  expect(band).toBe("M0.0 17.6L50.0 17.6L50.0 27.2L100.0 27.2L100.0 36.8L50.0 36.8L50.0 30.4L0.0 30.4Z");
});

test("without a scale the fullest bin of either fits", () => {
  const sampled = marginal(0.1, 0.3);
  const truth = marginal(0.6, 0.2);
  expect(fullestBin(sampled, truth, null)).toBe(0.6);
  const { bars } = marginalBars({ ...options, most: 0.6, axis: "x", sampled, truth });
  expect(bars[1].height).toBeCloseTo(20, 12);
  const { bars: free } = marginalBars({ axis: "x", sampled, truth, particles: 100, length: 100, depth: 40 });
  expect(free[1].height).toBeLessThan(20);
  expect(free[1].height).toBeGreaterThan(18);
});

test("without a particle in the square all bars are flat; a truth of other bins is refused", () => {
  const empty = marginal(0, 0);
  const { bars } = marginalBars({ axis: "x", sampled: empty, truth: null, particles: 5, length: 100, depth: 40 });
  expect(bars.map(({ height }) => height)).toEqual([0, 0]);
  expect(() => marginalBars({ ...options, axis: "x", sampled: empty, truth: marginal(1) })).toThrow(
    "need a truth of 2 bins, got 1",
  );
});
