import { drawnOf } from "../../store/page-data.ts";
import { firstPane, levelAt, paneStep, stepWithinLevel } from "../../store/panes.ts";
import type { Playground } from "../../store/playground-store.ts";
import { frameAt } from "../../store/recording.ts";
import type { Run } from "../../store/state.ts";
import type { StepResult } from "../messages.ts";
import { engineRuns } from "./engine-runs.ts";
import { placesOf } from "./points.ts";

/** What goes wrong on the page's side of a run, as one sentence. */
const problemOf = (problem: unknown, what: string): Error =>
  new Error(`${what}: ${problem instanceof Error ? problem.message : String(problem)}`);

function runOf({ state }: Playground): Run {
  const { run } = state.get();
  if (!run) throw new Error("need a run that stays, got another wish on the way");
  return run;
}

/** Starts a run where Play would have to. */
async function startWhereNeeded(playground: Playground, playing: boolean): Promise<boolean> {
  await engineRuns(playground);
  if (!playground.mustStart()) return false;
  if (!drawnOf(playground.state.get().data)) throw new Error("need something drawn to sample, got an empty sheet");
  const problem = await playground.startRun(playing);
  if (problem !== null) throw problemOf(problem, "the run could not be started");
  runOf(playground);
  return true;
}

/** Plays the run there is, or a new one. */
export async function play(playground: Playground): Promise<void> {
  if (!(await startWhereNeeded(playground, true))) playground.play();
}

/**
 * Shows the step that `target` finds in a run, paused; starts a run where there is none.
 *
 * @throws Error (rejects) when it cannot be shown
 */
export async function showStep(playground: Playground, target: (run: Run) => number): Promise<StepResult> {
  await startWhereNeeded(playground, false);
  const run = runOf(playground);
  const step = Math.min(run.totalSteps, Math.max(0, target(run)));
  if (run.playing || run.step !== step) {
    const problem = await playground.showStep(step);
    if (problem !== null) throw problemOf(problem, `step ${step} could not be shown`);
  }
  const there = runOf(playground);
  if (there.step !== step) throw new Error(`need no other wish on the way to step ${step}, got one at ${there.step}`);
  return stepResult(there);
}

/** The same, back from the run there is. */
export function showStepBack(playground: Playground, steps: number): Promise<StepResult> {
  if (!playground.state.get().run) return Promise.reject(new Error("need a run to step back in, got none"));
  return showStep(playground, (run) => run.step - steps);
}

/** Of a comparison: where its playhead stands, and the numbers of its first pane. */
function stepResult(run: Run): StepResult {
  const pane = firstPane(run);
  const step = paneStep(run, pane);
  const made = pane.plan[Math.max(0, step - 1)];
  return {
    step: run.step,
    level: levelAt(pane, step) + 1,
    t: step === 0 ? 0 : stepWithinLevel(pane, step).taken,
    sigma: made?.sigma ?? (pane.sigmas[0] as number),
    stepSize: made?.size ?? 0,
    points: placesOf(frameAt(pane.recording, step) ?? []),
  };
}
