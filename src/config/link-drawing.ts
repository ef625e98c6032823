import { farthestPlace, type LinkRaster, mostStrokePoints, type RecordedStroke } from "./link-state.ts";
import { mostClasses } from "./settings.ts";
import { readVlq, writeVlq } from "./vlq.ts";

/** Drawings as a link's JSON has them. What is read was written by anybody. */

export const rasterCells = 64 * 64;
const largestRadius = 100;
const largestPressure = 15;

/** One letter a cell: deflate makes less of these than of any packing or prediction that was tried. */
export const writeLayers = ({ layers }: LinkRaster): string[] =>
  layers.map((layer) => Array.from(layer, (value) => value.toString(16)).join(""));

/** @returns null where these are no layers */
export function readLayers(layers: readonly string[]): LinkRaster | null {
  if (layers.length < 1 || layers.length > mostClasses) return null;
  if (!layers.every((text) => text.length === rasterCells && /^[0-9a-f]*$/.test(text))) return null;
  return { kind: "raster", layers: layers.map((text) => Uint8Array.from(text, (digit) => Number.parseInt(digit, 16))) };
}

/**
 * "hand radius path pressures": the hand is a class that the pen draws, e for the eraser, or e and the class it takes
 * away. Places are told by the change of their change, which is small in a smooth stroke; pressures by their change, up to
 * the last one.
 */
export function writeStroke({ tool, label, radius, path }: RecordedStroke): string {
  const hand = (tool === "eraser" ? "e" : "") + (label ?? "");
  const places: number[] = [];
  const pressures: number[] = [];
  let [x, y, dx, dy, pressure] = [0, 0, 0, 0, 0];
  for (let i = 0; i < path.length; i += 3) {
    const [toX = 0, toY = 0, toPressure = 0] = path.slice(i, i + 3);
    places.push(toX - x - dx, toY - y - dy);
    pressures.push(toPressure - pressure);
    [dx, dy, x, y, pressure] = [toX - x, toY - y, toX, toY, toPressure];
  }
  while (pressures.at(-1) === 0) pressures.pop();
  return `${hand} ${radius} ${writeVlq(places)} ${writeVlq(pressures)}`;
}

/** @returns null where the text is no stroke */
export function readStroke(text: string): RecordedStroke | null {
  const [, eraser, label, radius, places = "", pressures = ""] =
    /^(?:(e)?([0-3])?) (\d{1,3}) ([\w-]{2,}) ([\w-]*)$/.exec(text) ?? [];
  const seconds = readVlq(places, 2 * mostStrokePoints);
  const changes = readVlq(pressures, mostStrokePoints);
  const size = Number(radius);
  if (!seconds || !changes || seconds.length % 2 !== 0 || 2 * changes.length > seconds.length) return null;
  if (!(size >= 1 && size <= largestRadius) || (eraser === undefined && label === undefined)) return null;
  const path: number[] = [];
  let [x, y, dx, dy, pressure] = [0, 0, 0, 0, 0];
  for (let i = 0; i < seconds.length; i += 2) {
    dx += seconds[i] as number;
    dy += seconds[i + 1] as number;
    x += dx;
    y += dy;
    pressure += changes[i / 2] ?? 0;
    if (!(Math.abs(x) <= farthestPlace && Math.abs(y) <= farthestPlace)) return null;
    if (!(pressure >= 0 && pressure <= largestPressure)) return null;
    path.push(x, y, pressure);
  }
  return { tool: eraser ? "eraser" : "pen", label: label === undefined ? null : Number(label), radius: size, path };
}
