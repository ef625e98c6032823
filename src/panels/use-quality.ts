import { paneStep } from "../store/panes.ts";
import type { PaneRun } from "../store/state.ts";
import { usePlaygroundState } from "../store/use-playground.ts";

export type MeasuredQuality = PaneRun["quality"][number];

/** The last measurement of a pane's particles at or before the step shown, or null. */
export const useLatestQuality = (pane: number): MeasuredQuality | null =>
  usePlaygroundState(({ run }) => {
    const ran = run?.panes[pane];
    if (!run || !ran) return null;
    const step = paneStep(run, ran);
    return ran.quality.findLast((each) => each.step <= step) ?? null;
  });
