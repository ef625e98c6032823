import { levelShown } from "../../store/derived.ts";
import type { Playground } from "../../store/playground-store.ts";
import { nextStop } from "../../store/stops.ts";
import { type Chart, charts } from "../chart-names.ts";

export type Blank = "black" | "white" | null;

/** What else keys reach while the page is presented. */
export interface PresentActions {
  readonly blank: () => Blank;
  readonly setBlank: (blank: Blank) => void;
  readonly setChart: (chart: Chart) => void;
  readonly leave: () => void;
}

/** Keys of a clicker, and of whoever stands before the class; the rest are the page's own. */
export function presentKeys(playground: Playground, actions: PresentActions) {
  /** Where the run is being played to, so that a second press goes on from there. */
  let heading = { run: -1, step: 0, direction: 0 };

  const stride = (direction: 1 | -1) => {
    const { run } = playground.state.get();
    if (!run) {
      // The first press shows the noise that all begins with.
      if (direction > 0) playground.stepOn();
      return;
    }
    const id = run.panes[0]?.recording.run ?? -1;
    const isOnTheWay =
      run.playing && heading.run === id && heading.direction === direction && direction * (heading.step - run.step) > 0;
    const step = nextStop(run, isOnTheWay ? heading.step : run.step, direction);
    heading = { run: id, step, direction };
    playground.seek(step);
  };
  const level = (by: 1 | -1) => {
    const { config } = playground.state.get();
    playground.showLevel(Math.min(config.levels, Math.max(1, levelShown(config) + by)));
  };

  /** What a key does whatever has the focus. */
  const anywhere = (key: string): (() => void) | null => {
    switch (key) {
      case "PageDown":
        return () => stride(1);
      case "PageUp":
        return () => stride(-1);
      case "F5":
      case "Escape":
        return actions.leave;
      default:
        return null;
    }
  };
  /** What a letter, a digit or a sign does, where single keys do anything. */
  const single = (key: string): (() => void) | null => {
    const chart = charts[Number(key) - 1];
    if (chart) return () => actions.setChart(chart);
    if (key === "b" || key === ".") return () => actions.setBlank("black");
    return key === "," ? () => actions.setBlank("white") : null;
  };
  const actionOf = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): (() => void) | null => {
    // Any key brings the picture back, and does nothing else.
    if (actions.blank() !== null) return () => actions.setBlank(null);
    if (ctrlKey || metaKey || altKey) return null;
    const element = target instanceof Element ? target : null;
    if (element?.closest("dialog[open], details[open], select, textarea, input")) return null;
    const action = anywhere(key);
    if (action) return action;
    const usesArrows = element?.closest("[role=slider], [role=tab], .chart");
    if (!usesArrows && key === "ArrowUp") return () => level(-1);
    if (!usesArrows && key === "ArrowDown") return () => level(1);
    return playground.state.get().config.shortcuts ? single(key.toLowerCase()) : null;
  };

  /** Acts on a key, and keeps it from the page, where it means something here. */
  return (event: KeyboardEvent): void => {
    if (["Control", "Meta", "Alt", "Shift", "Tab"].includes(event.key)) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}
