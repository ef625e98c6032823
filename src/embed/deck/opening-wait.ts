import type { HostState } from "../messages.ts";

/** Waits for the training that an address asks for: a run before its end would be one of a network that has not learned. */
export interface OpeningWait {
  readonly isOn: boolean;
  /** @param steps of training that the address names */
  start(steps: number, done: () => void): void;
  note(state: HostState): void;
  stop(): void;
}

/** Training that does not come to an end is not waited for any longer, milliseconds. */
const longest = 60_000;

export function createOpeningWait(): OpeningWait {
  let waiting: {
    readonly steps: number;
    readonly done: () => void;
    readonly timer: ReturnType<typeof setTimeout>;
  } | null = null;

  function stop(): void {
    clearTimeout(waiting?.timer);
    waiting = null;
  }
  function end(): void {
    const done = waiting?.done;
    stop();
    done?.();
  }

  return {
    get isOn() {
      return waiting !== null;
    },
    start(steps, done) {
      stop();
      if (steps === 0) done();
      else waiting = { steps, done, timer: setTimeout(end, longest) };
    },
    note({ phase, trained }) {
      if (waiting && (phase === "stopped" || (phase === "idle" && trained >= waiting.steps))) end();
    },
    stop,
  };
}
