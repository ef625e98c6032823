import { useSyncExternalStore } from "react";

/** Device pixels for a CSS px; more than two are not seen. */
export const pixelRatio = (): number => Math.min(2, window.devicePixelRatio || 1);

const listeners = new Set<() => void>();
/** Matches the ratio there is, and no other: after a change it is another query. */
let query: MediaQueryList | null = null;

function watch(): void {
  query?.removeEventListener("change", changed);
  query = listeners.size > 0 ? window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`) : null;
  query?.addEventListener("change", changed);
}

function changed(): void {
  watch();
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (query === null) watch();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) watch();
  };
}

/** The same, kept up to date: the page may be zoomed, or moved to another screen. */
export const usePixelRatio = (): number => useSyncExternalStore(subscribe, pixelRatio);
