import type { ControlName, PageOptions, PanelName } from "../config/page-options.ts";

/** What an embedded page must show for a key to be its own; Space plays and Arrow right steps wherever they can. */
const neededBy: Readonly<Record<string, ControlName | PanelName>> = {
  " ": "play",
  ArrowLeft: "step",
  ArrowRight: "step",
  Home: "timeline",
  End: "timeline",
  t: "train",
  s: "train",
  q: "layers",
  f: "layers",
  g: "layers",
  p: "layers",
  r: "layers",
  d: "layers",
  h: "layers",
  u: "layers",
  v: "layers",
  w: "layers",
  n: "layers",
  ",": "step",
  ".": "step",
  a: "draw",
  b: "draw",
  e: "draw",
  z: "draw",
  "[": "draw",
  "]": "draw",
};
/** A particle is gone through where a panel shows its step, not where a button steps. */
const ofPanel: ReadonlySet<string> = new Set([",", "."]);

/**
 * Whether a key is the page's own. Of an embedded page it is one whose control is shown: any other belongs to the page
 * around, which may be a deck.
 */
export function isOwnKey(key: string, { embed, panels, controls }: PageOptions): boolean {
  if (!embed) return true;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (!Object.hasOwn(neededBy, name)) return false;
  const shown: readonly string[] = ofPanel.has(name) ? panels : controls;
  return shown.includes(neededBy[name] as string);
}
