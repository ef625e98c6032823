import { isPositive, isShown } from "./loss-axes.ts";
import type { AxisScale, PixelRect } from "./scales.ts";

/** Values of a loss as heights and lines of a chart. */

/** A value above the axis is drawn at most so many plot heights outside: SVG counts in single precision. */
const farthestOutside = 8;

/**
 * Height of a value; NaN where it has none on this axis. A value above the axis lies outside the plot, as far as SVG
 * bears; one below it is rounding and is held at the lower edge.
 */
export function placer(axis: AxisScale, plot: PixelRect): (value: number) => number {
  return (value) => {
    if (axis.log ? !isPositive(value) : !isShown(value)) return Number.NaN;
    const highest = plot.top - farthestOutside * plot.height;
    return Math.min(plot.top + plot.height, Math.max(highest, axis.position(value)));
  };
}

/** As `placer`, but a value below the axis leaves the plot too: a minibatch's loss is no rounding. */
export function outside(place: (value: number) => number, axis: AxisScale, plot: PixelRect, value: number): number {
  const lowest = plot.top + (1 + farthestOutside) * plot.height;
  return value < axis.min && isShown(value) && !axis.log ? Math.min(lowest, axis.position(value)) : place(value);
}

const point = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Interrupted where a value is missing; a lone point is a dot under round line caps. */
export function linePath(xs: readonly number[], track: readonly number[]): string {
  let path = "";
  for (const [index, y] of track.entries()) {
    if (!Number.isFinite(y)) continue;
    const starts = index === 0 || !Number.isFinite(track[index - 1]);
    const alone = starts && !Number.isFinite(track[index + 1] ?? Number.NaN);
    path += `${starts ? "M" : "L"}${point(xs[index], y)}${alone ? "h0" : ""}`;
  }
  return path;
}
