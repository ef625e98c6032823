import { expect, test } from "vitest";
import { cleanPoints, drawClean, drawLabels } from "../../../src/maths/density/clean-points.ts";
import type { DataSource } from "../../../src/maths/density/data-source.ts";
import { streams } from "../../../src/maths/random.ts";

const address = { seed: 12, stream: streams.trainingCells, step: 3 };
/** Cells of 1, 3 and 4; the second has two classes, one to two. */
const classes = [Float32Array.of(1, 1, 0, 0), Float32Array.of(0, 2, 0, 0), Float32Array.of(0, 0, 0, 4)];
const raster: DataSource = { kind: "raster", size: 2, mass: Float32Array.of(1, 3, 0, 4), classes };

test("the label of a point is one of its cell's classes, by their shares in it", () => {
  const n = 20_000;
  const clean = cleanPoints(raster);
  const points = drawClean(clean, n, address);
  const labels = drawLabels(clean, n, address);
  const counts = [0, 0, 0];
  for (const [i, label] of labels.entries()) {
    const cell = (points[2 * i] > 0 ? 1 : 0) + (points[2 * i + 1] > 0 ? 2 : 0);
    expect(classes[label][cell]).toBeGreaterThan(0);
    counts[label]++;
  }
  // Shares 2/8, 2/8, 4/8; five standard errors.
  for (const [label, share] of [0.25, 0.25, 0.5].entries()) {
    expect(Math.abs(counts[label] / n - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / n));
  }
});

test("labels change no point, and do not depend on where in its cell a point lies", () => {
  const { classes: _, ...plain } = raster;
  expect(drawClean(cleanPoints(raster), 50, address)).toEqual(drawClean(cleanPoints(plain), 50, address));
  const labels = new Int8Array(2);
  // The second cell begins at 1/8 and ends at 1/2; a third of it is of the first class.
  cleanPoints(raster).fillLabels([0.3, 0.9, 0.1, 0.33, 0.3, 0.1, 0.9, 0.34], labels);
  expect([...labels]).toEqual([0, 1]);
});

test("points bring their own labels, and all else is of the first class", () => {
  const points: DataSource = {
    kind: "points",
    points: Float32Array.of(0.1, 0, 0.2, 0, 0.3, 0),
    labels: Int8Array.of(2, 0, 1),
  };
  const clean = cleanPoints(points);
  const drawn = drawClean(clean, 40, address);
  const labels = drawLabels(clean, 40, address);
  const byPlace = new Map([0.1, 0.2, 0.3].map((x, i) => [Math.fround(x), [2, 0, 1][i]]));
  for (const [i, label] of labels.entries()) expect(label).toBe(byPlace.get(drawn[2 * i]));
  const mixture: DataSource = { kind: "mixture", components: [{ weight: 1, mean: [0, 0], covariance: [1, 0, 1] }] };
  for (const source of [mixture, { kind: "points", points: points.points } as const]) {
    expect(drawLabels(cleanPoints(source), 5, address)).toEqual(new Int8Array(5));
  }
});
