import type { PaneRun, Run } from "./state.ts";

/** The step a pane shows: its own share of the playhead's way. */
export function paneStep(run: Pick<Run, "step" | "totalSteps">, pane: Pick<PaneRun, "recording">): number {
  return stepAt(run.step, run.totalSteps, pane.recording.totalSteps);
}

/** Where a run of `steps` steps stands when the longest, of `longest`, stands at `step`. */
export const stepAt = (step: number, longest: number, steps: number): number =>
  steps === longest ? step : Math.round((step * steps) / longest);

/** The page's own pane: the only one there is without a comparison. */
export const firstPane = (run: Run): PaneRun => run.panes[0] as PaneRun;

/** Whether every pane has been played to its end. */
export const isFinished = (run: Run): boolean =>
  run.panes.every(({ recording }) => recording.reached === recording.totalSteps);

/** The level (0-based) whose score made a step of a run; that of the first step for the start. */
export const levelAt = (pane: Pick<PaneRun, "plan">, step: number): number =>
  pane.plan[Math.max(0, Math.min(step, pane.plan.length) - 1)]?.level ?? 0;

/** The level (1-based) of a pane at the playhead. */
export const levelOfPane = (run: Run, pane: PaneRun): number => levelAt(pane, paneStep(run, pane)) + 1;

/** Steps of each level of a run, [L], in the order of the ladder. */
export function stepsOfLevels({ plan, sigmas }: Pick<PaneRun, "plan" | "sigmas">): readonly number[] {
  const steps = sigmas.map(() => 0);
  for (const { level } of plan) steps[level] = (steps[level] as number) + 1;
  return steps;
}
