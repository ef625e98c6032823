import type { DeckFrame } from "./deck-frame.ts";
import { iframeOf } from "./deck-places.ts";

/** A frame that takes longer has something wrong with it; the others are printed, milliseconds. */
const patience = 60_000;
const pause = 200;
/** For its field and density to follow the particles. */
const rest = 1000;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * On paper every fragment is a page of its own with a copy of its frame, and each copy goes to its own step. reveal.js
 * does not load the lazy ones; they come one after another here, for each computes.
 */
export async function printSteps(frames: Iterable<DeckFrame>): Promise<void> {
  const { scrollX, scrollY } = window;
  for (const frame of frames) {
    const iframe = iframeOf(frame.anchor);
    const address = iframe?.getAttribute("data-src");
    if (!iframe || !address || iframe.hasAttribute("src")) continue;
    // Out of view it would rest.
    iframe.scrollIntoView({ block: "center" });
    iframe.src = address;
    for (let waited = 0; waited < patience && !frame.settled; waited += pause) await wait(pause);
    await wait(rest);
  }
  window.scrollTo(scrollX, scrollY);
}
