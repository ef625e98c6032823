import { isInside, type PixelRect } from "./scales.ts";

/** A field of arrows as geometry, each arrow centred on its grid point. */

/**
 * How length speaks, with m = σ‖s‖, which has no unit: soft: m/(m + 1.15), comparable across levels; raw: proportional
 * to ‖s‖; log: to ln(1 + m); unit: directions alone.
 */
export const arrowModes = ["soft", "raw", "log", "unit"] as const;
export type ArrowMode = (typeof arrowModes)[number];

export interface QuiverOptions {
  /** Score at the cell centres of an n × n grid over the square, [n², 2], row j ↔ y upwards. */
  readonly field: Float32Array;
  readonly n: number;
  readonly sigma: number;
  /** Side of the square on the stage, px. */
  readonly side: number;
  readonly mode: ArrowMode;
  /** Arrows keep clear of it: the scale bar's box. */
  readonly exclusion?: PixelRect | null;
  /**
   * ‖s‖ of the longest arrow in the modes raw and log; the field's own largest unless told. To compare two fields,
   * give both the true one's.
   */
  readonly largest?: number;
}

/** Arrows in px. */
export interface Quiver {
  readonly n: number;
  readonly side: number;
  /** Start and tip of each arrow, x0 y0 x1 y1, [n², 4]; NaN where there is none. */
  readonly arrows: Float32Array;
}

/** Longest arrow, in cells; and the m at which an arrow in mode soft has half of that. */
const longest = 1.02;
const halfway = 1.15;
/** Longest arrow in mode raw, in cells: its short arrows would vanish at 1.02. */
const longestRaw = 1.6;
const unitLength = 0.72;
/** Clear space round the exclusion rectangle beyond half a cell, px. */
const clearance = 5;

/**
 * Length of an arrow, in cells.
 *
 * @param m σ‖s‖
 * @param largest m of the longest arrow; used by raw and log
 */
export function arrowLength(m: number, mode: ArrowMode, largest: number): number {
  switch (mode) {
    case "soft":
      return (longest * m) / (m + halfway);
    case "raw":
      return largest > 0 ? longestRaw * Math.min(1, m / largest) : 0;
    case "log":
      return largest > 0 ? longest * Math.min(1, Math.log1p(m) / Math.log1p(largest)) : 0;
    case "unit":
      return m > 0 ? unitLength : 0;
    default:
      return mode satisfies never;
  }
}

/** Largest finite ‖s‖ of a field, [n, 2]; 0 for none. */
export function largestMagnitude(field: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < field.length; i += 2) {
    const magnitude = Math.hypot(field[i], field[i + 1]);
    if (magnitude > largest && magnitude < Number.POSITIVE_INFINITY) largest = magnitude;
  }
  return largest;
}

/**
 * The arrows of a field. A score that is not finite gives none, nor does a grid point whose cell meets the exclusion
 * rectangle: by its own length, one of two fields would have an arrow where the other has none.
 *
 * @returns a fresh quiver; the caller may keep it
 * @throws RangeError unless the field is [n², 2]
 */
export function quiver(options: QuiverOptions): Quiver {
  const { field, n, sigma, side, mode, exclusion = null } = options;
  if (field.length !== 2 * n * n) throw new RangeError(`need a field of [${n * n}, 2], got ${field.length} numbers`);
  const cell = side / n;
  const usesLargest = mode === "raw" || mode === "log";
  const largest = usesLargest ? sigma * (options.largest ?? largestMagnitude(field)) : 0;
  const arrows = new Float32Array(4 * n * n);
  for (let index = 0; index < n * n; index++) {
    const s0 = field[2 * index];
    const s1 = field[2 * index + 1];
    const magnitude = Math.hypot(s0, s1);
    const length = cell * arrowLength(sigma * magnitude, mode, largest);
    const dx = magnitude > 0 ? (s0 / magnitude) * length : 0;
    const dy = magnitude > 0 ? (-s1 / magnitude) * length : 0;
    const x = ((index % n) + 0.5) * cell;
    const y = side - (Math.floor(index / n) + 0.5) * cell;
    const x0 = x - dx / 2;
    const y0 = y - dy / 2;
    const hidden =
      !Number.isFinite(magnitude) || (exclusion !== null && isInside(exclusion, x, y, cell / 2 + clearance));
    arrows[4 * index] = hidden ? Number.NaN : x0;
    arrows[4 * index + 1] = hidden ? Number.NaN : y0;
    arrows[4 * index + 2] = hidden ? Number.NaN : x0 + dx;
    arrows[4 * index + 3] = hidden ? Number.NaN : y0 + dy;
  }
  return { n, side, arrows };
}

/**
 * The arrows a share t of the way from one quiver to another of the same grid. An arrow that only one of them has is
 * that one's, so nothing blinks.
 *
 * @param t 0 to 1, clamped
 * @param into receives the arrows; a fresh quiver unless given
 * @throws RangeError unless the grids agree
 */
export function mixQuiver(from: Quiver, to: Quiver, t: number, into?: Quiver): Quiver {
  if (from.n !== to.n || (into && into.n !== to.n)) {
    throw new RangeError(`need quivers of one grid, got ${from.n}, ${to.n}${into ? `, ${into.n}` : ""}`);
  }
  const share = Math.min(1, Math.max(0, t));
  const mixed = into ?? { n: to.n, side: to.side, arrows: new Float32Array(to.arrows.length) };
  for (let i = 0; i < to.arrows.length; i++) {
    const start = from.arrows[i];
    const end = to.arrows[i];
    const value = start + share * (end - start);
    mixed.arrows[i] = share === 1 || Number.isNaN(start) ? end : Number.isNaN(end) ? start : value;
  }
  return mixed;
}
