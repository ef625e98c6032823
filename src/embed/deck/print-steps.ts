import type { DeckFrame } from "./deck-frame.ts";
import { iframeOf } from "./deck-places.ts";

/** A frame that takes longer has something wrong with it; the others are printed, milliseconds. */
const patience = 60_000;
const pause = 200;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * On paper every fragment is a page of its own with a copy of its frame, and each copy goes to its own step. reveal.js
 * does not load the lazy ones; they come one after another here, for each computes.
 */
export async function printSteps(frames: Iterable<DeckFrame>): Promise<void> {
  for (const frame of frames) {
    const iframe = iframeOf(frame.anchor);
    const address = iframe?.getAttribute("data-src");
    if (!iframe || !address || iframe.hasAttribute("src")) continue;
    iframe.src = address;
    for (let waited = 0; waited < patience && !frame.settled; waited += pause) await wait(pause);
  }
}
