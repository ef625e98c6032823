import { expect, test } from "vitest";
import { dataTable, threshold } from "../../../src/engine/webgpu/data-table.ts";
import { cleanPoints } from "../../../src/maths/density/clean-points.ts";
import type { DataSource } from "../../../src/maths/density/data-source.ts";
import { pickCell, prepareCells } from "../../../src/maths/density/raster-cells.ts";
import { fillUniforms, streams } from "../../../src/maths/random.ts";

/** Uniform numbers as multiples of 2⁻²⁴, the edges of cells among them. */
function wholes(seed: number, n: number, edges: Iterable<number> = []): Uint32Array {
  const uniforms = new Float64Array(4 * n);
  fillUniforms(uniforms, { seed, stream: streams.validation, step: 0 });
  const whole = Uint32Array.from(uniforms, (u) => u * 2 ** 24);
  let at = 0;
  for (const edge of edges) {
    for (const k of [edge - 1, edge]) {
      if (k >= 0 && k < 2 ** 24 && at < whole.length) whole[4 * at++] = k;
    }
  }
  return whole;
}

const firstAbove = (words: Uint32Array, k: number) => words.findIndex((edge) => edge > k);
const masses = (seed: number, size: number) => {
  const uniforms = new Float64Array(4 * size * size);
  fillUniforms(uniforms, { seed, stream: streams.validation, step: 1 });
  // Many cells without mass, and masses of very different sizes.
  return Float32Array.from({ length: size * size }, (_, i) => (uniforms[4 * i] < 0.4 ? 0 : uniforms[4 * i + 1] ** 8));
};

test("a threshold is the first multiple that reaches the sum", () => {
  expect(threshold(0, 1)).toBe(0);
  expect(threshold(1, 1)).toBe(2 ** 24);
  expect(threshold(0.5, 1)).toBe(2 ** 23);
  expect(threshold(1, 0)).toBe(0);
  for (const [sum, total] of [
    [0.1, 0.3],
    [1e-9, 7],
    [6.999999, 7],
    [1 / 3, 1],
  ]) {
    const k = threshold(sum, total);
    expect(k * 2 ** -24 * total).toBeGreaterThanOrEqual(sum);
    expect((k - 1) * 2 ** -24 * total).toBeLessThan(sum);
  }
});

test.each([1, 2, 3, 4, 5])(
  "cells and classes of a raster are picked exactly as in double precision, seed %i",
  (seed) => {
    const size = 16;
    const classes = [masses(seed, size), masses(seed + 100, size), masses(seed + 200, size)];
    const mass = Float32Array.from(classes[0], (m, cell) => m + classes[1][cell] + classes[2][cell]);
    const table = dataTable({ kind: "raster", size, mass, classes });
    const cells = prepareCells(mass, size);
    const whole = wholes(seed, 2000, table.words.subarray(0, table.count));
    const uniforms = Float64Array.from(whole, (k) => k * 2 ** -24);
    const labels = new Int8Array(2000);
    cleanPoints({ kind: "raster", size, mass, classes }).fillLabels(uniforms, labels);
    for (let i = 0; i < 2000; i++) {
      const picked = firstAbove(table.words, whole[4 * i]);
      expect(picked, `u = ${uniforms[4 * i]}`).toBe(pickCell(cells, uniforms[4 * i]));
      let label = 0;
      while (label + 1 < table.classes && whole[4 * i + 3] >= table.words[table.labels + 2 * picked + label]) label++;
      expect(label, `u = ${uniforms[4 * i + 3]} in cell ${picked}`).toBe(labels[i]);
    }
  },
);

test("components are picked exactly as in double precision, and lie where they are", () => {
  const components = [3, 0, 1, 2].map((weight, k) => ({
    weight,
    mean: [0.1 * k, -0.2] as const,
    covariance: [0.04, 0.01, 0.09] as const,
  }));
  const source: DataSource = { kind: "mixture", components };
  const table = dataTable(source);
  expect(table.count).toBe(3);
  const whole = wholes(9, 500, table.words.subarray(0, table.count));
  // No distance from the mean: u₁ = 1 - 2⁻²⁴ has the logarithm 0.
  const uniforms = Float64Array.from(whole, (k, i) => (i % 4 === 1 ? 1 - 2 ** -24 : k * 2 ** -24));
  const places = new Float64Array(2 * 500);
  cleanPoints(source).fill(uniforms, places);
  const floats = new Float32Array(table.words.buffer);
  for (let i = 0; i < 500; i++) {
    const at = table.places + 5 * firstAbove(table.words.subarray(0, table.count), whole[4 * i]);
    expect(floats[at]).toBeCloseTo(places[2 * i], 6);
    expect(floats[at + 1]).toBeCloseTo(places[2 * i + 1], 6);
  }
  const [a, b, c] = floats.subarray(table.places + 2, table.places + 5);
  expect([a * a, a * b, b * b + c * c]).toEqual([0.04, 0.01, 0.09].map((each) => expect.closeTo(each, 6)));
});

test("points keep their coordinates and labels", () => {
  const points = Float32Array.of(0.1, 0.2, -0.3, 0.4, 0.5, -0.6);
  const labelled = dataTable({ kind: "points", points, labels: Int8Array.of(2, 0, 1) });
  expect([...new Float32Array(labelled.words.buffer, 4 * labelled.places, 6)]).toEqual([...points]);
  expect([...labelled.words.subarray(labelled.labels)]).toEqual([2, 0, 1]);
  expect(labelled).toMatchObject({ kind: 2, count: 3, classes: 3 });
  expect(dataTable({ kind: "points", points })).toMatchObject({ count: 3, classes: 1 });
});
