import { type Sight, wholeSquare } from "../maths/sight.ts";
import { type DataPoint, isInside, type PixelPoint, type PixelRect, squareScale } from "./scales.ts";

/** Where plates that speak of modes stand: near their mode, on as little of the density as can be, clear of each other. */
export interface PlatePlacesOptions {
  readonly modes: readonly DataPoint[];
  /** [gridSide, gridSide], row j ↔ y upwards; any total. */
  readonly density: ArrayLike<number>;
  readonly gridSide: number;
  /** What the stage shows: the whole square unless told. */
  readonly sight?: Sight;
  /** Side of the stage, and size of a plate, px. */
  readonly side: number;
  readonly width: number;
  readonly height: number;
  /** What else stands on the stage. */
  readonly keepClear: readonly PixelRect[];
}

/** Least distance from the edge and from anything else, px. */
const margin = 8;
/** Places tried along each side. */
const trials = 33;
/** All of the density under a plate weighs like so many sides of distance from its mode. */
const weightOfMass = 8;
/** To stand nearer to another mode than to its own. */
const weightOfMistake = 4;

/** @returns left and top of each plate, px, in the order of the modes; null where none fits or the mode is not seen */
export function platePlaces(options: PlatePlacesOptions): (PixelPoint | null)[] {
  const { modes, side, width, height, keepClear } = options;
  const massUnder = massOfRects(options);
  if (side < width + 2 * margin || side < height + 2 * margin) return modes.map(() => null);
  const scale = squareScale(side, options.sight);
  const centres = modes.map((mode) => scale.toPixel(mode));
  const taken: PixelRect[] = [...keepClear];
  return centres.map((mode, index) => {
    if (!isInside({ left: 0, top: 0, width: side, height: side }, mode.left, mode.top)) return null;
    let best: (PixelRect & { readonly cost: number }) | null = null;
    for (let row = 0; row < trials; row++) {
      for (let column = 0; column < trials; column++) {
        const left = margin + (column / (trials - 1)) * (side - width - 2 * margin);
        const top = margin + (row / (trials - 1)) * (side - height - 2 * margin);
        const rect = { left, top, width, height };
        if (taken.some((other) => overlap(rect, other))) continue;
        // A plate on its own mode's particles hides what it speaks of, however little mass that is.
        if (isInside(rect, mode.left, mode.top, margin)) continue;
        const middle = { left: left + width / 2, top: top + height / 2 };
        const own = distance(middle, mode);
        const mistaken = centres.some((other, k) => k !== index && distance(middle, other) < own);
        const cost = weightOfMass * massUnder(rect) + own / side + (mistaken ? weightOfMistake : 0);
        if (best === null || cost < best.cost) best = { ...rect, cost };
      }
    }
    if (best) taken.push(best);
    return best && { left: best.left, top: best.top };
  });
}

const distance = (a: PixelPoint, b: PixelPoint): number => Math.hypot(a.left - b.left, a.top - b.top);

const overlap = (a: PixelRect, b: PixelRect): boolean =>
  a.left < b.left + b.width + margin &&
  b.left < a.left + a.width + margin &&
  a.top < b.top + b.height + margin &&
  b.top < a.top + a.height + margin;

/** Share of the density whose cells have their centre in a rectangle; from sums over all cells left of and below each. */
function massOfRects({
  density,
  gridSide: n,
  side,
  sight = wholeSquare,
}: PlatePlacesOptions): (rect: PixelRect) => number {
  const sums = new Float64Array((n + 1) * (n + 1));
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const above = sums[j * (n + 1) + i + 1] as number;
      const before = sums[(j + 1) * (n + 1) + i] as number;
      const both = sums[j * (n + 1) + i] as number;
      sums[(j + 1) * (n + 1) + i + 1] = (density[j * n + i] as number) + above + before - both;
    }
  }
  const total = sums[sums.length - 1] as number;
  const { x, y } = squareScale(side, sight);
  const edge = (value: number) => Math.min(n, Math.max(0, Math.round(((value + 1) * n) / 2)));
  return ({ left, top, width, height }) => {
    if (!(total > 0)) return 0;
    const [i0, i1] = [edge(x(left)), edge(x(left + width))];
    const [j0, j1] = [edge(y(top + height)), edge(y(top))];
    const at = (j: number, i: number) => sums[j * (n + 1) + i] as number;
    return (at(j1, i1) - at(j0, i1) - at(j1, i0) + at(j0, i0)) / total;
  };
}
