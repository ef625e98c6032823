import * as v from "valibot";
import { quoted, readTyped, reconcile, type SettingProblem } from "./codec.ts";
import { expectedData, readLinkData, writeLinkData } from "./link-data.ts";
import { linkDefaults } from "./link-defaults.ts";
import type { LinkState } from "./link-state.ts";
import { mostTrainingAtOpening } from "./page-options.ts";
import { settingNames } from "./settings.ts";

/** What a link says, as JSON: only what differs from the defaults of its version. */
export function writeLinkState({ config, data, trained, step, lesson }: LinkState): object {
  const names = settingNames.filter((name) => config[name] !== linkDefaults[name]);
  return {
    ...(names.length > 0 ? { settings: Object.fromEntries(names.map((name) => [name, config[name]])) } : {}),
    ...(data ? { data: writeLinkData(data) } : {}),
    ...(trained > 0 ? { trained } : {}),
    ...(step === null ? {} : { step }),
    ...(lesson === "" ? {} : { lesson }),
  };
}

export interface ReadLink {
  readonly state: LinkState;
  readonly problems: readonly SettingProblem[];
}

/** So many are enough to see that a link is not what it should be. */
const mostProblems = 8;
const mostSteps = 1_000_000;
const record = v.record(v.string(), v.unknown());
const lessonName = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}(\.\d{1,2})?$/));

/**
 * Reads what a link says, which anybody may have written: what cannot be used is left at its default, what is out of
 * bounds is moved to the nearest, and both are reported.
 *
 * @param json of JSON.parse
 * @returns null where that is no object
 */
export function readLinkState(json: unknown): ReadLink | null {
  // An array is an object to a record.
  if (Array.isArray(json) || !v.is(record, json)) return null;
  const problems: SettingProblem[] = [];
  const ignored = (name: string, received: unknown, expected: string) =>
    problems.push({ name, outcome: "invalid", received: quoted(received), expected });
  let state: LinkState = { config: linkDefaults, data: null, trained: 0, step: null, lesson: "" };

  const count = (name: string, value: unknown, most: number): number | null => {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      ignored(name, value, `0 … ${most}`);
      return null;
    }
    const held = Math.min(most, Math.max(0, Math.round(value)));
    if (held !== value) problems.push({ name, outcome: "clamped", received: String(value), expected: `0 … ${most}` });
    return held;
  };
  const readers: Readonly<Record<string, (value: unknown) => Partial<LinkState>>> = {
    settings(value) {
      if (Array.isArray(value) || !v.is(record, value)) {
        ignored("settings", value, "{…}");
        return {};
      }
      const { values, problems: ofSettings } = readTyped(Object.entries(value));
      problems.push(...ofSettings);
      return { config: reconcile({ ...linkDefaults, ...values }) };
    },
    data(value) {
      const data = readLinkData(value);
      if (!data) ignored("data", value, expectedData);
      return { data };
    },
    trained: (value) => ({ trained: count("trained", value, mostTrainingAtOpening) ?? 0 }),
    step: (value) => ({ step: count("step", value, mostSteps) }),
    lesson(value) {
      if (v.is(lessonName, value)) return { lesson: value };
      ignored("lesson", value, "few-steps");
      return {};
    },
  };
  for (const [name, value] of Object.entries(json)) {
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (read) state = { ...state, ...read(value) };
    else problems.push({ name: name.slice(0, 40), outcome: "unknown", received: quoted(value), expected: "" });
  }
  return { state, problems: problems.slice(0, mostProblems) };
}
