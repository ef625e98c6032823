import type { PaintTarget } from "./paint-target.ts";
import { palettes, type Theme } from "./palette.ts";

/** Whole ways of a handful of particles, from where they started to where they are, each piece in the colour of its level. */

export interface PathLinesOptions {
  /** Positions at consecutive steps, oldest first, each [n, 2]. */
  readonly frames: readonly Float32Array[];
  /** The level each frame was made at, as many; the first frame's own is not seen. */
  readonly levels: readonly number[];
  /** Which particles. */
  readonly particles: readonly number[];
  /** Side of the stage, CSS px. */
  readonly side: number;
  /** Pieces of a way at most: of a longer one only every second, third … step is drawn. 400 unless told. */
  readonly mostPieces?: number;
}

/** In px. Treat it as a value. */
export interface PathLine {
  readonly particle: number;
  /** Consecutive pieces of one level are one run of points. */
  readonly runs: readonly PathRun[];
  /** First and last place; null where it is not finite. */
  readonly start: readonly [left: number, top: number] | null;
  readonly end: readonly [left: number, top: number] | null;
}
export interface PathRun {
  readonly level: number;
  /** Left and top, [points, 2]; the first is the last of the run before. */
  readonly points: Float32Array;
  /** The neighbours beyond either end, for its slope there; the end itself where there is none. */
  readonly before: readonly [left: number, top: number];
  readonly after: readonly [left: number, top: number];
}

export const usualPieces = 400;

/** Every how many steps are drawn. */
export function pathStride(frames: number, mostPieces = usualPieces): number {
  return Math.max(1, Math.ceil((frames - 1) / mostPieces));
}

/** @throws RangeError unless there is a level for each frame */
export function pathLines(options: PathLinesOptions): PathLine[] {
  const { frames, levels, particles, side, mostPieces } = options;
  if (levels.length !== frames.length) {
    throw new RangeError(`need a level for each of ${frames.length} frames, got ${levels.length}`);
  }
  const shown = shownFrames(frames.length, pathStride(frames.length, mostPieces));
  const unit = side / 2;
  return particles.map((particle) => {
    const places = new Float32Array(2 * shown.length);
    for (const [k, frame] of shown.entries()) {
      const at = frames[frame] as Float32Array;
      places[2 * k] = (at[2 * particle] + 1) * unit;
      places[2 * k + 1] = (1 - at[2 * particle + 1]) * unit;
    }
    return {
      particle,
      runs: runsOf(places, (k) => levels[shown[k]]),
      start: placeAt(places, 0),
      end: placeAt(places, shown.length - 1),
    };
  });
}

/** Every stride-th, from the first on, and the last. */
function shownFrames(count: number, stride: number): number[] {
  const shown: number[] = [];
  for (let frame = 0; frame < count - 1; frame += stride) shown.push(frame);
  if (count > 0) shown.push(count - 1);
  return shown;
}

function placeAt(places: Float32Array, k: number): readonly [number, number] | null {
  const [left, top] = [places[2 * k], places[2 * k + 1]];
  return Number.isFinite(left) && Number.isFinite(top) ? [left, top] : null;
}

/** A run ends where the level changes, and where the particle is lost. */
function runsOf(places: Float32Array, levelOf: (k: number) => number): PathRun[] {
  const count = places.length / 2;
  const runs: PathRun[] = [];
  let from = 0;
  for (let k = 1; k < count; k++) {
    const broken = placeAt(places, k) === null || placeAt(places, k - 1) === null;
    if (broken) from = k;
    const ends = k === count - 1 || levelOf(k + 1) !== levelOf(k) || placeAt(places, k + 1) === null;
    if (broken || !ends) continue;
    runs.push({
      level: levelOf(k),
      points: places.slice(2 * from, 2 * k + 2),
      before: placeAt(places, from - 1) ?? [places[2 * from], places[2 * from + 1]],
      after: placeAt(places, k + 1) ?? [places[2 * k], places[2 * k + 1]],
    });
    from = k;
  }
  return runs;
}

/** Traces a run as a smooth curve through its points (Catmull & Rom 1974), which goes on smoothly in the next one. */
export function traceRun(path: Pick<CanvasPath, "moveTo" | "bezierCurveTo">, { points, before, after }: PathRun): void {
  const last = points.length / 2 - 1;
  path.moveTo(points[0], points[1]);
  for (let k = 0; k < last; k++) {
    const [x0, y0, x1, y1] = points.subarray(2 * k, 2 * k + 4);
    const [beforeX, beforeY] = k > 0 ? [points[2 * k - 2], points[2 * k - 1]] : before;
    const [afterX, afterY] = k + 2 <= last ? [points[2 * k + 4], points[2 * k + 5]] : after;
    path.bezierCurveTo(
      x0 + (x1 - beforeX) / 6,
      y0 + (y1 - beforeY) / 6,
      x1 - (afterX - x0) / 6,
      y1 - (afterY - y0) / 6,
      x1,
      y1,
    );
  }
}

export interface PathPaint {
  readonly theme: Theme;
  /** Of a level, as the lines have it. */
  readonly colourOf: (level: number) => string;
  /** Magnification: 1 unless told. */
  readonly size?: number;
}

const lineWidth = 2;
/** Paper on either side of a line, so that it is seen over particles and where two cross. */
const casing = 1.2;
/** Half the side of the start's square, and the radii of the end's ring and dot, px. */
const marks = { square: 5, ring: 7, dot: 3.4, width: 2 };

/** Paints the ways and then a ▢ at each start and a ◎ at each end. One unit of the context is one CSS px. */
export function paintPathLines(context: PaintTarget, lines: readonly PathLine[], paint: PathPaint): void {
  const { theme, colourOf, size = 1 } = paint;
  const { ink, surface } = palettes[theme];
  context.save();
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const { runs } of lines) {
    for (const run of runs) {
      context.beginPath();
      traceRun(context, run);
      context.strokeStyle = surface;
      context.lineWidth = size * (lineWidth + 2 * casing);
      context.stroke();
      context.strokeStyle = colourOf(run.level);
      context.lineWidth = size * lineWidth;
      context.stroke();
    }
  }
  context.strokeStyle = ink;
  context.lineWidth = size * marks.width;
  context.lineJoin = "miter";
  const half = size * marks.square;
  for (const { start, end } of lines) {
    if (start) {
      context.beginPath();
      context.rect(start[0] - half, start[1] - half, 2 * half, 2 * half);
      context.fillStyle = surface;
      context.fill();
      context.stroke();
    }
    if (end) {
      context.beginPath();
      context.arc(end[0], end[1], size * marks.ring, 0, 2 * Math.PI);
      context.fillStyle = surface;
      context.fill();
      context.stroke();
      context.beginPath();
      context.arc(end[0], end[1], size * marks.dot, 0, 2 * Math.PI);
      context.fillStyle = ink;
      context.fill();
    }
  }
  context.restore();
}
