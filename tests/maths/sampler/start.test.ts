import { expect, test } from "vitest";
import { pointStatistics } from "../../../src/maths/points.ts";
import { startPoints } from "../../../src/maths/sampler/start.ts";

const n = 20_000;

test("a Gaussian start has mean zero and the largest noise's spread", () => {
  const { mean, std } = pointStatistics(startPoints("gaussian", n, 2.5, 7));
  expect(Math.hypot(...mean)).toBeLessThan((4 * 2.5) / Math.sqrt(n));
  expect(Math.abs(std / 2.5 - 1)).toBeLessThan(4 / Math.sqrt(4 * n));
});

test("a uniform start fills the square", () => {
  const points = startPoints("uniform", n, 2.5, 7);
  expect(points.every((x) => x >= -1 && x <= 1)).toBe(true);
  const { mean, std } = pointStatistics(points);
  expect(Math.hypot(...mean)).toBeLessThan(4 / Math.sqrt(3 * n));
  expect(std).toBeCloseTo(1 / Math.sqrt(3), 2);
});

test("fewer particles are the first ones of more, and the seed decides", () => {
  for (const start of ["gaussian", "uniform"] as const) {
    expect(startPoints(start, 10, 1, 7)).toEqual(startPoints(start, 25, 1, 7).slice(0, 20));
    expect(startPoints(start, 10, 1, 8)).not.toEqual(startPoints(start, 10, 1, 7));
  }
});
