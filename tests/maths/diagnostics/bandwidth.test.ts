import { expect, test } from "vitest";
import { bandwidths, crossValidated } from "../../../src/maths/diagnostics/bandwidth.ts";
import { binPoints } from "../../../src/maths/diagnostics/binned-points.ts";

/** Four corners of a square of side 0.4: standard deviation 0.2 along both axes. */
const corners = Float64Array.of(0.2, 0.2, -0.2, 0.2, 0.2, -0.2, -0.2, -0.2);

test("candidates go from Scott's rule down to the least", () => {
  const candidates = bandwidths(corners, 0.02);
  expect(candidates[0]).toBeCloseTo(0.2 * 4 ** (-1 / 6), 12);
  expect(candidates.at(-1)).toBe(0.02);
  for (let k = 1; k < candidates.length; k++) expect(candidates[k]).toBeLessThan(candidates[k - 1]);
});

test("points at one place, and lost ones, have the least bandwidth alone", () => {
  expect(bandwidths(Float64Array.of(0.1, 0.1, 0.1, 0.1), 0.02)).toEqual([0.02]);
  expect(bandwidths(Float64Array.of(Number.NaN, 0.1), 0.02)).toEqual([0.02]);
  expect(bandwidths(Float64Array.of(...corners, Number.NaN, 9), 0.02)).toEqual(bandwidths(corners, 0.02));
});

test("cross-validation is the sum over all pairs, by hand", () => {
  // Points at centres of far cells, so that a cell's mean of a kernel is nearly its value there.
  const side = 64;
  const at = (i: number) => (2 * i + 1) / side - 1;
  const places = [20, 22, 25, 40, 41, 44].map((i, k) => [at(i), at(30 + 2 * (k % 3))] as const);
  const points = Float64Array.from(places.flat());
  const score = (h: number) => {
    const kernel = (spread: number, [x, y]: readonly [number, number], [u, v]: readonly [number, number]) =>
      Math.exp(-((x - u) ** 2 + (y - v) ** 2) / (2 * spread ** 2)) / (2 * Math.PI * spread ** 2);
    const n = places.length;
    let value = 0;
    for (const [i, a] of places.entries()) {
      for (const [j, b] of places.entries()) {
        value += kernel(Math.SQRT2 * h, a, b) / n ** 2;
        if (i !== j) value -= (2 * kernel(h, a, b)) / (n * (n - 1));
      }
    }
    return value;
  };
  const candidates = [0.6, 0.3, 0.15, 0.08];
  const best = candidates.reduce((a, b) => (score(b) < score(a) ? b : a));
  expect(best).not.toBe(candidates[0]);
  expect(crossValidated(binPoints(points, side, 0.6), candidates)).toBe(best);
});
