import { expect, test } from "vitest";
import { pointStatistics } from "../../../src/maths/points.ts";
import type { Start } from "../../../src/maths/sampler/sampler-names.ts";
import type { StartOptions } from "../../../src/maths/sampler/start.ts";
import { startPoints } from "../../../src/maths/sampler/start.ts";

const n = 20_000;
const options: StartOptions = {
  sigmaMax: 2.5,
  seed: 7,
  places: [
    [0.5, -0.25],
    [-1, 2],
    [0, 0.125],
  ],
  sample: (count) => Float64Array.from({ length: 2 * count }, (_, k) => k / 8),
};

test("a Gaussian start has mean zero and the largest noise's spread", () => {
  const { mean, std } = pointStatistics(startPoints("gaussian", n, options));
  expect(Math.hypot(...mean)).toBeLessThan((4 * 2.5) / Math.sqrt(n));
  expect(Math.abs(std / 2.5 - 1)).toBeLessThan(4 / Math.sqrt(4 * n));
});

test("a uniform start fills the square", () => {
  const points = startPoints("uniform", n, options);
  expect(points.every((x) => x >= -1 && x <= 1)).toBe(true);
  const { mean, std } = pointStatistics(points);
  expect(Math.hypot(...mean)).toBeLessThan(4 / Math.sqrt(3 * n));
  expect(std).toBeCloseTo(1 / Math.sqrt(3), 2);
});

test("a start from the data is the points that were sampled", () => {
  expect(startPoints("data", 3, options)).toEqual(Float32Array.of(0, 0.125, 0.25, 0.375, 0.5, 0.625));
});

test("placed particles share the places in turn", () => {
  expect(startPoints("placed", 5, options)).toEqual(Float32Array.of(0.5, -0.25, -1, 2, 0, 0.125, 0.5, -0.25, -1, 2));
});

test("placed particles start from the prior where there are no places", () => {
  expect(startPoints("placed", 5, { ...options, places: [] })).toEqual(startPoints("gaussian", 5, options));
});

test.each<Start>(["gaussian", "uniform", "data", "placed"])(
  "%s: fewer particles are the first ones of more",
  (start) => {
    expect(startPoints(start, 10, options)).toEqual(startPoints(start, 25, options).slice(0, 20));
  },
);

test.each<Start>(["gaussian", "uniform"])("%s: the seed decides", (start) => {
  expect(startPoints(start, 10, { ...options, seed: 8 })).not.toEqual(startPoints(start, 10, options));
});
