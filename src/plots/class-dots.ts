import { classColour, traceClassMark } from "./class-mark.ts";
import type { PaintTarget } from "./paint-target.ts";
import type { Theme } from "./palette.ts";

export interface ClassDotsOptions {
  /** Side of the square, CSS px. */
  readonly side: number;
  readonly theme: Theme;
  /** Of a disc, CSS px; the other marks have its area. */
  readonly radius: number;
  /** Instead of ink, where ink means something else. */
  readonly ink?: string;
}

/** B alone has a colour. */
const teal = 1;

/**
 * Paints data as the marks of their classes, one path for each class; one unit of the context is one CSS px.
 *
 * @param points data points, [n, 2]
 * @param labels the class of each, from 0, [n]
 */
export function paintClassDots(
  context: PaintTarget,
  points: Float32Array,
  labels: Int8Array,
  { side, theme, radius, ink }: ClassDotsOptions,
): void {
  const unit = side / 2;
  for (const label of new Set(labels)) {
    context.fillStyle = label !== teal && ink !== undefined ? ink : classColour(label, theme);
    context.beginPath();
    for (let i = 0; i < labels.length; i++) {
      if (labels[i] !== label) continue;
      traceClassMark(context, label, { left: (points[2 * i] + 1) * unit, top: (1 - points[2 * i + 1]) * unit, radius });
    }
    context.fill();
  }
}
