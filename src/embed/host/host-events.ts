import type { Playground } from "../../store/playground-store.ts";
import type { Notice } from "../../store/state.ts";
import { commandNames, type HostEventName, type HostEvents } from "../messages.ts";
import { hostState, isSameState, type StateWithoutLink, stateWithoutLink } from "./host-state.ts";
import { type Timers, throttled } from "./throttle.ts";

export interface HostEventOptions extends Timers {
  readonly playground: Playground;
  readonly tell: <Name extends HostEventName>(name: Name, payload: HostEvents[Name]) => void;
  readonly version: string;
  /** Of the playground, without query and fragment. */
  readonly base: string;
}

/** Between two events of one kind, ms. */
const interval = 100;

/** Tells the page around what happens, unasked. @returns stops it */
export function hostEvents({ playground, tell, version, base, ...timers }: HostEventOptions): () => void {
  const { state } = playground;
  let stopped = false;
  let told: StateWithoutLink | null = null;
  let engine: string | null = null;
  let toldProgress = "";
  let notices: readonly Notice[] = [];
  let seen = { run: null as number | null, ended: false };

  const tellState = throttled(interval, timers, () => {
    const present = stateWithoutLink(state.get());
    if (stopped || (told && isSameState(told, present))) return;
    told = present;
    // A link that takes long to write must not overtake the next.
    void hostState(playground, base).then((whole) => {
      if (!stopped && told === present) tell("state", whole);
      else if (!stopped) tellState();
    });
  });
  const tellProgress = throttled(interval, timers, () => {
    const { step: trained, run } = state.get();
    const progress = { trained, step: run?.step ?? null, totalSteps: run?.totalSteps ?? null };
    const text = JSON.stringify(progress);
    if (stopped || text === toldProgress) return;
    toldProgress = text;
    tell("progress", progress);
  });

  const tellEngine = () => {
    const report = state.get().engine;
    if (!report || report.engine === engine) return;
    if (engine === null) tell("ready", { version, capabilities: commandNames, engine: report.engine });
    else tell("engine", { engine: report.engine, attempts: report.attempts });
    engine = report.engine;
  };
  const tellSampled = () => {
    const { run } = state.get();
    const id = run?.panes[0]?.recording.run ?? null;
    const ended = run !== null && run.step === run.totalSteps;
    if (run && ended && !(seen.ended && seen.run === id)) {
      tell("sampled", { step: run.step, particles: run.panes[0]?.recording.particles ?? 0 });
    }
    seen = { run: id, ended };
  };
  const tellErrors = () => {
    const present = state.get().notices;
    if (present === notices) return;
    const before = notices;
    notices = present;
    for (const notice of present) {
      const message = before.includes(notice) ? null : sentenceOf(notice);
      if (message !== null) tell("error", { message });
    }
  };

  const look = () => {
    tellEngine();
    tellSampled();
    tellErrors();
    tellProgress();
    tellState();
  };
  look();
  const unsubscribe = state.subscribe(look);
  return () => {
    stopped = true;
    unsubscribe();
  };
}

/** What went wrong, for the author of the page around; null for what is no error. */
function sentenceOf(notice: Notice): string | null {
  switch (notice.kind) {
    case "diverged":
      return `training diverged at step ${notice.atStep} and went back to step ${notice.backToStep}`;
    case "stopped":
      return `the worker stopped: ${notice.detail}`;
    case "refused":
      return notice.reason;
    case "steps-gone":
      return "steps that are no longer kept cannot be taken again: the score has changed since";
    case "link":
      if (notice.fault) return "the link in the address could not be read";
      return `of the address, ${notice.problems.map(({ name, expected }) => `${name}${expected ? ` (${expected})` : ""}`).join(", ")} could not be used as given`;
    default:
      return null;
  }
}
