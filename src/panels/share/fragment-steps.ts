import type { PlannedStep } from "../../maths/sampler/stepper.ts";
import { plannedRun } from "../../store/planned-run.ts";
import type { PlaygroundState } from "../../store/state.ts";

/** Steps of a run at which a noise level ends, from the start, 0, to the last step. */
export function levelEnds(plan: readonly Pick<PlannedStep, "level">[]): readonly number[] {
  return [0, ...plan.flatMap(({ level }, index) => (plan[index + 1]?.level === level ? [] : [index + 1]))];
}

/** Steps at which the noise levels end: of the run on the stage, or of the one that Sample would start. */
export const levelSteps = ({ run, config }: PlaygroundState): readonly number[] =>
  levelEnds(run?.panes[0]?.plan ?? plannedRun(config).plan);

/** As many fragments as the plugin gives a slide (embed/deck/step-list.ts). */
export const mostFragments = 200;

/** Reads step numbers as they are typed, ascending; null for what are none. */
export function readSteps(text: string): readonly number[] | null {
  const words = text.trim().split(/[\s,;，；、]+/u);
  if (words.length > mostFragments || !words.every((word) => /^\d{1,6}$/.test(word))) return null;
  const steps = words.map(Number);
  return steps.every((step, index) => index === 0 || step > (steps[index - 1] as number)) ? steps : null;
}
