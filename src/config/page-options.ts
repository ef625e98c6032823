import type { SettingProblem } from "./codec.ts";

/**
 * What an address says of the page itself, beside the settings: what of it is shown, and what it does when it opens.
 * None of it is part of a run.
 */
export interface PageOptions {
  /** The page inside another one: no chrome, only the panels and controls named. */
  readonly embed: boolean;
  /** For a projector: large type, high contrast. */
  readonly present: boolean;
  readonly panels: readonly PanelName[];
  readonly controls: readonly ControlName[];
  /** Trains and samples without being asked. */
  readonly autoplay: boolean;
  /** Training steps to take when the page opens. */
  readonly train: number;
  /** Step of the sampling to show then; null for no sampling. */
  readonly step: number | null;
  /** Name of a lesson, and of its step where it has several ("noise-levels" or "noise-levels.3"); empty for none. */
  readonly lesson: string;
  /** The one origin whose messages are heard; empty for whichever the parent has. */
  readonly origin: string;
}

/** Panels of an embedded page, in the order in which they are laid out. */
export const panelNames = [
  "stage",
  "ladder",
  "claim",
  "loss",
  "quality",
  "step",
  "outcome",
  "score",
  "data",
  "train",
  "sample",
] as const;
export type PanelName = (typeof panelNames)[number];

/** Controls of an embedded page. `draw` lets the pen draw on the stage. */
export const controlNames = [
  "restart",
  "step",
  "play",
  "timeline",
  "train",
  "layers",
  "speed",
  "draw",
  "link",
] as const;
export type ControlName = (typeof controlNames)[number];

export const mostTrainingAtOpening = 20_000;

export const defaultPageOptions: PageOptions = {
  embed: false,
  present: false,
  panels: ["stage", "ladder", "claim", "loss"],
  controls: ["step", "play", "timeline", "link"],
  autoplay: false,
  train: 0,
  step: null,
  lesson: "",
  origin: "",
};

const chartNames = ["loss", "quality", "step", "outcome", "score"] as const satisfies readonly PanelName[];

/** Names in a query that are no settings. `chart` names the one chart among the panels. */
export const pageOptionNames: ReadonlySet<string> = new Set([...Object.keys(defaultPageOptions), "chart"]);

type Change = Partial<{ -readonly [Name in keyof PageOptions]: PageOptions[Name] }>;
type Reader = (text: string, before: PageOptions) => Change | null;

const flag =
  (name: "embed" | "present" | "autoplay"): Reader =>
  (text) =>
    /^(1|0|true|false)$/.test(text) ? { [name]: text === "1" || text === "true" } : null;

/** A list in whatever order, in the order of the table; "none" for an empty one. */
function list<Name extends string>(text: string, names: readonly Name[]): readonly Name[] | null {
  const words = text === "none" || text === "" ? [] : text.split(",");
  return words.every((word) => (names as readonly string[]).includes(word))
    ? names.filter((name) => words.includes(name))
    : null;
}

function count(text: string, most: number): number | null {
  const value = Number(text);
  return /^\d{1,9}$/.test(text) ? Math.min(most, value) : null;
}

/** Not of ECMAScript, but of pages, workers and Node alike: only a browser's own reader names origins as browsers do. */
declare const URL: {
  new (text: string): { readonly protocol: string; readonly origin: string };
  canParse(text: string): boolean;
};

/** As a browser names it, of an address of a page; a sandbox and a file on disk have "null". */
function originOf(text: string): string | null {
  if (text === "null") return text;
  const address = text.length <= 300 && URL.canParse(text) ? new URL(text) : null;
  return address && /^https?:$/.test(address.protocol) ? address.origin : null;
}

/** Of nobody: an author who names an origin wants no other one heard, even where the name cannot be read. */
const nobody = "https://nobody.invalid";

const readers: Readonly<Record<string, { readonly read: Reader; readonly expected: string }>> = {
  embed: { read: flag("embed"), expected: "1 | 0" },
  present: { read: flag("present"), expected: "1 | 0" },
  autoplay: { read: flag("autoplay"), expected: "1 | 0" },
  panels: {
    read: (text) => {
      const panels = list(text, panelNames);
      return panels && { panels };
    },
    expected: panelNames.join(","),
  },
  controls: {
    read: (text) => {
      const controls = list(text, controlNames);
      return controls && { controls };
    },
    expected: `${controlNames.join(",")} | none`,
  },
  chart: {
    read: (text, { panels }) => {
      const chart = [...chartNames, "none" as const].find((name) => name === text);
      if (chart === undefined) return null;
      const others = panels.filter((name) => !(chartNames as readonly string[]).includes(name));
      return { panels: panelNames.filter((name) => name === chart || others.includes(name)) };
    },
    expected: `${chartNames.join(" | ")} | none`,
  },
  train: {
    read: (text) => {
      const train = count(text, mostTrainingAtOpening);
      return train === null ? null : { train };
    },
    expected: `0 … ${mostTrainingAtOpening}`,
  },
  step: {
    read: (text) => {
      const step = count(text, 1_000_000);
      return step === null ? null : { step };
    },
    expected: "0 … 1000000",
  },
  lesson: {
    read: (text) => (/^[a-z0-9-]{1,40}(\.\d{1,2})?$/.test(text) ? { lesson: text } : null),
    expected: "few-steps",
  },
  origin: {
    read: (text) => {
      const origin = originOf(text);
      return origin === null ? null : { origin };
    },
    expected: "https://example.org",
  },
};

export interface ReadPageOptions {
  readonly options: PageOptions;
  readonly problems: readonly SettingProblem[];
}

/** Reads what is not a setting from a query; nothing throws, and what cannot be used is left at its default and reported. */
export function readPageOptions(query: Iterable<readonly [string, string]>): ReadPageOptions {
  let options = defaultPageOptions;
  const problems: SettingProblem[] = [];
  for (const [name, text] of query) {
    if (!pageOptionNames.has(name)) continue;
    const { read, expected } = readers[name] as (typeof readers)[string];
    const change = read(text, options);
    if (change) options = { ...options, ...change };
    if (!change && name === "origin") options = { ...options, origin: nobody };
    if (!change) problems.push({ name, outcome: "invalid", received: text.slice(0, 40), expected });
  }
  return { options, problems };
}
