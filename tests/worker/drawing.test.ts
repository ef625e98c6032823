import { expect, test } from "vitest";
import type { DataSource } from "../../src/maths/density/data-source.ts";
import { streams } from "../../src/maths/random.ts";
import { densityFor, receiveData, withSettings } from "../../src/worker/drawing.ts";
import { labelledRaster } from "./labelled-raster.ts";
import { cell, nothing, raster } from "./opened-session.ts";

const all = { finite: false, dataPoints: 20, seed: 7, classes: 1 };
const some = { ...all, finite: true };
const mixture: DataSource = {
  kind: "mixture",
  components: [
    { weight: 3, mean: [0.5, 0.5], covariance: [0.02, 0.01, 0.02] },
    { weight: 1, mean: [-0.5, -0.5], covariance: [0.01, 0, 0.01] },
  ],
};
const points: DataSource = { kind: "points", points: Float32Array.of(0.1, 0.2, -0.3, 0.4) };

test("training draws from the data themselves, of whatever kind", () => {
  for (const data of [raster(cell(1, 2)), mixture, points]) {
    const drawing = receiveData(1, data, all);
    expect(drawing.trainingData()).toBe(data);
    expect(drawing.density).not.toBeNull();
  }
});

test("or from so many points of their density, the same for the same seed", () => {
  const drawing = receiveData(1, mixture, some);
  const data = drawing.trainingData();
  const expected = drawing.density?.sample(20, { seed: 7, stream: streams.dataPoints, step: 0 });
  expect(data).toEqual({ kind: "points", points: Float32Array.from(expected ?? []) });
  expect(drawing.trainingData()).toBe(data);
  expect(receiveData(2, mixture, some).trainingData()).toEqual(data);
  expect(receiveData(1, mixture, { ...some, seed: 8 }).trainingData()).not.toEqual(data);
});

test("settings that matter make other training data and leave the truth; others leave the drawing as it is", () => {
  const drawing = receiveData(4, raster(cell(1, 2)), all);
  expect(withSettings(drawing, all, { ...all, seed: 8, dataPoints: 50 })).toBe(drawing);
  const finite = withSettings(drawing, all, some);
  expect(finite).toMatchObject({ version: 4, density: drawing.density });
  expect(finite.trainingData()).toMatchObject({ kind: "points" });
  expect(withSettings(finite, some, { ...some })).toBe(finite);
  expect(withSettings(finite, some, { ...some, seed: 8 })).not.toBe(finite);
  const fifty = withSettings(finite, some, { ...some, dataPoints: 50 }).trainingData();
  expect(fifty.kind === "points" && fifty.points.length).toBe(100);
  expect(withSettings(finite, some, all).trainingData()).toEqual(raster(cell(1, 2)));
});

test("an empty sheet has no density, and no points are drawn from it", () => {
  const drawing = receiveData(1, raster(nothing()), some);
  expect(drawing.density).toBeNull();
  expect(drawing.trainingData()).toEqual(raster(nothing()));
});

test("data that do not have the shape of their kind are refused in one sentence", () => {
  const refused = (data: unknown) => () => receiveData(1, data as DataSource, all);
  expect(refused({ kind: "raster", size: 2.5, mass: cell(0, 0) })).toThrow(
    "need size × size cell masses, got size 2.5 and 64 masses",
  );
  expect(refused({ kind: "mixture", components: [] })).toThrow("need at least one component of a mixture, got none");
  expect(refused({ kind: "mixture", components: [{ weight: 1, mean: [0], covariance: [1, 0, 1] }] })).toThrow(
    "component 1: need a mean of 2 and a covariance of 3 numbers, got 1 and 3",
  );
  expect(refused({ kind: "points", points: new Float32Array(3) })).toThrow(
    "need at least one point of two coordinates each, got 3 numbers",
  );
  expect(refused({ kind: "points", points: new Float32Array(0) })).toThrow("got 0 numbers");
  expect(refused({ kind: "cube" })).toThrow("need data of kind raster, mixture or points, got cube");
});

