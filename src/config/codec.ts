import { parseLadder } from "../maths/noise/ladder.ts";
import { centreInside } from "../maths/sight.ts";
import { defaultConfig, type PlaygroundConfig, type SettingName, settings } from "./settings.ts";

/** What was wrong with one setting that came from outside, and what was done about it. */
export interface SettingProblem {
  readonly name: string;
  /** `unknown` and `invalid` were ignored; `clamped` was moved to the nearest bound. */
  readonly outcome: "unknown" | "invalid" | "clamped";
  readonly received: string;
  /** What it may be; empty for an unknown setting. */
  readonly expected: string;
}

export interface ReadConfig {
  readonly config: PlaygroundConfig;
  readonly problems: readonly SettingProblem[];
}

type Setting = (typeof settings)[SettingName];
/**
 * Reads one value from outside, without its bounds; undefined where it is none of the setting's. Before the first picture
 * there is no room for a library of schemas, and these are four kinds.
 */
type Reader = (setting: Setting, given: unknown) => number | boolean | string | undefined;

/** No text of a setting is nearly so long. */
const longestText = 4096;

const readString = (setting: Setting, given: string): string | undefined => {
  if (setting.kind === "choice") return (setting.options as readonly string[]).find((option) => option === given);
  return setting.kind === "text" && given.length <= longestText && setting.accepts(given) ? given : undefined;
};

const flagTexts: Readonly<Record<string, boolean>> = { "1": true, true: true, "0": false, false: false };

/** As they stand in a query. */
const readText: Reader = (setting, given) => {
  if (typeof given !== "string") return undefined;
  if (setting.kind === "flag") return Object.hasOwn(flagTexts, given) ? flagTexts[given] : undefined;
  if (setting.kind !== "number") return readString(setting, given);
  const value = given.trim() === "" ? Number.NaN : Number(given);
  return Number.isFinite(value) ? value : undefined;
};

/** As they stand in JSON. */
const readJson: Reader = (setting, given) => {
  if (setting.kind === "number") return typeof given === "number" && Number.isFinite(given) ? given : undefined;
  if (setting.kind === "flag") return typeof given === "boolean" ? given : undefined;
  return typeof given === "string" ? readString(setting, given) : undefined;
};

const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings, name);

/** Whole where the setting is, and inside its bounds. */
const clampNumber = (name: SettingName, value: number): number => {
  const setting = settings[name];
  if (setting.kind !== "number") return value;
  const rounded = setting.integer ? Math.round(value) : value;
  return Math.min(setting.max, Math.max(setting.min, rounded));
};

/** What a setting may be, in symbols that need no translation. */
export function expectedOf(name: SettingName): string {
  const setting = settings[name];
  switch (setting.kind) {
    case "number":
      return `${setting.min} … ${setting.max}`;
    case "choice":
      return setting.options.join(" | ");
    case "flag":
      return "1 | 0";
    case "text":
      return setting.example;
    default:
      return setting satisfies never;
  }
}

/**
 * Makes settings that contradict each other agree: the ladder needs σ_1 > σ_L, a custom one has its own length and ends
 * (as far as the bounds of those settings reach, so that the ladder by rule after it is inside them), and the level shown
 * and the one trained on must be on it. The view is inside the square.
 */
export function reconcile(config: PlaygroundConfig): PlaygroundConfig {
  const custom = config.spacing === "custom" ? parseLadder(config.ladder) : null;
  const sigmaMax = clampNumber("sigmaMax", custom?.[0] ?? config.sigmaMax);
  const sigmaMin = clampNumber("sigmaMin", custom?.at(-1) ?? config.sigmaMin);
  const levels = custom?.length ?? config.levels;
  const wanted: Partial<PlaygroundConfig> = {
    spacing: config.spacing === "custom" && custom === null ? "geometric" : config.spacing,
    levels,
    sigmaMax,
    sigmaMin: custom ? sigmaMin : Math.min(sigmaMin, sigmaMax / 2),
    level: Math.min(config.level, levels),
    trainedLevel: Math.min(config.trainedLevel, levels),
    viewX: centreInside(config.viewX, config.zoom),
    viewY: centreInside(config.viewY, config.zoom),
  };
  const names = Object.keys(wanted) as (keyof PlaygroundConfig)[];
  return names.every((name) => wanted[name] === config[name]) ? config : { ...config, ...wanted };
}

/** Settings of which a ladder is made by rule: to change one is to leave a custom ladder. */
const ofRule: ReadonlySet<SettingName> = new Set(["levels", "sigmaMax", "sigmaMin"]);

/**
 * Reads settings by their names from a query. What it does not know or cannot use is left at its default and reported;
 * nothing throws. Names in `others` belong to somebody else and are passed over.
 */
export function readQuery(query: Iterable<[string, string]>, others: ReadonlySet<string> = new Set()): ReadConfig {
  const { values, problems } = readValues(query, others);
  return { config: reconcile({ ...defaultConfig, ...values }), problems };
}

/** Reads some settings, which may contradict each other and those that are not named. */
export function readValues(
  query: Iterable<readonly [string, string]>,
  others: ReadonlySet<string> = new Set(),
): { readonly values: Partial<PlaygroundConfig>; readonly problems: readonly SettingProblem[] } {
  return readEach(
    [...query].filter(([name]) => !others.has(name)),
    readText,
  );
}

/** As readValues, of values that are no texts, such as those of JSON. */
export const readTyped = (values: Iterable<readonly [string, unknown]>) => readEach(values, readJson);

/** A value from outside, as a report may quote it. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  return typeof value === "object" && value !== null ? "{…}" : String(value).slice(0, 40);
}

function readEach(
  entries: Iterable<readonly [string, unknown]>,
  read: Reader,
): { readonly values: Partial<PlaygroundConfig>; readonly problems: readonly SettingProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const [name, given] of entries) {
    const received = quoted(given);
    if (!isSettingName(name)) {
      problems.push({ name: name.slice(0, 40), outcome: "unknown", received, expected: "" });
      continue;
    }
    const setting = settings[name];
    const expected = expectedOf(name);
    const raw = read(setting, given);
    if (raw === undefined) {
      problems.push({ name, outcome: "invalid", received, expected });
      continue;
    }
    const value = typeof raw === "number" ? clampNumber(name, raw) : raw;
    if (value !== raw) problems.push({ name, outcome: "clamped", received, expected });
    values[name] = value;
  }
  return { values, problems };
}

/** A change made by a control: clamped to the setting's bounds and reconciled with the rest. */
export function withSetting<Name extends SettingName>(
  config: PlaygroundConfig,
  name: Name,
  value: PlaygroundConfig[Name],
): PlaygroundConfig {
  return withSettings(config, { [name]: value });
}

/** Several changes at once, in whatever order. @returns the very object when they change nothing */
export function withSettings(config: PlaygroundConfig, changes: Partial<PlaygroundConfig>): PlaygroundConfig {
  const names = Object.keys(changes) as SettingName[];
  const clamped = names.map((name) => {
    const value = changes[name];
    return [name, typeof value === "number" ? clampNumber(name, value) : value] as const;
  });
  const leavesCustom = config.spacing === "custom" && names.some((name) => ofRule.has(name));
  if (!leavesCustom && clamped.every(([name, value]) => config[name] === value)) return reconcile(config);
  const spacing = leavesCustom ? "geometric" : config.spacing;
  return reconcile({ ...config, spacing, ...Object.fromEntries(clamped) });
}
