import type { Playground } from "../../store/playground-store.ts";
import { startHost } from "./host.ts";
import { watchRepaints, watchScrolling } from "./seen.ts";

export interface EmbeddedOptions {
  /** Whether a control on the page takes a key itself. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
}

/** A playground inside another page: it answers that page, and rests while nobody sees the frame. @returns ends it */
export function embedded(playground: Playground, { takesKey }: EmbeddedOptions): () => void {
  const stopHost = startHost(playground, {
    window,
    base: window.location.href.replace(/[?#].*$/s, ""),
    takesKey,
    now: () => performance.now(),
    later: (callback, ms) => setTimeout(callback, ms),
  });
  const stopWatching = watchScrolling(playground, document.documentElement);
  let looking: ReturnType<typeof setInterval> | undefined;
  watchRepaints(playground, {
    nextFrame: (callback) => void requestAnimationFrame(callback),
    every: (callback, ms) => {
      looking = setInterval(callback, ms);
    },
  });
  return () => {
    clearInterval(looking);
    stopHost();
    stopWatching();
  };
}
