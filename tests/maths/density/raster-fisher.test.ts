import { expect, test } from "vitest";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { normalMass, normalPdf } from "../../../src/maths/normal.ts";

/** Of one axis: cells [l, l + h] of shares m under noise, and ∫ f'²/f by a sum much finer than that of a raster. */
function fisherOfAxis(cells: readonly (readonly [left: number, share: number])[], h: number, sigma: number): number {
  const step = sigma / 50;
  const reach = 11 * sigma;
  const low = Math.min(...cells.map(([left]) => left)) - reach;
  const high = Math.max(...cells.map(([left]) => left)) + h + reach;
  let sum = 0;
  for (let x = low; x <= high; x += step) {
    let f = 0;
    let slope = 0;
    for (const [left, share] of cells) {
      const a = (x - left) / sigma;
      const b = (x - left - h) / sigma;
      f += (share / h) * normalMass(b, a);
      slope += (share / (h * sigma)) * (normalPdf(a) - normalPdf(b));
    }
    if (f > 1e-200) sum += (slope * slope) / f;
  }
  return sum * step;
}

// Two cells of one row: q_σ is a product, so I is the sum of two integrals over a line. Apart by 7.3 σ the ridge
// between them is sharpest for its height; under wide noise the floor is a small difference.
test.each([
  [64, 12, 0.05, 1],
  [16, 7, 0.12, 1],
  [24, 6, 0.07, 0.1],
  [64, 40, 0.1, 1e-3],
  [64, 1, 0.02, 1],
  [16, 4, 2, 1],
  [8, 1, 5, 0.5],
] as const)("on %d cells, two of them %d apart at σ = %d, the second of mass %d", (size, apart, sigma, mass) => {
  const cells = new Float64Array(size * size);
  const row = Math.floor(size / 3);
  cells[row * size] = 1;
  cells[row * size + apart] = mass;
  const h = 2 / size;
  const shares = [
    [-1, 1 / (1 + mass)],
    [-1 + apart * h, mass / (1 + mass)],
  ] as const;
  const expected = fisherOfAxis(shares, h, sigma) + fisherOfAxis([[0, 1]], h, sigma);
  const actual = rasterDensity(cells, size).fisherInformation(sigma);
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-10);
  const floor = (information: number) => 1 - 0.5 * sigma * sigma * information;
  expect(floor(expected)).toBeGreaterThan(1e-4);
  // Half of the digits of I are lost in the smallest of these floors.
  expect(Math.abs(floor(actual) / floor(expected) - 1)).toBeLessThan(1e-8);
});
