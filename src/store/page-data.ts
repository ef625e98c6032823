import type { LinkStrokes } from "../config/link-state.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { DataSource, MixtureComponent } from "../maths/density/data-source.ts";
import { rasterised } from "../maths/density/rasterised.ts";
import { blank, type Ink, inkFromMass, isEmpty, rasterSize, sumOfInk } from "./drawing.ts";
import { once } from "./once.ts";

/** What the page shows and edits: a drawing, a mixture, or points from a file. */
export type PageData = DrawnData | MixtureData | PointsData;

export interface DrawnData {
  readonly kind: "raster";
  /** Of all classes together. */
  readonly ink: Ink;
  /** Of each class, two or more, which add up to `ink`; absent where nothing is labelled. */
  readonly classes?: readonly Ink[];
  /** How it was drawn; absent where it came from elsewhere. */
  readonly strokes?: StrokesRecord;
}
/** Strokes on a blank sheet or over a preset, of so many classes. */
export type StrokesRecord = Omit<LinkStrokes, "kind">;
export interface MixtureData {
  readonly kind: "mixture";
  readonly components: readonly MixtureComponent[];
}
export interface PointsData {
  readonly kind: "points";
  /** [n, 2], in the square. */
  readonly points: Float32Array<ArrayBuffer>;
  readonly origin: PointsOrigin;
}

/** Where points came from, and how they were put into the square: x = (x_file - centre) · scale. */
export interface PointsOrigin {
  /** File name; empty for pasted text. */
  readonly name: string;
  readonly centre: readonly [number, number];
  readonly scale: number;
}

/** Data, the preset they are and how many classes are told apart, as undo remembers them. */
export interface NamedData {
  readonly data: PageData;
  readonly preset: PlaygroundConfig["preset"];
  readonly classes: number;
}

export const drawnData = (ink: Ink): DrawnData => ({ kind: "raster", ink });

/** A drawing in classes, or without any where there is one layer. */
export const drawnInClasses = (layers: readonly Ink[]): DrawnData =>
  layers.length === 1 ? drawnData(layers[0] as Ink) : { ...drawnData(sumOfInk(layers)), classes: layers };

/** A copy for the worker, which owns what it is sent. */
export function sourceOf(data: PageData): DataSource {
  switch (data.kind) {
    case "raster":
      return {
        kind: "raster",
        size: rasterSize,
        mass: new Float32Array(data.ink),
        ...(data.classes ? { classes: data.classes.map((ink) => new Float32Array(ink)) } : {}),
      };
    case "mixture":
      return data;
    case "points":
      return { kind: "points", points: new Float32Array(data.points) };
    default:
      return data satisfies never;
  }
}

const asInk = once((data: MixtureData | PointsData): Ink => inkFromMass(rasterised(sourceOf(data), rasterSize)));

/** The data as ink: what the pen goes on from. */
export const inkOf = (data: PageData): Ink => (data.kind === "raster" ? data.ink : asInk(data));

/**
 * The data as ink of so many classes. What came without labels is of the first class; the classes beyond belong to the
 * last.
 */
export const inkOfClasses = once((data: PageData, count: number): readonly Ink[] => {
  const layers = isLabelled(data) ? data.classes : [inkOf(data)];
  if (layers.length === count) return layers;
  if (layers.length > count) return [...layers.slice(0, count - 1), sumOfInk(layers.slice(count - 1))];
  return [...layers, ...Array.from({ length: count - layers.length }, blank)];
});

/** Whether the data came with labels, or were given them. */
export const isLabelled = (data: PageData): data is DrawnData & { readonly classes: readonly Ink[] } =>
  data.kind === "raster" && data.classes !== undefined;

/** The share of each of so many classes in all data, [count]; all zeros where nothing is drawn. */
export const classShares = once((data: PageData, count: number): readonly number[] => {
  const totals = inkOfClasses(data, count).map((ink) => ink.reduce((sum, value) => sum + value, 0));
  const all = totals.reduce((sum, total) => sum + total, 0);
  return totals.map((total) => (all > 0 ? total / all : 0));
});

/** Whether there are any data. */
export const drawnOf = once((data: PageData): boolean => {
  switch (data.kind) {
    case "raster":
      return !isEmpty(data.ink);
    case "mixture":
      return data.components.some(({ weight }) => weight > 0);
    case "points":
      return data.points.length > 0;
    default:
      return data satisfies never;
  }
});
