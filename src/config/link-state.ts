import type { MixtureComponent } from "../maths/density/data-source.ts";
import type { PlaygroundConfig } from "./settings.ts";

/** Everything a link holds: enough to see again what was seen. */
export interface LinkState {
  readonly config: PlaygroundConfig;
  /** Null for the preset that the settings name, in its classes. */
  readonly data: LinkData | null;
  /** Training steps the network has had, at most `mostTrainingAtOpening`. */
  readonly trained: number;
  /** Where the playhead of the sampling stands; null where there is none. */
  readonly step: number | null;
  /** As in PageOptions; empty for none. */
  readonly lesson: string;
}

export type LinkData = LinkStrokes | LinkRaster | LinkMixture | LinkPoints;

/** A drawing as the hand drew it, on a blank sheet or over a preset: drawn again, it is the same to the bit. */
export interface LinkStrokes {
  readonly kind: "strokes";
  readonly base: PlaygroundConfig["preset"];
  /** Classes of the base. */
  readonly classes: number;
  readonly strokes: readonly RecordedStroke[];
}
export interface RecordedStroke {
  readonly tool: "pen" | "eraser";
  /** From 0; null for all, which is the eraser's only. */
  readonly label: number | null;
  /** Radius of the brush in steps of `strokeGrid.radius`. */
  readonly radius: number;
  /** x, y and pressure in the steps of `strokeGrid`, triple after triple. */
  readonly path: readonly number[];
}
/** Strokes are held on a grid that no eye sees before they are drawn, so that a link can hold them exactly. */
export const strokeGrid = { place: 1 / 1024, radius: 1 / 200, pressure: 1 / 15 };
/** Steps of the grid from the middle of the sheet, further than any brush reaches. */
export const farthestPlace = 2048;
/** Of all strokes together: more take longer to tell than the raster they make. */
export const mostStrokePoints = 4000;
/** Length of all strokes together, in steps of the grid: 1024 units, since to draw more again takes seconds. */
export const mostStrokeLength = 1024 / strokeGrid.place;

/** @returns in steps of the grid */
export function lengthOfStrokes(strokes: readonly RecordedStroke[]): number {
  let length = 0;
  for (const { path } of strokes) {
    const along = (i: number) => (path[i] as number) - (path[i - 3] as number);
    for (let i = 3; i < path.length; i += 3) length += Math.hypot(along(i), along(i + 1));
  }
  return length;
}

/** 64 × 64 cells of each class, one or more, at 4 bits: 0 … 15, row j ↔ y upwards. */
export interface LinkRaster {
  readonly kind: "raster";
  readonly layers: readonly Uint8Array<ArrayBuffer>[];
}
export interface LinkMixture {
  readonly kind: "mixture";
  readonly components: readonly MixtureComponent[];
}
export interface LinkPoints {
  readonly kind: "points";
  /** [n, 2], in steps of `pointGrid`. */
  readonly points: Int16Array<ArrayBuffer>;
}
export const pointGrid = 1 / 4096;

/** Why the fragment of an address could not be used. `stale`: of a version that this one does not know. */
export type LinkFault = "version" | "damaged" | "too-large" | "malformed";
