import type { FramesRequest } from "../protocol/messages.ts";
import { paneStep, stepAt } from "./panes.ts";
import { isKept, lastStep } from "./recording.ts";
import type { PaneRun, Run } from "./state.ts";

/** Where a playhead can go in what is kept of its runs, and what is missing elsewhere. */

/**
 * What a pane needs from the worker to show a step; a stretch of earlier ones too, if it must go back for it.
 *
 * @param mostAtOnce steps of one message
 */
export function missing(run: Run, pane: PaneRun, target: number, mostAtOnce: number): FramesRequest[] {
  const { recording } = pane;
  const step = paneStep({ ...run, step: target }, pane);
  if (isKept(recording, step)) return [];
  const follows = (known: number) => step > known && step - known <= mostAtOnce;
  const known = [lastStep(recording), recording.reached].find(follows);
  const from = known === undefined ? Math.max(1, step - mostAtOnce + 1) : known + 1;
  return [{ run: recording.run, from, steps: step - from + 1 }];
}

/** Whether every pane has its frame of a playhead. */
export const isShown = (run: Run, step: number): boolean =>
  run.panes.every((pane) => isKept(pane.recording, paneStep({ ...run, step }, pane)));

/** The furthest playhead that can be shown from where it stands without asking. */
export function longestStretch(run: Run): number {
  let step = run.step;
  while (step < run.totalSteps && isShown(run, step + 1)) step++;
  return step;
}

/** The furthest step that one of the runs was ever played to. */
export const reachedOf = ({ panes }: Run, id: number): number | undefined =>
  panes.find(({ recording }) => recording.run === id)?.recording.reached;

/** The furthest playhead that was ever played. */
export function reachedBy(run: Run): number {
  let step = 0;
  while (
    step < run.totalSteps &&
    run.panes.every(({ recording }) => recording.reached >= stepAt(step + 1, run.totalSteps, recording.totalSteps))
  ) {
    step++;
  }
  return step;
}

/** The playhead at the end of the level that the longest run is on. */
export function levelEnd(run: Run): number {
  const plan = run.panes.find(({ recording }) => recording.totalSteps === run.totalSteps)?.plan ?? [];
  const level = plan[run.step]?.level;
  let end = Math.min(run.totalSteps, run.step + 1);
  while (end < run.totalSteps && plan[end]?.level === level) end++;
  return end;
}
