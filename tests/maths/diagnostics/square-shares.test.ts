import { expect, test } from "vitest";
import type { Modes } from "../../../src/maths/density/density.ts";
import { sharesOfCells, sharesOfPoints } from "../../../src/maths/diagnostics/square-shares.ts";

/** Left and right of x = 0. */
const halves: Modes = {
  mass: [0.6, 0.4],
  places: [
    [-0.5, 0],
    [0.5, 0],
  ],
  label: (points) => Int32Array.from({ length: points.length / 2 }, (_, i) => Number((points[2 * i] as number) > 0)),
};

test("particles on the square are shared out among the modes; those beyond and those lost are not", () => {
  const points = Float32Array.of(-0.5, 0, -0.1, 0.9, -1, 1, 0.5, 0, 1.5, 0, 0, -1.1, Number.NaN, 0, 0.2, -0.2);
  const { modes, beyond } = sharesOfPoints(points, halves);
  // Three on the left and two on the right, two beyond and one lost, of eight.
  expect(modes).toEqual([3 / 5, 2 / 5]);
  expect(beyond).toBe(2 / 8);
  expect(() => sharesOfPoints(new Float32Array(0), halves)).toThrow("need at least one point, got none");
});

test("where no particle is on the square no mode has a share", () => {
  expect(sharesOfPoints(Float32Array.of(2, 2), halves)).toEqual({ modes: [0, 0], beyond: 1 });
});

test("cells share out what is on the square, and what is missing of one lies beyond", () => {
  // Four cells of area 1: masses 0.3 and 0.1 on the left, 0.4 on the right.
  const { modes, beyond } = sharesOfCells(Float64Array.of(0.3, 0.4, 0.1, 0), [0, 1, 0, 1], 2);
  expect(modes[0]).toBeCloseTo(0.5, 12);
  expect(modes[1]).toBeCloseTo(0.5, 12);
  expect(beyond).toBeCloseTo(0.2, 12);
  expect(() => sharesOfCells(Float64Array.of(1, 1), [0], 1)).toThrow("need a label for each of 2 cells, got 1");
});
