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

/**
 * σ of the noise that is in a pane's particles at a step, which is what their field and density should show: Langevin
 * dynamics leaves it as it was, the others leave that of the step after. Once they are denoised, that of the last score.
 */
export function noiseAt({ plan }: Pick<PaneRun, "plan">, step: number): number {
  const first = plan[0]?.sigma ?? 1;
  if (step <= 0) return first;
  const taken = plan[Math.min(step, plan.length) - 1];
  if (!taken) return first;
  return taken.nextSigma > 0 ? taken.nextSigma : taken.sigma;
}

/** Where a step stands within its level: so many steps of the level's have been taken, of so many in a row. */
export function stepWithinLevel(
  pane: Pick<PaneRun, "plan">,
  step: number,
): { readonly taken: number; readonly of: number } {
  const { plan } = pane;
  const level = levelAt(pane, step);
  const at = Math.max(0, Math.min(step, plan.length) - 1);
  let first = at;
  while (first > 0 && plan[first - 1]?.level === level) first--;
  let last = at;
  while (last + 1 < plan.length && plan[last + 1]?.level === level) last++;
  return { taken: Math.min(step, plan.length) - first, of: last - first + 1 };
}
