import * as v from "valibot";
import type { MixtureComponent } from "../maths/density/data-source.ts";
import { readTyped, reconcile } from "./codec.ts";
import { configFormat } from "./config-format.ts";
import { isMixture } from "./link-data.ts";
import { linkDefaults } from "./link-defaults.ts";
import { mostTrainingAtOpening } from "./page-options.ts";
import { mostClasses, type PlaygroundConfig } from "./settings.ts";

/** What a file of a configuration opens. */
export interface ConfigFile {
  readonly config: PlaygroundConfig;
  readonly data: FileData;
  /** Training steps the network had, at most `mostTrainingAtOpening`. */
  readonly trained: number;
  /** Where the playhead of the sampling stood; null where there was none. */
  readonly step: number | null;
}
export type FileData =
  /** Ink of each class, or of all that is drawn: 64 × 64 cells each, 0 … 1, the first row is the lowest. */
  | { readonly kind: "raster"; readonly layers: readonly Float32Array<ArrayBuffer>[] }
  | { readonly kind: "mixture"; readonly components: readonly MixtureComponent[] }
  | {
      readonly kind: "points";
      /** [n, 2], in the square. */
      readonly points: Float32Array<ArrayBuffer>;
      readonly origin: { readonly name: string; readonly centre: readonly [number, number]; readonly scale: number };
    };

/** Why a file of a configuration could not be opened. */
export type ConfigFileFault = "file" | "file-version";

const side = 64;
/** As many as are read from a table. */
const mostPoints = 100_000;
const number = v.pipe(v.number(), v.finite());
const between = (least: number, most: number) => v.pipe(number, v.minValue(least), v.maxValue(most));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const layer = v.pipe(v.array(v.pipe(v.array(between(0, 1)), v.length(side))), v.length(side));
// Two squares wide, as in links.
const place = v.strictTuple([between(-2, 2), between(-2, 2)]);
const data = v.variant("kind", [
  v.object({
    kind: v.literal("raster"),
    ink: layer,
    classes: v.optional(v.pipe(v.array(layer), v.minLength(2), v.maxLength(mostClasses))),
  }),
  v.object({
    kind: v.literal("mixture"),
    components: v.array(
      v.object({
        weight: number,
        mean: v.strictTuple([number, number]),
        covariance: v.strictTuple([number, number, number]),
      }),
    ),
  }),
  v.object({
    kind: v.literal("points"),
    points: v.pipe(v.array(place), v.minLength(1), v.maxLength(mostPoints)),
    origin: v.object({
      name: v.pipe(v.string(), v.maxLength(1000)),
      centre: v.strictTuple([number, number]),
      scale: v.pipe(number, v.gtValue(0)),
    }),
  }),
]);
/** New fields may come without a new version. */
const schema = v.object({
  config: v.record(v.string(), v.unknown()),
  data,
  measured: v.object({
    training: v.nullable(v.object({ step: count })),
    sampling: v.nullable(v.pipe(v.array(v.object({ step: count })), v.minLength(1))),
  }),
});
const ofFormat = v.object({ format: v.literal(configFormat.format) });
const ofVersion = v.object({ version: v.literal(configFormat.version) });

/** Whether JSON is a file of a configuration, readable or not. */
export const isConfigFile = (json: unknown): boolean => v.is(ofFormat, json);

/**
 * Reads a file of a configuration, which anybody may have written. Settings that this page does not know are passed over;
 * one that is out of its bounds, or data that are none, make the file unreadable.
 */
export function readConfigFile(json: unknown): ConfigFile | ConfigFileFault {
  if (isConfigFile(json) && !v.is(ofVersion, json)) return "file-version";
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) return "file";
  const { config, data: written, measured } = parsed.output;
  const { values, problems } = readTyped(Object.entries(config));
  if (problems.some(({ outcome }) => outcome !== "unknown")) return "file";
  const read = dataOf(written);
  return read === null
    ? "file"
    : {
        config: reconcile({ ...linkDefaults, ...values }),
        data: read,
        trained: Math.min(mostTrainingAtOpening, measured.training?.step ?? 0),
        step: measured.sampling?.[0]?.step ?? null,
      };
}

function dataOf(written: v.InferOutput<typeof data>): FileData | null {
  switch (written.kind) {
    case "raster":
      return {
        kind: written.kind,
        layers: (written.classes ?? [written.ink]).map((rows) => new Float32Array(rows.flat())),
      };
    case "mixture":
      return isMixture(written.components) ? written : null;
    case "points":
      return { ...written, points: new Float32Array(written.points.flat()) };
    default:
      return written satisfies never;
  }
}
