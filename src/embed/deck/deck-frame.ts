import type { HostState } from "../messages.ts";
import { addressNumber, iframeOf, stepsAttribute, stepsTextOf } from "./deck-places.ts";
import { createFrameLine, FrameGone } from "./frame-line.ts";
import { readKeyPress } from "./key-press.ts";
import { createOpeningWait } from "./opening-wait.ts";
import { createSelfPlay, playAttribute } from "./self-play.ts";
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
  /**
   * Lets it be unloaded: loaded again, it opens with what it showed last. reveal.js does so with lazy frames that are far
   * away, by the attribute that this sets.
   */
  keepPlace(): void;
  /** reveal.js loads it with its slide and may unload it. */
  readonly isLazy: boolean;
  /** Has said that it is there. */
  readonly answers: boolean;
  /** Is where its fragments want it, or cannot be. */
  readonly settled: boolean;
  close(): void;
}

export interface DeckFrameOptions {
  /** It has said that it is there: a playground, and none of the other pages that a deck may show. */
  readonly onAnswer: (frame: DeckFrame) => void;
  readonly onReady: (frame: DeckFrame) => void;
  readonly onKey: (press: NonNullable<ReturnType<typeof readKeyPress>>) => void;
  readonly onFragments: (frame: DeckFrame) => void;
  readonly warn: (text: string) => void;
}

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
  /** A frame that is loaded anew, as reveal.js does with those far away, is nothing to speak of. */
  const warnOf = (reason: unknown) => {
    if (!(reason instanceof FrameGone)) options.warn(reason instanceof Error ? reason.message : String(reason));
  };
  let steps: readonly number[] | null = null;
  /** Clicks that it has gone to; null where it has gone to none yet. */
  let followed: number | null = null;
  let answers = false;
  const opening = createOpeningWait();
  const self = createSelfPlay(anchor.getAttribute(playAttribute), () => {
    line.ask("play", null).catch(warnOf);
  });
  /** The address that opens what it showed last. */
  let link: string | null = null;

  const follower = createStepFollower({
    seek: async (step) => (await line.ask("seek", { step })).step,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    onFault: (reason) => {
      followed = null;
      if (answers) warnOf(reason);
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

  function begin(): void {
    measure()
      .catch(warnOf)
      .finally(() => options.onReady(frame));
  }

  function noteState(state: HostState): void {
    if (opening.isOn) opening.note(state);
    else {
      link = state.link;
      follower.noteStep(state.run?.step ?? null);
    }
  }

  function greet(): void {
    if (answers) line.drop();
    answers = true;
    options.onAnswer(frame);
    followed = null;
    self.forget();
    follower.noteStep(null);
    opening.start(addressNumber(anchor, "train") ?? 0, begin);
    if (opening.isOn) line.ask("getState", null).then(noteState, () => undefined);
  }

  const frame: DeckFrame = {
    anchor,
    get isLazy() {
      return iframeOf(anchor)?.hasAttribute("data-src") === true;
    },
    get answers() {
      return answers;
    },
    get settled() {
      return answers && !opening.isOn && follower.rests;
    },
    hear(data) {
      const event = line.hear(data);
      if (event?.type === "ready") greet();
      if (event?.type === "state" && typeof event.payload === "object" && event.payload !== null) {
        noteState(event.payload as HostState);
      }
      if (event?.type === "sampled") self.noteEnd();
      if (event?.type === "key") {
        const press = readKeyPress(event.payload);
        if (press) options.onKey(press);
      }
    },
    follow(slowly) {
      if (!answers || opening.isOn) return;
      self.play();
      if (steps === null) return;
      const clicks = clicksMade(anchor);
      // Whatever was done inside the frame since then stays.
      if (clicks === followed) return;
      const step = clicks === 0 ? (addressNumber(anchor, "step") ?? 0) : steps[clicks - 1];
      if (step === undefined || Number.isNaN(step)) return;
      followed = clicks;
      follower.goTo(step, slowly);
    },
    tell: (word) => iframeOf(anchor)?.contentWindow?.postMessage(word, "*"),
    keepPlace() {
      const iframe = iframeOf(anchor);
      const address = iframe?.getAttribute("data-src") ?? iframe?.getAttribute("src");
      const fragment = link?.split("#")[1];
      if (!iframe || !address) return;
      iframe.setAttribute("data-src", fragment ? `${address.split("#")[0]}#${fragment}` : address);
    },
    prepare() {
      // It may have said that it is there before anybody listened.
      line.ask("getState", null).then(
        ({ engine }) => {
          if (!answers && engine !== null) greet();
        },
        () => undefined,
      );
      return steps === null && countSteps(null);
    },
    close() {
      opening.stop();
      self.forget();
      line.drop();
    },
  };
  return frame;
}
