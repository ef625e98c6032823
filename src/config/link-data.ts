import * as v from "valibot";
import type { MixtureComponent } from "../maths/density/data-source.ts";
import { readLayers, readStroke, writeLayers, writeStroke } from "./link-drawing.ts";
import {
  type LinkData,
  type LinkMixture,
  type LinkPoints,
  type LinkStrokes,
  lengthOfStrokes,
  mostStrokeLength,
  mostStrokePoints,
} from "./link-state.ts";
import { mostClasses, settings } from "./settings.ts";
import { readVlq, writeVlq } from "./vlq.ts";

/** What a link may hold as data, in words that need no translation. */
export const expectedData = "strokes | raster | mixture | points";

const mostComponents = 64;
export const mostLinkPoints = 10_000;

/** Data as a link's JSON has them. */
export function writeLinkData(data: LinkData): object {
  switch (data.kind) {
    case "strokes":
      return { ...data, strokes: data.strokes.map(writeStroke) };
    case "raster":
      return { kind: data.kind, layers: writeLayers(data) };
    case "mixture":
      return {
        kind: data.kind,
        components: data.components.map(({ weight, mean, covariance }) => [weight, ...mean, ...covariance]),
      };
    case "points":
      return { kind: data.kind, points: writeVlq(stepsOf(data.points)) };
    default:
      return data satisfies never;
  }
}

function* stepsOf(points: Int16Array): Generator<number> {
  for (const [i, value] of points.entries()) yield value - (points[i - 2] ?? 0);
}

const text = v.pipe(v.string(), v.maxLength(65536));
const number = v.pipe(v.number(), v.finite());
const schema = v.variant("kind", [
  v.strictObject({
    kind: v.literal("strokes"),
    base: v.picklist(settings.preset.options),
    classes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostClasses)),
    strokes: v.pipe(v.array(text), v.minLength(1), v.maxLength(mostStrokePoints)),
  }),
  v.strictObject({ kind: v.literal("raster"), layers: v.array(text) }),
  v.strictObject({
    kind: v.literal("mixture"),
    components: v.pipe(
      v.array(v.strictTuple([number, number, number, number, number, number])),
      v.minLength(1),
      v.maxLength(mostComponents),
    ),
  }),
  v.strictObject({ kind: v.literal("points"), points: text }),
]);

/** @returns null where the JSON, which may be anything, holds no data */
export function readLinkData(json: unknown): LinkData | null {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) return null;
  const data = parsed.output;
  switch (data.kind) {
    case "strokes":
      return readStrokes(data);
    case "raster":
      return readLayers(data.layers);
    case "mixture":
      return readMixture(data.components);
    case "points":
      return readPoints(data.points);
    default:
      return data satisfies never;
  }
}

function readStrokes(data: Pick<LinkStrokes, "base" | "classes"> & { readonly strokes: string[] }): LinkStrokes | null {
  const strokes = data.strokes.flatMap((each) => readStroke(each) ?? []);
  const points = strokes.reduce((sum, { path }) => sum + path.length / 3, 0);
  const isWhole =
    strokes.length === data.strokes.length &&
    points <= mostStrokePoints &&
    lengthOfStrokes(strokes) <= mostStrokeLength;
  const known = strokes.every(({ label }) => label === null || label < data.classes);
  return isWhole && known ? { kind: "strokes", base: data.base, classes: data.classes, strokes } : null;
}

type SixNumbers = readonly [number, number, number, number, number, number];

function readMixture(numbers: readonly SixNumbers[]): LinkMixture | null {
  const components = numbers.map(
    ([weight, x, y, xx, xy, yy]): MixtureComponent => ({ weight, mean: [x, y], covariance: [xx, xy, yy] }),
  );
  return isMixture(components) ? { kind: "mixture", components } : null;
}

/** Whether these make a density: means in the square, widths that leave one, and some weight. */
export function isMixture(components: readonly MixtureComponent[]): boolean {
  const isDensity = ({ weight, mean: [x, y], covariance: [xx, xy, yy] }: MixtureComponent) =>
    weight >= 0 &&
    weight <= 1e6 &&
    Math.max(Math.abs(x), Math.abs(y)) <= 2 &&
    Math.min(xx, yy) >= 1e-5 &&
    Math.max(xx, yy) <= 10 &&
    // The narrowest direction is no thinner than 1e-3 of the widest.
    xx * yy - xy * xy >= 1e-6 * xx * yy;
  const drawn = components.some(({ weight }) => weight > 0);
  return drawn && components.length <= mostComponents && components.every(isDensity);
}

function readPoints(points: string): LinkPoints | null {
  const steps = readVlq(points, 2 * mostLinkPoints);
  if (!steps || steps.length === 0 || steps.length % 2 !== 0) return null;
  const places = new Int16Array(steps.length);
  for (const [i, step] of steps.entries()) {
    const value = step + (places[i - 2] ?? 0);
    // Two squares wide: what is further would be cut off by 16 bits.
    if (Math.abs(value) > 8192) return null;
    places[i] = value;
  }
  return { kind: "points", points: places };
}
