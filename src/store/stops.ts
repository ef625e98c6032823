import { firstPane, paneStep, stepAt } from "./panes.ts";
import type { PaneRun, Run } from "./state.ts";

/** Where a run is stopped at when it is not gone through step by step. */

/** The step at which the level of a step ends, or begins; from there that of the next level. */
export function levelBoundary({ plan }: Pick<PaneRun, "plan">, step: number, direction: 1 | -1): number {
  let at = step + direction;
  while (at > 0 && at < plan.length && plan[at]?.level === plan[at - 1]?.level) at += direction;
  return Math.min(plan.length, Math.max(0, at));
}

/** A run all at one level has no such steps: it stops so many times. */
const stopsOfOneLevel = 10;

/**
 * The next place for somebody who presses one button: the end of the level, or its beginning; of a run at one level the
 * next tenth.
 *
 * @param from a step of the run
 * @returns a step of the run; `from` at its end
 */
export function nextStop(run: Run, from: number, direction: 1 | -1): number {
  const own = firstPane(run);
  const length = own.plan.length;
  const step = paneStep({ step: from, totalSteps: run.totalSteps }, own);
  const hasLevels = own.plan.some(({ level }) => level !== own.plan[0]?.level);
  if (hasLevels) return stepAt(levelBoundary(own, step, direction), length, run.totalSteps);
  const stride = Math.max(1, Math.round(run.totalSteps / stopsOfOneLevel));
  const next = direction > 0 ? Math.floor(from / stride) + 1 : Math.ceil(from / stride) - 1;
  return Math.min(run.totalSteps, Math.max(0, next * stride));
}
