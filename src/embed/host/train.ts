import type { LossReport } from "../../protocol/messages.ts";
import { drawnOf } from "../../store/page-data.ts";
import type { Playground } from "../../store/playground-store.ts";
import type { PlaygroundState } from "../../store/state.ts";
import type { Commands, TrainResult } from "../messages.ts";
import { engineRuns, needWorker } from "./engine-runs.ts";
import { until } from "./until.ts";

/** A report of losses in which nothing is missing. */
type WholeReport = LossReport & { readonly excess: readonly number[]; readonly floor: readonly number[] };
const isWhole = (report: LossReport | null): report is WholeReport =>
  report !== null && report.excess !== null && report.floor !== null;

const meanOf = ({ excess }: WholeReport): number => excess.reduce((sum, value) => sum + value, 0) / excess.length;

/**
 * Takes counted steps, and answers with the losses of the network as it is then. Somebody who pauses it on the way gets
 * the steps there were.
 *
 * @throws Error (rejects) when nothing is drawn, training diverges, or the weights or the worker go
 */
export async function train(
  playground: Playground,
  payload: Commands["train"]["payload"],
  now: () => number,
): Promise<TrainResult> {
  const { state } = playground;
  await engineRuns(playground);
  needDrawing(state.get());
  const from = state.get().step;
  const clock = trainingClock(playground, now);
  try {
    const report =
      "steps" in payload
        ? await takeSteps(playground, payload.steps)
        : await takeUntil(playground, payload.untilExcess, payload.maxSteps);
    return resultOf(state.get(), report, (report.step - from) / clock.seconds());
  } finally {
    clock.stop();
  }
}

async function takeSteps(playground: Playground, steps: number): Promise<WholeReport> {
  const { state } = playground;
  const end = await playground.trainFor(steps);
  if (end === "diverged") throw divergence(state.get());
  if (end === "gone") {
    needWorker(state.get());
    throw new Error("need weights that stay until the steps are taken, got fresh ones");
  }
  // After the last of counted steps another report follows; one of a training that goes on will do elsewhere.
  const before = end === "done" ? state.get().losses.latest : null;
  return until(state, (present) => {
    needWorker(present);
    needDrawing(present);
    const { latest } = present.losses;
    return isWhole(latest) && latest !== before && latest.step >= present.step ? latest : null;
  });
}

async function takeUntil(playground: Playground, untilExcess: number, maxSteps: number): Promise<WholeReport> {
  const { state } = playground;
  const isLow = (report: LossReport | null) => isWhole(report) && meanOf(report) <= untilExcess;
  const last = state.get().step + maxSteps;
  const { losses, step } = state.get();
  const { latest } = losses;
  if (!playground.wantsTraining() && isWhole(latest) && isLow(latest) && latest.step === step) return latest;
  for (;;) {
    const first = state.get().losses.latest;
    let stopped = false;
    const unsubscribe = state.subscribe(() => {
      const present = state.get().losses.latest;
      if (stopped || present === first || !isLow(present)) return;
      stopped = true;
      playground.restTraining();
    });
    const report = await takeSteps(playground, last - state.get().step).finally(unsubscribe);
    // Steps that were on their way when it was low may have brought it up again.
    if (!stopped || isLow(report) || report.step >= last) return report;
  }
}

function resultOf({ engine }: PlaygroundState, report: WholeReport, rate: number): TrainResult {
  const { step, sigmas, excess, floor } = report;
  return {
    step,
    sigmas: [...sigmas],
    lossBySigma: excess.map((value, level) => value + (floor[level] as number)),
    floorBySigma: [...floor],
    excessBySigma: [...excess],
    engine: engine?.engine ?? "cpu",
    stepsPerSecond: Number.isFinite(rate) ? Math.max(0, rate) : 0,
  };
}

/** Time in which it trained, however often it was held. */
function trainingClock({ state }: Playground, now: () => number) {
  let spent = 0;
  let since: number | null = null;
  const look = () => {
    const trains = state.get().phase === "training";
    if (trains && since === null) since = now();
    if (!trains && since !== null) {
      spent += now() - since;
      since = null;
    }
  };
  look();
  const stop = state.subscribe(look);
  return { stop, seconds: () => (spent + (since === null ? 0 : now() - since)) / 1000 };
}

function needDrawing({ data }: PlaygroundState): void {
  if (!drawnOf(data)) throw new Error("need something drawn to train on, got an empty sheet");
}

function divergence({ notices }: PlaygroundState): Error {
  const notice = notices.find(({ kind }) => kind === "diverged");
  if (notice?.kind !== "diverged") return new Error("training diverged");
  return new Error(`training diverged at step ${notice.atStep} and went back to step ${notice.backToStep}`);
}
