import * as v from "valibot";
import { quoted } from "../../config/codec.ts";
import { mostClasses, settings } from "../../config/settings.ts";
import { type CommandName, type Commands, contractVersion, namespace } from "../messages.ts";

/** What may arrive from the page around, which anybody may have written. Nothing here throws. */

const mostPoints = 10_000;
const mostSteps = 1_000_000;
const longestLink = 200_000;
/** Further away than this nothing is drawn, nor does any particle go. */
const furthest = 1_000_000;

const wholeFrom = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const steps = wholeFrom(1, mostSteps);
const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-furthest), v.maxValue(furthest));
const place = v.strictTuple([coordinate, coordinate]);
/** Their number first: a list of millions is not to be walked through. */
const places = v.pipe(
  v.custom<readonly unknown[]>((value) => Array.isArray(value) && value.length >= 1 && value.length <= mostPoints),
  v.array(place),
);
const nothing = v.nullable(v.never());
/** Settings, which the table of settings reads: of so many more than there are, none is walked through. */
const mostNames = 4 * Object.keys(settings).length;
const record = v.custom<Readonly<Record<string, unknown>>>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.keys(value).length <= mostNames,
);
const linkText = v.pipe(v.string(), v.maxLength(longestLink));

const payloads = {
  load: v.pipe(
    record,
    v.check((value) => !Object.hasOwn(value, "link") || v.is(linkText, value["link"])),
  ),
  train: v.union([
    v.strictObject({ steps }),
    v.strictObject({ untilExcess: v.pipe(v.number(), v.finite(), v.minValue(0)), maxSteps: steps }),
  ]),
  pause: nothing,
  play: nothing,
  reset: nothing,
  score: v.strictObject({
    points: places,
    sigma: v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(1000)),
    label: v.optional(v.nullable(wholeFrom(0, mostClasses - 1))),
    omega: v.optional(v.pipe(v.number(), v.finite(), v.minValue(-1000), v.maxValue(1000))),
  }),
  sample: record,
  step: v.nullable(v.strictObject({ step: v.optional(steps) })),
  stepBack: v.nullable(v.strictObject({ step: v.optional(steps) })),
  seek: v.strictObject({ step: wholeFrom(0, mostSteps) }),
  getState: nothing,
  setLanguage: v.strictObject({ lang: v.picklist(settings.lang.options) }),
  setTheme: v.strictObject({ theme: v.picklist(settings.theme.options) }),
  exportImage: v.nullable(
    v.strictObject({
      format: v.optional(v.picklist(["png", "svg"])),
      size: v.optional(v.pipe(v.number(), v.finite(), v.minValue(240), v.maxValue(4096))),
    }),
  ),
} satisfies Record<CommandName, v.GenericSchema>;

/** What each takes, for who sent something else. */
const forms: Readonly<Record<CommandName, string>> = {
  load: `settings, and link: a text of at most ${longestLink} characters`,
  train: `{ steps: 1 … ${mostSteps} } or { untilExcess: 0 or more, maxSteps: 1 … ${mostSteps} }`,
  pause: "null",
  play: "null",
  reset: "null",
  score: `{ points: 1 … ${mostPoints} of [x, y], sigma: above 0, label: 0 … ${mostClasses - 1} | null, omega: a number }`,
  sample: "settings of a sampler",
  step: `{ step: 1 … ${mostSteps} } or null`,
  stepBack: `{ step: 1 … ${mostSteps} } or null`,
  seek: `{ step: 0 … ${mostSteps} }`,
  getState: "null",
  setLanguage: `{ lang: ${settings.lang.options.join(" | ")} }`,
  setTheme: `{ theme: ${settings.theme.options.join(" | ")} }`,
  exportImage: "{ format: png | svg, size: 240 … 4096 } or null",
};

const envelope = v.strictObject({
  ns: v.literal(namespace),
  v: v.literal(contractVersion),
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  type: v.pipe(v.string(), v.maxLength(64)),
  payload: v.optional(v.unknown(), null),
});

/** A command as it arrived, its payload yet to be read. */
export interface Addressed {
  readonly id: number;
  readonly type: string;
  readonly payload: unknown;
}

/** @returns null for what is no message of the contract, or one of another version */
export function readEnvelope(data: unknown): Addressed | null {
  const read = v.safeParse(envelope, data);
  if (!read.success) return null;
  const { id, type, payload } = read.output;
  return { id, type, payload };
}

/** A payload as a sentence may quote it, its first few names with their values. */
function preview(payload: unknown): string {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return quoted(payload);
  const entries = Object.entries(payload);
  const said = (value: unknown) => (typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : quoted(value));
  const first = entries.slice(0, 4).map(([name, value]) => `${name.slice(0, 20)}: ${said(value)}`);
  return `{ ${[...first, ...(entries.length > first.length ? ["…"] : [])].join(", ")} }`;
}

export type Command = { [Name in CommandName]: { readonly name: Name; readonly payload: Payload<Name> } }[CommandName];
/** Settings arrive in whatever form; who carries the command out reads them. */
type Payload<Name extends CommandName> = Name extends "load" | "sample"
  ? Readonly<Record<string, unknown>>
  : Commands[Name]["payload"];

const isCommandName = (type: string): type is CommandName => Object.hasOwn(payloads, type);

/** @returns the command, or a sentence that says what was expected and what came */
export function readCommand({ type, payload }: Addressed): Command | string {
  if (!isCommandName(type)) return `need one of the commands ${Object.keys(payloads).join(", ")}, got "${type}"`;
  const read = v.safeParse(payloads[type], payload);
  if (!read.success) return `need ${forms[type]} for ${type}, got ${preview(payload)}`;
  return { name: type, payload: read.output } as Command;
}
