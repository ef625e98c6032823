import { expect, test } from "vitest";
import { compareScores, errorField } from "../../src/plots/score-error.ts";

test("the error is learned minus exact, coordinate by coordinate, and the inputs stay", () => {
  const learned = Float32Array.of(1, 2, 3, Number.NaN);
  const exact = Float32Array.of(0.5, 4, 3, 1);
  expect([...errorField(learned, exact)]).toEqual([0.5, -2, 0, Number.NaN]);
  expect([...learned.subarray(0, 3)]).toEqual([1, 2, 3]);
  expect(() => errorField(learned, new Float32Array(2))).toThrow("need two fields of one length, got 4 and 2 numbers");
});

test("the angle is that between the two, and the relative error that of their difference", () => {
  const quarter = compareScores([0, 3], [4, 0]);
  expect(quarter.angle).toBeCloseTo(90, 12);
  expect(quarter.relativeError).toBeCloseTo(5 / 4, 12);
  expect(compareScores([-1, 0], [1, 0])).toEqual({ angle: 180, relativeError: 2 });
  expect(compareScores([1, 1], [1, 1])).toEqual({ angle: 0, relativeError: 0 });
  // Far smaller than acos could tell from nothing in float64.
  expect(compareScores([1, 1e-9], [1, 0]).angle).toBeCloseTo((1e-9 * 180) / Math.PI, 15);
});

test("a zero has no direction, and nothing is relative to it", () => {
  expect(compareScores([1, 0], [0, 0])).toEqual({ angle: null, relativeError: null });
  expect(compareScores([0, 0], [2, 0])).toEqual({ angle: null, relativeError: 1 });
});
