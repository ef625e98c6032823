import { expect, test } from "vitest";
import {
  differencesOfLogs,
  differencesOfScores,
  resolvedSigma,
} from "../../../src/maths/diagnostics/fokker-planck-drift.ts";
import { facePoints, fokkerPlanckGrid } from "../../../src/maths/diagnostics/fokker-planck-grid.ts";

test("differences go from a cell to its right neighbour and to the one above", () => {
  const grid = fokkerPlanckGrid(3, 1);
  // log q = 10 j + i²
  const logs = Float64Array.from({ length: 9 }, (_, at) => 10 * Math.floor(at / 3) + (at % 3) ** 2);
  const { x, y } = differencesOfLogs(grid, logs);
  expect([...x]).toEqual([1, 3, 1, 3, 1, 3]);
  expect([...y]).toEqual(new Array(6).fill(10));
});

test("a score is taken along the way between two centres, however wide the cells", () => {
  const grid = fokkerPlanckGrid(4, 2.5);
  const { side, centres } = grid;
  // The score of log q = x²/2 - 3 y: what it gives between two centres is exact.
  const faces = facePoints(grid);
  const scores = faces.map((value, k) => (k % 2 === 0 ? value : -3));
  const { x, y } = differencesOfScores(grid, scores);
  for (let line = 0; line < side; line++) {
    for (let k = 0; k < side - 1; k++) {
      expect(x[line * (side - 1) + k]).toBeCloseTo((centres[k + 1] ** 2 - centres[k] ** 2) / 2, 12);
      expect(y[k * side + line]).toBeCloseTo(-3 * (centres[k + 1] - centres[k]), 12);
    }
  }
});

test("noise finer than half a cell is not resolved", () => {
  const grid = fokkerPlanckGrid(96, 5);
  expect(resolvedSigma(grid, 0.3)).toBe(0.3);
  expect(resolvedSigma(grid, 0.005)).toBeCloseTo(1 / 96, 15);
});

test("values of another grid and values that are no numbers are refused", () => {
  const grid = fokkerPlanckGrid(3, 1);
  expect(() => differencesOfLogs(grid, new Float64Array(8))).toThrow("need log densities of 3 × 3 cells, got 8");
  expect(() => differencesOfLogs(grid, new Float64Array(9).fill(Number.NEGATIVE_INFINITY))).toThrow(
    "need finite log densities, got -Infinity",
  );
  expect(() => differencesOfScores(grid, new Float32Array(4))).toThrow("need scores at 12 faces, got 2");
  expect(() => differencesOfScores(grid, new Float32Array(24).fill(Number.NaN))).toThrow("need finite scores, got NaN");
});
