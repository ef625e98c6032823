import type { Playground } from "../../store/playground-store.ts";

/** The plain words that reveal.js posts to the frames of a slide. https://revealjs.com/media/#embedded-content */
const words: Readonly<Record<string, boolean>> = { "slide:start": true, "slide:stop": false };

/** Hears whether the slide that holds the frame is shown. @returns whether it was about that */
export function hearSlide(playground: Pick<Playground, "setVisible">, data: unknown): boolean {
  if (typeof data !== "string" || !Object.hasOwn(words, data)) return false;
  playground.setVisible(words[data] as boolean, "slide");
  return true;
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
