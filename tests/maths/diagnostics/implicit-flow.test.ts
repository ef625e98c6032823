import { expect, test } from "vitest";
import { emptyFactors, factoriseLine, solveColumns, solveRows } from "../../../src/maths/diagnostics/implicit-flow.ts";

/** Of the mass of a cell so much flows on and so much comes back, for the lines of four cells. */
const shares = (k: number) => ({ forth: [3, 0.2, 1e6][k], back: [0.5, 40, 1e5][k] });

test("what each cell has afterwards, and what has flowed, make what it had before", () => {
  const before = Float64Array.of(0.1, 0.4, 0.2, 0.3);
  const factors = emptyFactors(4);
  factoriseLine(factors, { first: 0, stride: 1, count: 4 }, shares);
  const after = before.slice();
  solveRows(after, 4, factors);
  const flow = (k: number) => (k < 0 || k > 2 ? 0 : shares(k).forth * after[k] - shares(k).back * after[k + 1]);
  // Flows of 1e5 between the last two cells: the sum is right to their last digits.
  for (const [k, m] of before.entries()) expect(after[k] + flow(k) - flow(k - 1)).toBeCloseTo(m, 9);
  expect(after.reduce((sum, m) => sum + m)).toBeCloseTo(1, 14);
});

test("columns are solved as rows are", () => {
  const rows = emptyFactors(16);
  const columns = emptyFactors(16);
  for (let line = 0; line < 4; line++) {
    factoriseLine(rows, { first: 4 * line, stride: 1, count: 4 }, (k) => ({ ...shares(k), forth: line + k }));
    factoriseLine(columns, { first: line, stride: 4, count: 4 }, (k) => ({ ...shares(k), forth: line + k }));
  }
  const mass = Float64Array.from({ length: 16 }, (_, at) => 1 + at);
  const turned = mass.map((_, at) => mass[4 * (at % 4) + Math.floor(at / 4)]);
  solveRows(mass, 4, rows);
  solveColumns(turned, 4, columns);
  for (const [at, m] of mass.entries()) expect(turned[4 * (at % 4) + Math.floor(at / 4)]).toBeCloseTo(m, 13);
});
