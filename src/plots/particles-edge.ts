import type { PaintTarget } from "./paint-target.ts";
import { edgeMark } from "./particle-shape.ts";

/** Particles off the stage are marked at its edge. */

/** Places along each edge, where one mark hides the next. */
const edgePlaces = 2048;
/** Which of them have a mark; kept, so that a frame allocates nothing. */
const marked = new Uint8Array(4 * edgePlaces + 4);

/** Paints a mark for each particle off the stage. One unit of the context is one CSS px. */
export function paintEdgeMarks(
  context: PaintTarget,
  points: Float32Array,
  side: number,
  ink: string,
  size: number,
): void {
  context.beginPath();
  marked.fill(0);
  for (let i = 0; i < points.length; i += 2) {
    const place = edgePlaceOf(points[i], points[i + 1], edgePlaces);
    if (place < 0 || marked[place] === 1) continue;
    marked[place] = 1;
    traceEdgeMark(context, points[i], points[i + 1], side, size);
  }
  context.strokeStyle = ink;
  context.lineWidth = edgeMark.width * size;
  context.lineCap = "butt";
  context.stroke();
}

/**
 * Which of `places` along each edge the mark of a particle has: those of the left edge first, then right, top, bottom
 * and the four corners.
 *
 * @returns −1 for one on the stage or without a finite place
 */
export function edgePlaceOf(x: number, y: number, places: number): number {
  const isBeside = x < -1 || x > 1;
  const isAbove = y < -1 || y > 1;
  if (!(isBeside || isAbove) || !Number.isFinite(x) || !Number.isFinite(y)) return -1;
  if (isBeside && isAbove) return 4 * places + (x > 1 ? 1 : 0) + (y < -1 ? 2 : 0);
  const along = Math.min(places - 1, Math.floor(((1 + (isBeside ? -y : x)) / 2) * places));
  return along + places * (isBeside ? (x > 1 ? 1 : 0) : y < -1 ? 3 : 2);
}

/**
 * A tick inwards from the edge, where the particle would be seen if it were drawn onto the square; nothing for one on
 * the stage or without a finite place.
 */
export function traceEdgeMark(
  path: Pick<CanvasPath, "moveTo" | "lineTo">,
  x: number,
  y: number,
  side: number,
  size = 1,
): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  const left = ((Math.min(1, Math.max(-1, x)) + 1) * side) / 2;
  const top = ((1 - Math.min(1, Math.max(-1, y))) * side) / 2;
  const inX = x < -1 ? 1 : x > 1 ? -1 : 0;
  const inY = y > 1 ? 1 : y < -1 ? -1 : 0;
  if (inX === 0 && inY === 0) return;
  const length = (edgeMark.length * size) / Math.hypot(inX, inY);
  path.moveTo(left, top);
  path.lineTo(left + inX * length, top + inY * length);
}
