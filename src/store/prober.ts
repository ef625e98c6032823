import type { PlaygroundClient } from "../client/playground-client.ts";
import { guideOf } from "../config/guide.ts";
import { panesOf } from "./derived.ts";
import type { Place } from "./drawing.ts";
import type { Observable } from "./observable.ts";
import { sigmaOfPane } from "./pictures-wanted.ts";
import type { PlaygroundState } from "./state.ts";

/** Reads off the place under the pointer: one question at a time, and the newest place next. */
export function prober(state: Observable<PlaygroundState>, client: PlaygroundClient) {
  let place: Place | null = null;
  let pane = 0;
  let asking = false;
  let stale = false;

  const ask = async () => {
    stale = true;
    if (asking) return;
    asking = true;
    try {
      while (stale && place && state.get().phase !== "stopped") {
        stale = false;
        const { config } = state.get();
        const guide = guideOf(panesOf(config)[pane] ?? config);
        const probe = await client.request("probe", { ...place, sigma: sigmaOfPane(state.get(), pane), guide });
        if (place) state.set({ probe });
      }
    } catch {
      // The worker stopped or knows no such place; the page hears of it elsewhere.
    } finally {
      asking = false;
    }
  };

  return {
    /**
     * @param at null when the pointer has left
     * @param on which pane
     */
    point(at: Place | null, on = 0): void {
      place = at;
      pane = on;
      if (place) void ask();
      else if (state.get().probe) state.set({ probe: null });
    },
    /** The field, the data or the level is another. */
    refresh(): void {
      if (place) void ask();
    },
  };
}
