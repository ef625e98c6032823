import type { PlaygroundConfig } from "../config/settings.ts";
import { layerSettings } from "../panels/layers.tsx";
import { levelShown } from "../store/derived.ts";
import type { Playground } from "../store/playground-store.ts";
import { isOwnKey } from "./embedded-keys.ts";

const layerKeys = ["q", "f", "g", "p", "r", "d"] as const;
/** Heat is one setting: its key switches it off when it shows that heat. */
const heatKeys: Readonly<Record<string, PlaygroundConfig["heat"]>> = { h: "error", u: "curl" };
const brushStep = 0.02;

/** The control that was last pressed by mouse or finger. */
let pressed: Element | null = null;

/** Remembers what was pressed: Space after a click means the page, Space after Tab means the control. */
export function notePointer(event: PointerEvent): void {
  pressed = event.target instanceof Element ? event.target.closest("button, summary, [tabindex]") : null;
}

/** Controls that use the key themselves keep it. */
function belongsToControl(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("dialog[open]")) return true;
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) {
    const typing = target.type !== "checkbox" && target.type !== "radio" && target.type !== "range";
    return typing || event.key.startsWith("Arrow") || event.key === " " || event.key === "Home" || event.key === "End";
  }
  return event.key === " " && target !== pressed && target.matches("button, summary, [tabindex]");
}

/** What a key does now, or null where it does nothing. */
function actionOf(event: KeyboardEvent, playground: Playground): (() => void) | null {
  const { config, run, phase, brush } = playground.state.get();
  const level = levelShown(config);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const layer = (layerKeys as readonly string[]).indexOf(key);
  if (layer >= 0) {
    const name = layerSettings[layer] as (typeof layerSettings)[number];
    return () => playground.setSetting(name, !config[name]);
  }
  const heat = heatKeys[key];
  if (heat !== undefined) return () => playground.setSetting("heat", config.heat === heat ? "none" : heat);
  switch (key) {
    case "m":
      return () => playground.setPage({ present: !playground.state.get().page.present });
    case "+":
    case "=":
      return () => playground.setSetting("zoom", 2 * config.zoom);
    case "-":
      return () => playground.setSetting("zoom", config.zoom / 2);
    case "0":
      return () => playground.setSetting("zoom", 1);
    case "c":
      return playground.toggleCompare;
    case "w":
      return () => playground.setSetting("showPaths", !config.showPaths);
    case "v":
      return () => playground.setSetting("showErrorArrows", !config.showErrorArrows);
    case "n":
      return () => playground.setSetting("showDenoiser", !config.showDenoiser);
    case " ":
      return run?.playing ? playground.pause : playground.play;
    case "ArrowRight":
      return event.shiftKey ? () => playground.showLevel(Math.min(config.levels, level + 1)) : playground.stepOn;
    case "ArrowLeft":
      return event.shiftKey ? () => playground.showLevel(Math.max(1, level - 1)) : playground.stepBack;
    case "Home":
      return run && (() => playground.seek(0));
    case "End":
      return run && (() => playground.seek(run.totalSteps));
    case "t":
      return phase === "training" ? playground.pauseTraining : playground.train;
    case "s":
      return playground.trainOneStep;
    case ",":
      return () => playground.goToParticle(-1);
    case ".":
      return () => playground.goToParticle(1);
    case "b":
      return () => playground.setTool("pen");
    case "e":
      return () => playground.setTool("eraser");
    case "a":
      return config.classes > 1 ? playground.nextClass : null;
    case "[":
      return () => playground.setBrush(brush - brushStep);
    case "]":
      return () => playground.setBrush(brush + brushStep);
    default:
      return null;
  }
}

/** While the stage is for placing starts, it is these that are undone. */
function undoOf({ shiftKey }: KeyboardEvent, playground: Playground): () => void {
  if (playground.state.get().placing) return shiftKey ? playground.redoPlaces : playground.undoPlaces;
  return shiftKey ? playground.redo : playground.undo;
}

/** Whether a key does something by itself where the focus is. */
export function isTakenByControl(event: KeyboardEvent): boolean {
  if (belongsToControl(event)) return true;
  const { target, key } = event;
  return key === "Enter" && target instanceof Element && target.matches("button, summary, a[href], [tabindex]");
}

/** The page's own keys: one letter, one action. Who uses one prevents its default. */
export function handleKey(event: KeyboardEvent, playground: Playground): void {
  if (event.key === "Tab") pressed = null;
  if (event.defaultPrevented || belongsToControl(event)) return;
  if (!isOwnKey(event.key, playground.state.get().page)) return;
  const command = event.ctrlKey || event.metaKey;
  const undoing = command && !event.altKey && event.key.toLowerCase() === "z";
  const single = !command && !event.altKey && playground.state.get().config.shortcuts;
  const action = undoing ? undoOf(event, playground) : single ? actionOf(event, playground) : null;
  if (!action) return;
  event.preventDefault();
  action();
}
