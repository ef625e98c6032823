import { expect, test } from "vitest";
import { binPoints, blur, kernel } from "../../../src/maths/diagnostics/binned-points.ts";

test("every point is in the cell it lies in, those just beyond the square too; far and lost ones are told", () => {
  const points = Float32Array.of(-1, -1, 1, 1, 0.1, -0.1, 1.1, 0, 50, 0, Number.NaN, 0);
  const { counts, width, margin, outside, lost } = binPoints(points, 4, 0.1);
  expect([margin, width]).toEqual([1, 6]);
  const filled = [...counts.entries()].filter(([, count]) => count > 0);
  expect(filled).toEqual([
    [1 * 6 + 1, 1],
    [2 * 6 + 3, 1],
    [3 * 6 + 5, 1],
    [4 * 6 + 4, 1],
  ]);
  expect([outside, lost]).toEqual([2, 1]);
});

test("a kernel has total one and the spread it is asked for", () => {
  const weights = kernel(2.5);
  let [total, square] = [weights[0], 0];
  for (let k = 1; k < weights.length; k++) {
    total += 2 * weights[k];
    square += 2 * weights[k] * k * k;
  }
  expect(total).toBeCloseTo(1, 12);
  // The mass of a cell adds 1/12; cutting at four bandwidths takes 0.1 %.
  expect(Math.abs(square / (2.5 ** 2 + 1 / 12) - 1)).toBeLessThan(2e-3);
});

test("blurring keeps the number of points away from the border, and is alike along both axes", () => {
  const bins = binPoints(Float64Array.of(0.2, -0.3), 32, 0.1);
  const blurred = blur(bins, 0.1);
  expect(blurred.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  const { width } = bins;
  const [i, j] = [Math.floor(1.2 * 16) + bins.margin, Math.floor(0.7 * 16) + bins.margin];
  expect(blurred[j * width + i + 2]).toBeCloseTo(blurred[(j + 2) * width + i], 15);
});
