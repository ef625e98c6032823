/** A value that can be watched: what React, canvases and tests alike subscribe to. */
export interface Observable<State> {
  get(): State;
  /** Replaces the named parts; listeners hear of it at once, and only when something differs. */
  set(change: Partial<State>): void;
  /** @returns the way to stop listening */
  subscribe(listener: () => void): () => void;
}

export function observable<State extends object>(initial: State): Observable<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      const differs = (Object.keys(change) as (keyof State)[]).some((key) => !Object.is(state[key], change[key]));
      if (!differs) return;
      state = { ...state, ...change };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
