import type { PaintTarget } from "./paint-target.ts";
import { palettes, type Theme } from "./palette.ts";

export interface DotsLayerOptions {
  /** CSS px */
  readonly side: number;
  readonly theme: Theme;
  /** CSS px; 1.4 unless told. */
  readonly radius?: number;
  /** Ghost unless told. */
  readonly colour?: string;
}

/** No more dots are told apart on a stage, and more would cost the frame. */
export const mostDots = 4000;
const largest = { radius: 2.6, count: 100 };
const smallest = 1;

/** Radius of a dot, px: 2.6 up to 100 points, then smaller with the count, down to 1. */
export function dotRadius(count: number): number {
  return Math.max(smallest, largest.radius * Math.min(1, (largest.count / Math.max(1, count)) ** 0.28));
}

/**
 * Paints data as small dots of one colour, in one path; one unit of the context is one CSS px.
 *
 * @param points data points, [n, 2]
 */
export function paintDots(context: PaintTarget, points: Float32Array, options: DotsLayerOptions): void {
  const { side, theme, radius = 1.4, colour = palettes[theme].ghost } = options;
  const unit = side / 2;
  context.fillStyle = colour;
  context.beginPath();
  for (let i = 0; i < points.length; i += 2) {
    const left = (points[i] + 1) * unit;
    const top = (1 - points[i + 1]) * unit;
    context.moveTo(left + radius, top);
    context.arc(left, top, radius, 0, 2 * Math.PI);
  }
  context.fill();
}
