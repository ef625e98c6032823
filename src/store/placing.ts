import { mostPlaces, parsePlaces, placesText } from "../config/places.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { redo, remember, undo } from "./history.ts";
import type { Observable } from "./observable.ts";
import type { PlaygroundState } from "./state.ts";

/** As many as can be set by hand. */
export const mostStartPlaces = mostPlaces;

export type Spot = readonly [number, number];

export interface PlacingOptions {
  readonly state: Observable<PlaygroundState>;
  readonly setPlaces: (places: string) => void;
}

/** Places are set on the stage, which shows this much. */
const edge = 1;
const inside = (value: number) => Math.min(edge, Math.max(-edge, value));

/** Where the user has put particles, [n][2]. */
export const placesOf = ({ places }: Pick<PlaygroundConfig, "places">): readonly Spot[] => parsePlaces(places) ?? [];

/**
 * Places that particles start from, set by hand on the stage. The stage is there for it as soon as a start from places
 * is asked for, and until a run starts or it is put away; runs that are there already are left alone.
 */
export function placing({ state, setPlaces }: PlacingOptions) {
  let start = state.get().config.start;
  let run = state.get().run?.panes[0]?.recording.run ?? null;
  const unsubscribe = state.subscribe(() => {
    const present = state.get();
    const presentRun = present.run?.panes[0]?.recording.run ?? null;
    const asked = present.config.start !== start;
    const started = presentRun !== run && presentRun !== null;
    start = present.config.start;
    run = presentRun;
    if (asked) state.set({ placing: start === "placed" });
    else if (started) state.set({ placing: false });
  });
  const spots = () => placesOf(state.get().config);
  /** The place whose moves were the last change: a drag is many, and one step of undo. */
  let moving: number | null = null;
  const set = (next: readonly Spot[], moved: number | null = null) => {
    const { config, placesHistory } = state.get();
    const isOneChange = moved !== null && moved === moving;
    moving = moved;
    if (!isOneChange) state.set({ placesHistory: remember(placesHistory, config.places) });
    setPlaces(placesText(next.map(([x, y]) => [inside(x), inside(y)])));
  };
  const travel = (through: typeof undo<string>) => {
    const { config, placesHistory } = state.get();
    const step = through(placesHistory, config.places);
    if (!step) return;
    moving = null;
    state.set({ placesHistory: step.history });
    setPlaces(step.value);
  };

  return {
    stop: unsubscribe,
    setPlacing: (on: boolean) => state.set({ placing: on }),
    /** @returns the place's index, or null when there are as many as can be */
    addPlace(spot: Spot): number | null {
      const before = spots();
      if (before.length >= mostPlaces) return null;
      set([...before, spot]);
      return before.length;
    },
    /** Moves of one place in a row are one step of undo, until the hand lets go of it. */
    movePlace: (index: number, to: Spot) =>
      set(
        spots().map((spot, k) => (k === index ? to : spot)),
        index,
      ),
    endMove() {
      moving = null;
    },
    removePlace: (index: number) => set(spots().filter((_, k) => k !== index)),
    clearPlaces: () => set([]),
    undoPlaces: () => travel(undo),
    redoPlaces: () => travel(redo),
  };
}
