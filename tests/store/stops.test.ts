import { expect, test } from "vitest";
import type { Run } from "../../src/store/state.ts";
import { levelBoundary, nextStop } from "../../src/store/stops.ts";

/** Steps at three levels: 0 0 1 1 1 2. */
const levels = [0, 0, 1, 1, 1, 2];
const planOf = (of: readonly number[]) => of.map((level) => ({ level }));
function runOf(of: readonly number[], totalSteps = of.length): Run {
  return { totalSteps, panes: [{ plan: planOf(of), recording: { totalSteps: of.length } }] } as unknown as Run;
}

test("from any step the level ends where the next begins, and begins where the last ended", () => {
  const pane = { plan: planOf(levels) } as unknown as Parameters<typeof levelBoundary>[0];
  expect([0, 1, 2, 3, 4, 5, 6].map((step) => levelBoundary(pane, step, 1))).toEqual([2, 2, 5, 5, 5, 6, 6]);
  expect([0, 1, 2, 3, 5, 6].map((step) => levelBoundary(pane, step, -1))).toEqual([0, 0, 0, 2, 2, 5]);
});

test("stops are the ends of levels, in steps of the longest run where several are compared", () => {
  expect([0, 2, 5, 6].map((step) => nextStop(runOf(levels), step, 1))).toEqual([2, 5, 6, 6]);
  expect(nextStop(runOf(levels, 12), 0, 1)).toBe(4);
  expect(nextStop(runOf(levels, 12), 10, -1)).toBe(4);
});

test("a run at one level stops at its tenths, forth and back", () => {
  const run = runOf(new Array<number>(200).fill(0));
  expect([0, 1, 20, 185, 200].map((step) => nextStop(run, step, 1))).toEqual([20, 20, 40, 200, 200]);
  expect([0, 1, 20, 25].map((step) => nextStop(run, step, -1))).toEqual([0, 0, 0, 20]);
});
