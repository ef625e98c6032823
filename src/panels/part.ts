import { type Observable, observable } from "../store/observable.ts";

export interface PartState<Module> {
  /** The part's code; null until it is there. */
  readonly module: Module | null;
  /** Whether the last attempt to fetch it failed. */
  readonly missing: boolean;
}

/** A part of the page whose code is fetched when it is wanted, or before that while the browser has nothing to do. */
export interface Part<Module> extends Pick<Observable<PartState<Module>>, "get" | "subscribe"> {
  /** Fetches it unless it is there or on its way; tries again after a failure. Never rejects: the state says how it went. */
  fetch(): Promise<void>;
}

export function part<Module>(load: () => Promise<Module>): Part<Module> {
  const state = observable<PartState<Module>>({ module: null, missing: false });
  let fetching: Promise<void> | null = null;
  const tryToLoad = async () => {
    try {
      state.set({ module: await load(), missing: false });
    } catch (error) {
      console.warn(error);
      fetching = null;
      state.set({ missing: true });
    }
  };
  return {
    get: state.get,
    subscribe: state.subscribe,
    fetch() {
      fetching ??= tryToLoad();
      return fetching;
    },
  };
}
