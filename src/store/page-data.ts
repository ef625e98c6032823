import type { PlaygroundConfig } from "../config/settings.ts";
import type { DataSource, MixtureComponent } from "../maths/density/data-source.ts";
import { rasterised } from "../maths/density/rasterised.ts";
import { type Ink, inkFromMass, isEmpty, rasterSize } from "./drawing.ts";
import { once } from "./once.ts";

/** What the page shows and edits: a drawing, a mixture, or points from a file. */
export type PageData = DrawnData | MixtureData | PointsData;

export interface DrawnData {
  readonly kind: "raster";
  readonly ink: Ink;
}
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

/** Data and the preset they are, as undo remembers them. */
export interface NamedData {
  readonly data: PageData;
  readonly preset: PlaygroundConfig["preset"];
}

export const drawnData = (ink: Ink): DrawnData => ({ kind: "raster", ink });

/** A copy for the worker, which owns what it is sent. */
export function sourceOf(data: PageData): DataSource {
  switch (data.kind) {
    case "raster":
      return { kind: "raster", size: rasterSize, mass: new Float32Array(data.ink) };
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
