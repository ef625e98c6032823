import type { HostState } from "../messages.ts";
import { addressNumber, iframeOf, stepsAttribute, stepsTextOf } from "./deck-places.ts";
import { createFrameLine } from "./frame-line.ts";
import { readKeyPress } from "./key-press.ts";
import { createStepFollower } from "./step-follower.ts";
import { clicksMade, setFragments } from "./step-fragments.ts";
import { readStepList, stepsOf } from "./step-list.ts";

/** One frame of a deck: its fragments, where it stands, and whether it runs. */
export interface DeckFrame {
  readonly anchor: HTMLElement;
  /** Takes in a message of its window. */
  hear(data: unknown): void;
  /** Brings it to the step of its fragments, if these are others than when it last came. */
  follow(slowly: boolean): void;
  /** The plain words of reveal.js: it posts them itself, but not to frames that are loading or inside an element. */
  tell(word: "slide:start" | "slide:stop"): void;
  /** Adds the fragments that are missing; true where the deck must sort them anew. */
  prepare(): boolean;
  /** Has said that it is there. */
  readonly answers: boolean;
  /** Is where its fragments want it, or cannot be. */
  readonly settled: boolean;
  close(): void;
}

export interface DeckFrameOptions {
  readonly onReady: (frame: DeckFrame) => void;
  readonly onKey: (press: NonNullable<ReturnType<typeof readKeyPress>>) => void;
  readonly onFragments: (frame: DeckFrame) => void;
  readonly warn: (text: string) => void;
}

/** Training that an address asks for and that does not come to an end is not waited for any longer, milliseconds. */
const mostOpening = 60_000;
/** Of a ladder that the address says nothing of. */
const usualLevels = 10;

export function createDeckFrame(anchor: HTMLElement, options: DeckFrameOptions): DeckFrame {
  const line = createFrameLine({
    // Nothing of a message is secret, and a frame in a sandbox has no origin that could be named.
    post: (message) => iframeOf(anchor)?.contentWindow?.postMessage(message, "*"),
    firstId: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  });
  const text = stepsTextOf(anchor);
  const list = text === null ? null : readStepList(text);
  if (text !== null && list === null) {
    options.warn(`need ${stepsAttribute}="0,100,300", "levels" or "every:100", got "${text.slice(0, 40)}"`);
  }
  let steps: readonly number[] | null = null;
  /** Clicks that it has gone to; null where it has gone to none yet. */
  let followed: number | null = null;
  let answers = false;
  /** Training that the address asks for is not done: a run now would be one of a network that has not learned. */
  let opening = false;
  let openingTimer: ReturnType<typeof setTimeout> | undefined;
  let kept: Pick<HostState, "link" | "run"> | null = null;

  const follower = createStepFollower({
    seek: async (step) => (await line.ask("seek", { step })).step,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    onFault: (reason) => {
      followed = null;
      if (answers) options.warn(reason instanceof Error ? reason.message : String(reason));
    },
  });

  function countSteps(run: Parameters<typeof stepsOf>[1]): boolean {
    if (!list) return false;
    steps = stepsOf(list, run, addressNumber(anchor, "levels") ?? usualLevels);
    return setFragments(anchor, steps.length);
  }

  /** The length of a run is told by a run. */
  async function measure(): Promise<void> {
    if (!list || list.kind === "listed") return;
    await line.ask("seek", { step: 0 });
    const { run, config } = await line.ask("getState", null);
    if (run && countSteps({ ...run, levels: config.levels })) {
      options.onFragments(frame);
    }
  }

  /** A frame that was unloaded meanwhile, as reveal.js does with lazy ones, is brought to where it was. */
  async function restore(): Promise<void> {
    if (kept === null || list) return;
    const { link, run } = kept;
    await line.ask("load", { link });
    if (run?.playing) await line.ask("play", null);
  }

  function begin(): void {
    opening = false;
    clearTimeout(openingTimer);
    restore()
      .then(measure)
      .catch((reason: unknown) => options.warn(String(reason)))
      .finally(() => options.onReady(frame));
  }

  function noteState(state: HostState): void {
    if (opening) {
      const trained = state.phase === "idle" && state.trained >= (addressNumber(anchor, "train") ?? 0);
      if (trained || state.phase === "stopped") begin();
      return;
    }
    kept = { link: state.link, run: state.run };
    follower.noteStep(state.run?.step ?? null);
  }

  function greet(): void {
    if (answers) line.drop();
    answers = true;
    followed = null;
    follower.noteStep(null);
    opening = (addressNumber(anchor, "train") ?? 0) > 0;
    if (!opening) {
      begin();
      return;
    }
    clearTimeout(openingTimer);
    openingTimer = setTimeout(begin, mostOpening);
    line.ask("getState", null).then(noteState, () => undefined);
  }

  const frame: DeckFrame = {
    anchor,
    get answers() {
      return answers;
    },
    get settled() {
      return answers && !opening && follower.rests;
    },
    hear(data) {
      const event = line.hear(data);
      if (event?.type === "ready") greet();
      if (event?.type === "state" && typeof event.payload === "object" && event.payload !== null) {
        noteState(event.payload as HostState);
      }
      if (event?.type === "key") {
        const press = readKeyPress(event.payload);
        if (press) options.onKey(press);
      }
    },
    follow(slowly) {
      if (steps === null || !answers || opening) return;
      const clicks = clicksMade(anchor);
      // Whatever was done inside the frame since then stays.
      if (clicks === followed) return;
      const step = clicks === 0 ? (addressNumber(anchor, "step") ?? 0) : steps[clicks - 1];
      if (step === undefined || Number.isNaN(step)) return;
      followed = clicks;
      follower.goTo(step, slowly);
    },
    tell: (word) => iframeOf(anchor)?.contentWindow?.postMessage(word, "*"),
    prepare() {
      // It may have said that it is there before anybody listened.
      line.ask("getState", null).then(
        () => answers || greet(),
        () => undefined,
      );
      return steps === null && countSteps(null);
    },
    close() {
      clearTimeout(openingTimer);
      line.drop();
    },
  };
  return frame;
}
