import type { PixelRect } from "./scales.ts";

/** The gap between the current loss and its floor: an area, and a bracket where it is tall enough. */

export interface GapMark {
  /** SVG path data of the area between the current line and its floor. */
  readonly area: string;
  readonly colour: string;
  /** Where the gap is tall enough to be bracketed, px. */
  readonly bracket: { readonly x: number; readonly top: number; readonly bottom: number } | null;
}

/** Tint of the gap's area. */
export const gapOpacity = 0.16;
/** Where along the plot the bracket stands if it can, and the least height it needs, px. */
const bracketPlace = 0.36;
const bracketHeight = 18;

const point = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/**
 * @param xs place of each step, ascending
 * @param track height of the current loss at each, [xs]; NaN where unknown
 * @returns null for less than two points
 */
export function gapMark(
  xs: readonly number[],
  track: readonly number[],
  { y: floor, colour }: { readonly y: number; readonly colour: string },
  plot: PixelRect,
): GapMark | null {
  const known = track.flatMap((y, index) => (Number.isFinite(y) ? [{ x: xs[index], y }] : []));
  if (known.length < 2) return null;
  const line = known.map(({ x, y }) => point(x, y)).join("L");
  const wanted = plot.left + bracketPlace * plot.width;
  let bracket: GapMark["bracket"] = null;
  for (const { x, y } of known) {
    const isClear =
      x > plot.left + 6 && x < plot.left + 0.8 * plot.width && y >= plot.top && floor - y >= bracketHeight;
    const isNearer = bracket === null || Math.abs(x - wanted) < Math.abs(bracket.x - wanted);
    if (isClear && isNearer) bracket = { x, top: y, bottom: floor };
  }
  const area = `M${point(known[0].x, floor)}L${line}L${point(known[known.length - 1].x, floor)}Z`;
  return { area, colour, bracket };
}
