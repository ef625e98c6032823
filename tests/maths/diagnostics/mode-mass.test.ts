import { expect, test } from "vitest";
import type { Modes } from "../../../src/maths/density/density.ts";
import { modeMass } from "../../../src/maths/diagnostics/mode-mass.ts";

/** Two modes, to the right and to the left of the y axis. */
const modes: Modes = {
  mass: [0.8, 0.2],
  places: [
    [0.5, 0.5],
    [-0.5, -0.5],
  ],
  label: (points) => Int32Array.from({ length: points.length / 2 }, (_, i) => (points[2 * i] > 0 ? 0 : 1)),
};

test("shares by the side a point lies on, with the standard error of so many independent draws", () => {
  const masses = modeMass(modes, Float32Array.of(0.3, 0, 0.1, 1, -2, 0, 0.2, -1));
  expect(masses.map(({ sampled }) => sampled)).toEqual([0.75, 0.25]);
  expect(masses.map(({ truth }) => truth)).toEqual([0.8, 0.2]);
  expect(masses.map(({ place }) => place)).toEqual(modes.places);
  for (const { standardError } of masses) expect(standardError).toBeCloseTo(Math.sqrt(0.16 / 4), 14);
});

test("lost points belong to no mode", () => {
  const masses = modeMass(modes, Float32Array.of(0.3, Number.NaN, 0.1, 1, Number.POSITIVE_INFINITY, 0, -0.2, -1));
  expect(masses.map(({ sampled }) => sampled)).toEqual([0.25, 0.25]);
});

test("no points are refused", () => {
  expect(() => modeMass(modes, new Float32Array(0))).toThrow("need at least one point, got none");
});
