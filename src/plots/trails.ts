import type { PaintTarget } from "./paint-target.ts";
import type { ParticlePicture } from "./particle-picture.ts";

/**
 * Trails: where each particle came from, its last 5 steps or 52 px, smoothed (Catmull & Rom 1974), thinner with age,
 * each piece in the colour of the σ it was taken at. One path per age, since all particles take a step at one level.
 */

/** Particles beyond this many have no trail: more would hide the arrows and cost the frame. */
export const mostTrails = 260;
/** Steps a trail reaches back. */
export const trailSteps = 5;
/** Length of a trail, px. */
export const trailLength = 52;

const newestWidth = 2;
const oldestWidth = 0.8;
/** The same for every piece and level: it lets the density show through, and says nothing. */
export const trailOpacity = 0.52;

/** Width of a piece so many steps old, px. */
export const trailWidth = (age: number): number => newestWidth + ((oldestWidth - newestWidth) * age) / (trailSteps - 1);

/** How many of so many particles have trails: all while they are few, then the first of them. */
export const trailsOf = (count: number): number => Math.min(mostTrails, count);

export type TrailPath = Pick<CanvasPath, "moveTo" | "bezierCurveTo">;

/** Length each trail may still take, px, [mostTrails]; kept, so that a frame allocates nothing. */
const remaining = new Float32Array(mostTrails);

/** Paints the trails. One unit of the context is one CSS px. */
export function paintTrails(context: PaintTarget, { frames, colours, side, size = 1 }: ParticlePicture): void {
  const last = frames.length - 1;
  if (last < 1) return;
  remaining.fill(trailLength * size);
  context.save();
  context.globalAlpha = trailOpacity;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (let age = 0; age < Math.min(trailSteps, last); age++) {
    context.strokeStyle = colours[last - age];
    context.lineWidth = size * trailWidth(age);
    context.beginPath();
    traceTrailPieces(context, frames, age, side, remaining);
    context.stroke();
  }
  context.restore();
}

/**
 * Traces the piece of every trail that is `age` steps old, newest end first, and takes its length from `remaining`.
 *
 * @param remaining px, at least [min(n, mostTrails)]
 */
export function traceTrailPieces(
  path: TrailPath,
  frames: readonly Float32Array[],
  age: number,
  side: number,
  remaining: Float32Array,
): void {
  const to = frames.length - 1 - age;
  const end = frames[to];
  const start = frames[to - 1];
  // Beyond either end of the trail the end itself stands in for the missing neighbour.
  const after = frames[Math.min(frames.length - 1, to + 1)];
  const before = frames[Math.max(0, to - 2)];
  const unit = side / 2;
  const count = trailsOf(end.length / 2);
  for (let particle = 0; particle < count; particle++) {
    if (!(remaining[particle] > 0)) continue;
    const i = 2 * particle;
    const x0 = (end[i] + 1) * unit;
    const y0 = (1 - end[i + 1]) * unit;
    const x3 = (start[i] + 1) * unit;
    const y3 = (1 - start[i + 1]) * unit;
    // Math.hypot would allocate, 30 kB for each picture.
    const length = Math.sqrt((x3 - x0) ** 2 + (y3 - y0) ** 2);
    if (!Number.isFinite(length)) remaining[particle] = 0;
    if (!(length > 0 && length < Number.POSITIVE_INFINITY)) continue;
    const x1 = x0 + ((start[i] - after[i]) * unit) / 6;
    const y1 = y0 - ((start[i + 1] - after[i + 1]) * unit) / 6;
    const x2 = x3 - ((before[i] - end[i]) * unit) / 6;
    const y2 = y3 + ((before[i + 1] - end[i + 1]) * unit) / 6;
    // De Casteljau: the first share t of the curve, where the trail ends within it.
    const t = Math.min(1, remaining[particle] / length);
    const x01 = x0 + t * (x1 - x0);
    const y01 = y0 + t * (y1 - y0);
    const x12 = x1 + t * (x2 - x1);
    const y12 = y1 + t * (y2 - y1);
    const x23 = x2 + t * (x3 - x2);
    const y23 = y2 + t * (y3 - y2);
    const x012 = x01 + t * (x12 - x01);
    const y012 = y01 + t * (y12 - y01);
    const x123 = x12 + t * (x23 - x12);
    const y123 = y12 + t * (y23 - y12);
    path.moveTo(x0, y0);
    path.bezierCurveTo(x01, y01, x012, y012, x012 + t * (x123 - x012), y012 + t * (y123 - y012));
    remaining[particle] -= length;
  }
}
