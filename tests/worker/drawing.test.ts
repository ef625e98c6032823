import { expect, test } from "vitest";
import type { DataSource } from "../../src/maths/density/data-source.ts";
import { streams } from "../../src/maths/random.ts";
import { receiveData, withSettings } from "../../src/worker/drawing.ts";
import { cell, nothing, raster } from "./opened-session.ts";

const all = { finite: false, dataPoints: 20, seed: 7 };
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
