import type { Playground } from "../../store/playground-store.ts";

/** The plain words that reveal.js posts to the frames of a slide. https://revealjs.com/media/#embedded-content */
const words: Readonly<Record<string, boolean>> = { "slide:start": true, "slide:stop": false };

/** Hears whether the slide that holds the frame is shown. @returns whether it was about that */
export function hearSlide(playground: Pick<Playground, "setVisible">, data: unknown): boolean {
  if (typeof data !== "string" || !Object.hasOwn(words, data)) return false;
  playground.setVisible(words[data] as boolean, "slide");
  return true;
}

/** Between two looks, ms; after so many without a repaint nobody can see anything move. */
const lookInterval = 250;
const looksUnpainted = 3;

export interface FrameClock {
  readonly nextFrame: (callback: () => void) => void;
  readonly every: (callback: () => void, ms: number) => void;
}

/**
 * Watches whether what moves is repainted at all: a browser that shows a frame nowhere, whatever the page around does to
 * hide it, does not repaint it.
 */
export function watchRepaints(
  playground: Pick<Playground, "setVisible" | "state" | "wantsTraining">,
  { nextFrame, every }: FrameClock,
): void {
  let asked = false;
  let unpainted = 0;
  every(() => {
    if (!asked && !playground.state.get().run?.playing && !playground.wantsTraining()) return;
    if (asked) {
      unpainted++;
      if (unpainted === looksUnpainted) playground.setVisible(false, "unpainted");
      return;
    }
    asked = true;
    nextFrame(() => {
      asked = false;
      unpainted = 0;
      playground.setVisible(true, "unpainted");
    });
  }, lookInterval);
}

/** Watches whether the frame is scrolled out of view, of whatever pages are around it. @returns stops it */
export function watchScrolling(playground: Pick<Playground, "setVisible">, element: Element): () => void {
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1);
    if (last) playground.setVisible(last.isIntersecting, "scrolling");
  });
  observer.observe(element);
  return () => observer.disconnect();
}
