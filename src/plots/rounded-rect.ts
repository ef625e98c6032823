import type { PixelRect } from "./scales.ts";

/** How far a Bézier curve's handles reach along the radius, so that it is nearly an arc of 90°. */
const reach = 0.5523;

/** Traces a rectangle with round corners as a closed piece of a path; the radius is no more than half a side. */
export function traceRoundedRect(
  path: Pick<CanvasPath, "moveTo" | "lineTo" | "bezierCurveTo" | "closePath">,
  { left, top, width, height }: PixelRect,
  radius: number,
): void {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2));
  const [right, bottom, k] = [left + width, top + height, r * (1 - reach)];
  path.moveTo(left + r, top);
  path.lineTo(right - r, top);
  path.bezierCurveTo(right - k, top, right, top + k, right, top + r);
  path.lineTo(right, bottom - r);
  path.bezierCurveTo(right, bottom - k, right - k, bottom, right - r, bottom);
  path.lineTo(left + r, bottom);
  path.bezierCurveTo(left + k, bottom, left, bottom - k, left, bottom - r);
  path.lineTo(left, top + r);
  path.bezierCurveTo(left, top + k, left + k, top, left + r, top);
  path.closePath();
}
