import { createContext, useContext, useSyncExternalStore } from "react";
import type { Playground } from "./playground-store.ts";
import type { PlaygroundState } from "./state.ts";

const PlaygroundContext = createContext<Playground | null>(null);
export const PlaygroundProvider = PlaygroundContext.Provider;

/** The page's one playground. */
export function usePlayground(): Playground {
  const playground = useContext(PlaygroundContext);
  if (!playground) throw new Error("usePlayground needs a PlaygroundProvider above it");
  return playground;
}

/**
 * A part of the state; the component renders when that part becomes another object or value.
 *
 * @param select must return the same object for the same state
 */
export function usePlaygroundState<Part>(select: (state: PlaygroundState) => Part): Part {
  const { state } = usePlayground();
  return useSyncExternalStore(state.subscribe, () => select(state.get()));
}
