import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { curlField } from "../../../src/maths/diagnostics/curl-field.ts";

/** A field at the corners of side × side cells over [-1, 1]², [side + 1, side + 1, 2]. */
function atCorners(side: number, field: (x: number, y: number) => readonly [number, number]): Float64Array {
  const values: number[] = [];
  for (let j = 0; j <= side; j++) {
    for (let i = 0; i <= side; i++) values.push(...field(-1 + (2 * i) / side, -1 + (2 * j) / side));
  }
  return Float64Array.from(values);
}

test("a field of rotation has its curl everywhere, a linear pull none: the rule is exact for both", () => {
  const turning = curlField(
    atCorners(5, (x, y) => [-3 * y, 3 * x]),
    5,
    0.5,
  );
  expect(turning).toHaveLength(25);
  for (const curl of turning) expect(curl).toBeCloseTo(0.25 * 6, 6);
  const pulling = curlField(
    atCorners(5, (x, y) => [1 - 4 * x + 2 * y, 2 * x - y]),
    5,
    0.5,
  );
  for (const curl of pulling) expect(Math.abs(curl)).toBeLessThan(1e-6);
});

test("rows go upwards: a shear that grows with y has its curl there", () => {
  // s = (-y², 0): the curl is 2y, and its mean over a cell the value at the centre.
  const curl = curlField(
    atCorners(4, (_, y) => [-y * y, 0]),
    4,
    1,
  );
  for (const [cell, value] of curl.entries()) {
    expect(value).toBeCloseTo(2 * (-0.75 + 0.5 * Math.floor(cell / 4)), 6);
  }
});

test("what an exact score shows falls with the square of the cell", () => {
  const density = gaussianMixture({
    weights: [0.7, 0.3],
    means: [
      [0.4, 0.2],
      [-0.3, -0.5],
    ],
    stds: [0.2, 0.3],
  });
  const largest = (side: number) => {
    const score = atCorners(side, (x, y) => {
      const [sx, sy] = density.score(Float64Array.of(x, y), 0.3);
      return [sx, sy];
    });
    return Math.max(...curlField(score, side, 0.3).map(Math.abs));
  };
  // 1/4 for each halving, by the order of the rule; the largest of a finer grid lies elsewhere, hence the room.
  expect(largest(48) / largest(24)).toBeLessThan(0.3);
  expect(largest(48)).toBeLessThan(0.01);
});

test("a score that does not fit is refused", () => {
  expect(() => curlField(new Float32Array(8), 2, 1)).toThrow("got side 2 and 4 corners");
});
