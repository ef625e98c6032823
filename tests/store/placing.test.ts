import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { emptyHistory } from "../../src/store/history.ts";
import { observable } from "../../src/store/observable.ts";
import { placesOf, placing } from "../../src/store/placing.ts";
import type { PlaygroundState, Run } from "../../src/store/state.ts";

function bench() {
  const state = observable({
    config: defaultConfig,
    run: null,
    placing: false,
    placesHistory: emptyHistory,
  } as unknown as PlaygroundState);
  const setting = (part: Partial<typeof defaultConfig>) => state.set({ config: { ...state.get().config, ...part } });
  const places = placing({ state, setPlaces: (text) => setting({ places: text }) });
  const runOf = (run: number) => ({ panes: [{ recording: { run } }] }) as unknown as Run;
  return { state, places, setting, runOf, spots: () => placesOf(state.get().config) };
}

test("places are added, moved and removed, and kept in the setting", () => {
  const { places, spots, state } = bench();
  expect(places.addPlace([0.5, 0.25])).toBe(0);
  expect(places.addPlace([-0.5, 0])).toBe(1);
  places.movePlace(0, [0.123456, 3]);
  expect(spots()).toEqual([
    [0.1235, 1],
    [-0.5, 0],
  ]);
  expect(state.get().config.places).toBe("0.1235 1 -0.5 0");
  places.removePlace(0);
  expect(spots()).toEqual([[-0.5, 0]]);
  places.clearPlaces();
  expect(spots()).toEqual([]);
});

test("every change of the places can be taken back and done again, a drag as one", () => {
  const { places, spots, state } = bench();
  places.addPlace([0.5, 0.25]);
  places.addPlace([-0.5, 0]);
  for (let x = 0; x < 5; x++) places.movePlace(0, [x / 10, 0]);
  places.endMove();
  for (let y = 0; y < 5; y++) places.movePlace(0, [0.4, y / 10]);
  places.clearPlaces();
  const seen: unknown[] = [];
  for (let back = 0; back < 6; back++) {
    places.undoPlaces();
    seen.push(spots());
  }
  expect(seen).toEqual([
    [
      [0.4, 0.4],
      [-0.5, 0],
    ],
    [
      [0.4, 0],
      [-0.5, 0],
    ],
    [
      [0.5, 0.25],
      [-0.5, 0],
    ],
    [[0.5, 0.25]],
    [],
    [],
  ]);
  for (let on = 0; on < 5; on++) places.redoPlaces();
  expect(spots()).toEqual([]);
  places.undoPlaces();
  expect(spots()).toHaveLength(2);
  expect(state.get().placesHistory.past).toHaveLength(4);
});

test("there are no more than 64", () => {
  const { places, spots } = bench();
  for (let k = 0; k < 64; k++) expect(places.addPlace([k / 64, 0])).toBe(k);
  expect(places.addPlace([0, 0])).toBeNull();
  expect(spots()).toHaveLength(64);
});

test("the stage is for placing once such a start is asked for, until a run starts or it is put away", () => {
  const { places, setting, runOf, state } = bench();
  setting({ start: "placed" });
  expect(state.get().placing).toBe(true);
  state.set({ run: runOf(1) });
  expect(state.get().placing).toBe(false);
  places.setPlacing(true);
  state.set({ run: { ...runOf(1), step: 3 } });
  expect(state.get().placing).toBe(true);
  state.set({ run: null });
  expect(state.get().placing).toBe(true);
  setting({ start: "uniform" });
  expect(state.get().placing).toBe(false);
});