test("numbers that make no density are refused by the density", () => {
  const flat = { weight: 1, mean: [0, 0], covariance: [1, 2, 1] } as const;
  expect(() => receiveData(1, { kind: "mixture", components: [flat] }, all)).toThrow(RangeError);
  expect(() => receiveData(1, { kind: "points", points: Float32Array.of(0, Number.NaN) }, all)).toThrow(RangeError);
});

test("the classes a network knows have densities of their own, made once; other settings make others", () => {
  const labelled = labelledRaster(3, 1);
  const two = { ...all, classes: 2 };
  const drawing = receiveData(1, labelled, two);
  const classes = drawing.classDensities();
  expect(classes?.map((one) => one?.prior)).toEqual([0.75, 0.25]);
  expect(drawing.classDensities()).toBe(classes);
  expect(densityFor(drawing, null)).toBe(drawing.density);
  expect(densityFor(drawing, 1)).toBe(classes?.[1]?.density);
  expect(withSettings(drawing, two, { ...two, finite: true }).classDensities()).toBe(classes);
  const four = withSettings(drawing, two, { ...two, classes: 4 });
  expect(four.classDensities()?.map((one) => one?.prior ?? null)).toEqual([0.75, 0.25, null, null]);
  expect(densityFor(four, 3)).toBeNull();
  const one = withSettings(drawing, two, all);
  expect(one.classDensities()).toBeNull();
  // A network without labels has one score, whatever it is asked.
  expect(densityFor(one, 1)).toBe(one.density);
  expect(receiveData(1, raster(nothing()), two).classDensities()).toBeNull();
});

test("so many points of labelled data bring their labels", () => {
  const data = receiveData(1, labelledRaster(3, 1), { ...some, dataPoints: 400 }).trainingData();
  if (data.kind !== "points") throw new Error(`need points, got ${data.kind}`);
  const labels = [...(data.labels ?? [])];
  expect(labels).toHaveLength(400);
  for (const [i, label] of labels.entries()) expect(label).toBe(data.points[2 * i] < 0 ? 0 : 1);
  // A quarter is of the second class; five standard errors.
  const second = labels.filter((label) => label === 1).length / 400;
  expect(Math.abs(second - 0.25)).toBeLessThan(5 * Math.sqrt(0.1875 / 400));
  expect(receiveData(1, raster(cell(1, 2)), some).trainingData()).not.toHaveProperty("labels");
});

test("classes that do not make up the drawing are refused in one sentence", () => {
  const refused = (changes: object) => () => receiveData(1, { ...labelledRaster(3, 1), ...changes } as DataSource, all);
  const { mass, classes = [] } = labelledRaster(3, 1);
  expect(refused({ classes: [] })).toThrow("need from 1 to 4 classes, got 0");
  expect(refused({ classes: [mass, mass, mass, mass, mass] })).toThrow("need from 1 to 4 classes, got 5");
  expect(refused({ classes: [mass, new Float32Array(3)] })).toThrow(
    "class 2: need size × size cell masses, got 3 for size 8",
  );
  const negative = mass.map((m) => -m);
  expect(refused({ classes: [mass, negative] })).toThrow("class 2: need masses that are finite and ≥ 0, got -");
  expect(refused({ classes: [classes[0]] })).toThrow("cell 54: need classes that add up to its mass, 1, got 0");
  const points = { kind: "points", points: Float32Array.of(0, 0, 1, 1) };
  const refusedPoints = (labels: Int8Array) => () => receiveData(1, { ...points, labels } as DataSource, all);
  expect(refusedPoints(Int8Array.of(0))).toThrow("need a label for each of 2 points, got 1");
  expect(refusedPoints(Int8Array.of(0, 4))).toThrow("need labels from 0 to 3, got 4");
  // What single precision loses is no fault.
  const thirds = [0.1, 0.2].map((m) => new Float32Array(64).fill(m));
  const sum = new Float32Array(64).fill(0.3);
  expect(receiveData(1, { kind: "raster", size: 8, mass: sum, classes: thirds }, all).density).not.toBeNull();
});
