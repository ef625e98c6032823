import { expect, test } from "vitest";
import { cleanPoints, drawClean } from "../../../src/maths/density/clean-points.ts";
import type { DataSource } from "../../../src/maths/density/data-source.ts";
import { pickCell, prepareCells } from "../../../src/maths/density/raster-cells.ts";
import { pointStatistics } from "../../../src/maths/points.ts";
import { fillUniforms, streams } from "../../../src/maths/random.ts";

const address = { seed: 11, stream: streams.trainingCells, step: 4 };
const raster: DataSource = { kind: "raster", size: 2, mass: Float32Array.of(1, 0, 2, 5) };
const mixture: DataSource = {
  kind: "mixture",
  components: [
    { weight: 3, mean: [0.4, -0.2], covariance: [0.04, 0.03, 0.09] },
    { weight: 0, mean: [9, 9], covariance: [1, 0, 1] },
    { weight: 1, mean: [-0.6, 0.5], covariance: [0.01, -0.002, 0.0025] },
  ],
};
const points: DataSource = { kind: "points", points: Float32Array.of(0.5, 0.25, -0.5, 0, 0.5, 0.25, 0, -1) };

test("a raster's points: the cell by the first number, the place in it by the next two", () => {
  const uniforms = new Float64Array(4 * 50);
  fillUniforms(uniforms, address);
  const cells = prepareCells([1, 0, 2, 5], 2);
  const drawn = drawClean(cleanPoints(raster), 50, address);
  for (let i = 0; i < 50; i++) {
    const cell = pickCell(cells, uniforms[4 * i]);
    expect(drawn[2 * i]).toBe(-1 + ((cell % 2) + uniforms[4 * i + 1]));
    expect(drawn[2 * i + 1]).toBe(-1 + (Math.floor(cell / 2) + uniforms[4 * i + 2]));
  }
});

test.each([raster, mixture, points])("$kind: the sample has the mean and spread that are stated", (source) => {
  const n = 40_000;
  const clean = cleanPoints(source);
  const { mean, std } = pointStatistics(drawClean(clean, n, address));
  // Five standard errors; the spread of a square differs by its kurtosis, at most that of a normal one here.
  const error = (5 * clean.scale.std * 1.5) / Math.sqrt(n);
  expect(Math.abs(mean[0] - clean.scale.mean[0])).toBeLessThan(error);
  expect(Math.abs(mean[1] - clean.scale.mean[1])).toBeLessThan(error);
  expect(Math.abs(std - clean.scale.std)).toBeLessThan(error);
});

test("each component has its weight and covariance", () => {
  const n = 40_000;
  const drawn = drawClean(cleanPoints(mixture), n, address);
  let count = 0;
  const sums = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [drawn[2 * i] + 0.6, drawn[2 * i + 1] - 0.5];
    // Within 0.4 of the second mean: four standard deviations of the second component, five from the first.
    if (x * x + y * y > 0.16) continue;
    count++;
    sums[0] += x * x;
    sums[1] += x * y;
    sums[2] += y * y;
  }
  // Four standard errors of the share, and of a variance: √(2/10 000) of it.
  expect(Math.abs(count / n - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / n));
  expect(Math.abs(sums[0] / count / 0.01 - 1)).toBeLessThan(0.06);
  expect(Math.abs(sums[1] / count + 0.002)).toBeLessThan(0.06 * 0.005);
  expect(Math.abs(sums[2] / count / 0.0025 - 1)).toBeLessThan(0.06);
});

test("points are picked equally often, a duplicate twice as often", () => {
  const n = 40_000;
  const drawn = drawClean(cleanPoints(points), n, address);
  const at = (x: number) => drawn.filter((value, k) => k % 2 === 0 && value === x).length / n;
  for (const [x, share] of [
    [0.5, 0.5],
    [-0.5, 0.25],
    [0, 0.25],
  ] as const) {
    expect(Math.abs(at(x) - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / n));
  }
});

test.each([raster, mixture, points])("$kind: the first of a longer sample, and finite at the ends", (source) => {
  const clean = cleanPoints(source);
  expect(drawClean(clean, 9, address)).toEqual(drawClean(clean, 20, address).subarray(0, 18));
  const ends = new Float32Array(4);
  clean.fill([0, 0, 0, 0, 1 - 2 ** -24, 1 - 2 ** -24, 1 - 2 ** -24, 0], ends);
  expect(ends.every(Number.isFinite)).toBe(true);
});

test("points in one place have a scale a network can divide by", () => {
  const { scale } = cleanPoints({ kind: "points", points: Float32Array.of(0.5, 0.25, 0.5, 0.25) });
  expect(scale).toEqual({ mean: [0.5, 0.25], std: 1e-3 });
});

test("nothing to draw from is refused, and what is wrong is named", () => {
  const refused = (source: DataSource) => expect(() => cleanPoints(source));
  refused({ kind: "raster", size: 2, mass: new Float32Array(4) }).toThrow("at least one cell with mass");
  refused({ kind: "points", points: new Float32Array(0) }).toThrow("need at least one point, got none");
  refused({ kind: "points", points: Float32Array.of(0, 0, 1, Number.NaN) }).toThrow(
    "point 2: need finite coordinates, got (1, NaN)",
  );
  refused({ kind: "mixture", components: [] }).toThrow("need at least one component, got none");
});
