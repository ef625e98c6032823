import { mostLinkPoints, writeLinkData } from "../config/link-data.ts";
import { type LinkData, type LinkPoints, type LinkRaster, pointGrid } from "../config/link-state.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { type Ink, rasterSize } from "./drawing.ts";
import { inkOfStrokes } from "./ink-of-strokes.ts";
import { deflate } from "./link-streams.ts";
import { type DrawnData, drawnInClasses, inkOf, inkOfClasses, isLabelled, type PageData } from "./page-data.ts";

/** Data as a link holds them, and whether they come back exactly or were rounded. */
export interface DataForLink {
  readonly data: LinkData;
  readonly exact: boolean;
}

/** Deflated bytes of a drawing: with all the rest of an address they stay under 2000 characters. */
const mostDrawn = 1300;
/** Of points, which may take about 8 kB of an address. */
const mostOfPoints = 6000;
/** Levels of ink beside none: 4 bits, and fewer for who drew noise. */
const inkLevels = [15, 5, 3, 1];

/** What stands in a link for the data of a page: the data themselves where there is room. */
export async function linkDataOf(data: PageData): Promise<DataForLink> {
  switch (data.kind) {
    case "raster":
      return drawingForLink(data);
    case "mixture":
      return { data, exact: true };
    case "points": {
      const points = pointsForLink(data.points);
      const fits = data.points.length <= 2 * mostLinkPoints && (await deflatedLength(points)) <= mostOfPoints;
      const exact = points.points.every((value, i) => value * pointGrid === data.points[i]);
      return fits ? { data: points, exact } : { ...(await rasterForLink([inkOf(data)])), exact: false };
    }
    default:
      return data satisfies never;
  }
}

/** Strokes give the very drawing back; cells, which may be shorter, round it: they are for where strokes find no room. */
async function drawingForLink(data: DrawnData): Promise<DataForLink> {
  if (data.strokes && data.strokes.strokes.length > 0) {
    const strokes: LinkData = { kind: "strokes", ...data.strokes };
    if ((await deflatedLength(strokes)) <= mostDrawn) return { data: strokes, exact: true };
  }
  return rasterForLink(isLabelled(data) ? data.classes : [data.ink]);
}

async function rasterForLink(layers: readonly Ink[]): Promise<DataForLink> {
  for (const levels of inkLevels) {
    const raster: LinkRaster = { kind: "raster", layers: layers.map((ink) => inLevels(ink, levels)) };
    const isLast = levels === inkLevels.at(-1);
    if (!isLast && (await deflatedLength(raster)) > mostDrawn) continue;
    const back = inkOfLayers(raster);
    return { data: raster, exact: layers.every((ink, k) => ink.every((value, cell) => value === back[k]?.[cell])) };
  }
  throw new RangeError("need levels of ink, got none");
}

/** @param levels of which 15 is a multiple */
const inLevels = (ink: Ink, levels: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(ink, (value) => Math.round(Math.min(1, Math.max(0, value)) * levels) * (15 / levels));

const pointsForLink = (points: Float32Array): LinkPoints => ({
  kind: "points",
  points: Int16Array.from(points, (value) => Math.round(Math.min(1, Math.max(-1, value)) / pointGrid)),
});

async function deflatedLength(data: LinkData): Promise<number> {
  const json = JSON.stringify(writeLinkData(data));
  return (await deflate(Uint8Array.from(json, (letter) => letter.charCodeAt(0)))).length;
}

/** No cell has more than full ink, whatever a link says of its classes. */
function inkOfLayers({ layers }: LinkRaster): Ink[] {
  const sum = new Uint8Array(rasterSize ** 2);
  for (const layer of layers) for (const [cell, value] of layer.entries()) sum[cell] = (sum[cell] as number) + value;
  return layers.map((layer) => Float32Array.from(layer, (value, cell) => value / Math.max(15, sum[cell] as number)));
}

/**
 * The data that a link holds, in the classes that its settings have.
 *
 * @param classes 1 for data without labels
 */
export function pageDataOf(data: LinkData, classes: PlaygroundConfig["classes"]): PageData {
  switch (data.kind) {
    case "strokes": {
      const { base, classes: drawn, strokes } = data;
      const made: DrawnData = { ...drawnInClasses(inkOfStrokes(data)), strokes: { base, classes: drawn, strokes } };
      return drawn === classes ? made : drawnInClasses(inkOfClasses(made, classes));
    }
    case "raster":
      return drawnInClasses(inkOfClasses(drawnInClasses(inkOfLayers(data)), classes));
    case "mixture":
      return data;
    case "points":
      return {
        kind: "points",
        points: Float32Array.from(data.points, (value) => value * pointGrid),
        origin: { name: "", centre: [0, 0], scale: 1 },
      };
    default:
      return data satisfies never;
  }
}
