import type { Playground } from "../../store/playground-store.ts";
import type { PlaygroundState } from "../../store/state.ts";
import { until } from "./until.ts";

/** @throws Error when nothing computes any more */
export function needWorker({ phase, notices }: PlaygroundState): void {
  if (phase !== "stopped") return;
  const stop = notices.find((notice) => notice.kind === "stopped");
  throw new Error(`need a worker that runs, got one that stopped${stop ? `: ${stop.detail}` : ""}`);
}

/** Waits for an engine. Rejects when the worker has stopped, or stops. */
export const engineRuns = async ({ state }: Pick<Playground, "state">): Promise<void> => {
  await until(state, (present) => {
    needWorker(present);
    return present.phase === "loading" ? null : true;
  });
};
