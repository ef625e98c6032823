import { expect, test } from "vitest";
import { gaussianMixture } from "../../src/maths/density/gaussian-mixture.ts";
import { watershed } from "../../src/plots/watershed.ts";

const pointsOf = (line: Float32Array) =>
  Array.from({ length: line.length / 2 }, (_, k) => [line[2 * k], line[2 * k + 1]]);
const labelBy = (basin: (x: number, y: number) => number) => (points: Float32Array) =>
  Int32Array.from({ length: points.length / 2 }, (_, k) => basin(points[2 * k], points[2 * k + 1]));

test("between two modes alike it is the line half way, from edge to edge", () => {
  const mixture = gaussianMixture({
    weights: [1, 1],
    means: [
      [0.5, 0.3],
      [-0.5, -0.1],
    ],
    stds: [0.1, 0.1],
  });
  const lines = watershed((points) => mixture.modes().label(points));
  expect(lines).toHaveLength(1);
  const points = pointsOf(lines[0]);
  // (x, y - 0.1) is at right angles to (1, 0.4).
  for (const [x, y] of points) expect(Math.abs(x + 0.4 * (y - 0.1))).toBeLessThan(1e-4);
  const heights = points.map(([, y]) => y).sort((a, b) => a - b);
  expect([heights[0], heights.at(-1)]).toEqual([-1, 1]);
});

test("round a mode within another's basin it is closed", () => {
  const lines = watershed(labelBy((x, y) => (Math.hypot(x - 0.1, y) < 0.5 ? 1 : 0)));
  expect(lines).toHaveLength(1);
  const points = pointsOf(lines[0]);
  expect(points[0]).toEqual(points.at(-1));
  for (const [x, y] of points) expect(Math.hypot(x - 0.1, y)).toBeCloseTo(0.5, 3);
});

test("where three basins meet three lines do, and none is drawn twice", () => {
  const lines = watershed(labelBy((x, y) => (y > 0.013 ? 0 : x > 0.217 ? 1 : 2)));
  expect(lines).toHaveLength(3);
  const ends = lines.flatMap((line) => [pointsOf(line)[0], pointsOf(line).at(-1) ?? []]);
  const meeting = ends.filter(([x, y]) => Math.abs(x - 0.217) < 0.04 && Math.abs(y - 0.013) < 0.04);
  expect(meeting).toHaveLength(3);
  const length = lines.reduce((sum, line) => {
    const points = pointsOf(line);
    return sum + points.slice(1).reduce((way, [x, y], k) => way + Math.hypot(x - points[k][0], y - points[k][1]), 0);
  }, 0);
  expect(length).toBeCloseTo(2 + 1.013, 1);
});

test("a density of one mode has none", () => {
  expect(watershed(labelBy(() => 0))).toEqual([]);
});
