import type { HostEvents } from "../messages.ts";
import type { Deck } from "./deck.ts";
import { createDeckFrame, type DeckFrame } from "./deck-frame.ts";
import { anchorsIn, iframeOf, isSeenOn, stepsTextOf } from "./deck-places.ts";
import { createKeptFrames } from "./kept-frames.ts";
import { printSteps } from "./print-steps.ts";

export interface ScorescapePlugin {
  readonly id: "scorescape";
  /** reveal.js calls it once, before it sorts the fragments. */
  readonly init: (deck: Deck) => void;
  readonly destroy: () => void;
}

/** A frame on the slide shown that has said nothing for so long is mentioned once, milliseconds. */
const patience = 30_000;

/** The deck handles a key from a frame as one from its own page: with its modifiers, bindings and conditions. */
function press(root: HTMLElement, key: HostEvents["key"]): void {
  root.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true, composed: true }));
}

/** See entries/scorescape-reveal.ts for what it does. */
export function createRevealPlugin(): ScorescapePlugin {
  let close: () => void = () => undefined;
  return { id: "scorescape", init: (deck) => (close = attach(deck)), destroy: () => close() };
}

function attach(deck: Deck): () => void {
  const root = deck.getRevealElement();
  if (!root) return () => undefined;
  const deckRoot = root;
  const frames = new Map<HTMLElement, DeckFrame>();
  let warned = false;
  const warn = (text: string) => {
    if (!warned) console.warn(`scorescape: ${text}`);
    warned = true;
  };

  const seen = () => {
    // On paper all of them are.
    if (deck.isPrintView()) return [...frames.values()];
    const slide = deck.getCurrentSlide();
    return [...frames.values()].filter(({ anchor }) => slide && isSeenOn(anchor, slide));
  };
  const isSeen = (frame: DeckFrame) => deck.isReady() && seen().includes(frame);
  const sort = ({ anchor }: DeckFrame) => {
    const slide = anchor.closest("section");
    if (slide && deck.isReady()) deck.syncFragments(slide);
  };

  function start(frame: DeckFrame): void {
    frame.tell(isSeen(frame) && !deck.isPaused() && !deck.isSpeakerNotes() ? "slide:start" : "slide:stop");
  }

  /** Frames may come at any time, written by another plugin or by a script. */
  function find(): void {
    for (const [anchor, frame] of frames) {
      if (deckRoot.contains(anchor)) continue;
      frame.close();
      frames.delete(anchor);
    }
    for (const anchor of anchorsIn(deckRoot)) {
      if (frames.has(anchor)) continue;
      const frame = createDeckFrame(anchor, {
        onAnswer: keep,
        onReady(ready) {
          start(ready);
          if (isSeen(ready)) ready.follow(false);
        },
        onFragments: sort,
        onKey: (key) => press(deckRoot, key),
        warn,
      });
      frames.set(anchor, frame);
      // On paper reveal.js would load all of them at once.
      if (deck.isPrintView()) anchor.removeAttribute("data-preload");
      if (frame.prepare()) sort(frame);
    }
  }

  function hear({ source, data }: MessageEvent): void {
    if (source === null || typeof data !== "object") return;
    const from = [...frames.values()].find(({ anchor }) => iframeOf(anchor)?.contentWindow === source);
    from?.hear(data);
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  function enter(): void {
    find();
    // reveal.js tells the iframes that it can see, and only after this; those inside an element are not among them.
    for (const frame of frames.values()) if (frame.answers) start(frame);
    for (const frame of frames.values()) if (frame.isLazy && !isSeen(frame)) frame.keepPlace();
    for (const frame of seen()) frame.follow(false);
    const { activeElement } = document;
    const focused = [...frames.values()].find(({ anchor }) => {
      return activeElement !== null && (anchor === activeElement || iframeOf(anchor) === activeElement);
    });
    // A frame that is out of sight would keep the keyboard.
    if (focused && !isSeen(focused) && activeElement instanceof HTMLElement) activeElement.blur();
    clearTimeout(waiting);
    if (deck.isPrintView()) return;
    waiting = setTimeout(() => {
      const silent = seen().find(({ anchor, answers }) => stepsTextOf(anchor) !== null && !answers);
      if (silent) warn(`the frame ${iframeOf(silent.anchor)?.getAttribute("src") ?? ""} does not answer`);
    }, patience);
  }
  const forwards = () => {
    for (const frame of seen()) frame.follow(true);
  };
  const backwards = () => {
    for (const frame of seen()) frame.follow(false);
  };
  const stopOrStart = () => {
    for (const frame of seen()) start(frame);
  };
  const print = () => {
    find();
    void printSteps([...frames.values()]);
  };

  const kept = createKeptFrames({
    isSeen: (iframe) => isSeenOn(iframe, deck.getCurrentSlide()),
    letGo: (iframe) => frames.get(iframe)?.keepPlace(),
  });
  function keep({ anchor }: DeckFrame): void {
    if (anchor instanceof HTMLIFrameElement && !deck.isPrintView()) kept.add(anchor);
  }

  const listeners: readonly (readonly [string, (event: Event) => void])[] = [
    ["ready", enter],
    ["slidechanged", enter],
    ["sync", enter],
    ["fragmentshown", forwards],
    ["fragmenthidden", backwards],
    ["paused", stopOrStart],
    ["resumed", stopOrStart],
    ["pdf-ready", print],
  ];
  for (const [event, listener] of listeners) deck.on(event, listener);
  window.addEventListener("message", hear);
  const observer = new MutationObserver(find);
  observer.observe(deckRoot, { childList: true, subtree: true });
  // A plugin may join a deck that has started.
  if (deck.isReady()) enter();
  else find();

  return () => {
    for (const [event, listener] of listeners) deck.off(event, listener);
    window.removeEventListener("message", hear);
    observer.disconnect();
    clearTimeout(waiting);
    for (const frame of frames.values()) frame.close();
    frames.clear();
  };
}
