import {
  farthestPlace,
  lengthOfStrokes,
  mostStrokeLength,
  mostStrokePoints,
  type RecordedStroke,
  strokeGrid,
} from "../config/link-state.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { type Hand, type Ink, isEmpty, type Place, Stroke } from "./drawing.ts";
import type { PageData, StrokesRecord } from "./page-data.ts";

const largestPressure = Math.round(1 / strokeGrid.pressure);
const onGrid = (value: number): number =>
  Math.min(farthestPlace, Math.max(-farthestPlace, Math.round(value / strokeGrid.place)));

/**
 * A stroke in the making that remembers how it was made. What it draws lies on the grid that links hold strokes on, so
 * that drawn again from a link it is the same to the bit.
 */
export class TracedStroke {
  readonly #stroke: Stroke;
  readonly #hand: Hand;
  readonly #radius: number;
  readonly #path: number[] = [];

  /**
   * @param before ink of each class, or of all that is drawn
   * @param brush radius, in data units
   */
  constructor(before: readonly Ink[], hand: Hand, brush: number) {
    this.#stroke = new Stroke(before, hand);
    this.#hand = hand;
    this.#radius = Math.max(1, Math.round(brush / strokeGrid.radius));
  }

  /** Draws on to a place in a straight line. @param pressure 0 … 1; what touches the sheet leaves some ink */
  extend({ x, y }: Place, pressure: number): void {
    this.#extend(
      onGrid(x),
      onGrid(y),
      Math.min(largestPressure, Math.max(1, Math.round(pressure / strokeGrid.pressure))),
    );
  }

  /** Draws a whole stroke. */
  follow({ path }: RecordedStroke): void {
    for (let i = 0; i < path.length; i += 3) {
      this.#extend(path[i] as number, path[i + 1] as number, path[i + 2] as number);
    }
  }

  /** @returns the ink of each class with the stroke on it */
  result(): Ink[] {
    return this.#stroke.result();
  }

  recorded(): RecordedStroke {
    return { ...this.#hand, radius: this.#radius, path: [...this.#path] };
  }

  #extend(x: number, y: number, pressure: number): void {
    const path = this.#path;
    // A pointer that rests tells of it, too; once more on the same place adds nothing.
    if (path.at(-3) === x && path.at(-2) === y && path.at(-1) === pressure) return;
    const place = { x: x * strokeGrid.place, y: y * strokeGrid.place };
    this.#stroke.extend(place, this.#radius * strokeGrid.radius, pressure * strokeGrid.pressure);
    path.push(x, y, pressure);
  }
}

/**
 * How the data were drawn, for a stroke that goes on from them.
 *
 * @param config by which the data are known
 * @returns null where nobody knows: they came from a file, or are of another kind
 */
export function strokesUnder(
  data: PageData,
  { preset, classes }: Pick<PlaygroundConfig, "preset" | "classes">,
): StrokesRecord | null {
  if (data.kind !== "raster") return null;
  if (isEmpty(data.ink)) return { base: "drawing", classes, strokes: [] };
  if (data.strokes) return data.strokes.classes === classes ? data.strokes : null;
  return preset === "drawing" ? null : { base: preset, classes, strokes: [] };
}

/** @returns null where that is more than is worth remembering */
export function withStroke(record: StrokesRecord | null, stroke: RecordedStroke): StrokesRecord | null {
  if (!record) return null;
  const strokes = [...record.strokes, stroke];
  const numbers = strokes.reduce((sum, { path }) => sum + path.length, 0);
  const fits = numbers <= 3 * mostStrokePoints && lengthOfStrokes(strokes) <= mostStrokeLength;
  return fits ? { ...record, strokes } : null;
}
