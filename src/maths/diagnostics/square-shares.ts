import type { Modes } from "../density/density.ts";
import type { FloatArray } from "../points.ts";

/** What is on the square, shared out among the modes of a density. */
export interface SquareShares {
  /** Of what is on the square, in the order of the modes, of total one; all zeros where nothing is. */
  readonly modes: readonly number[];
  /** The share that is beyond it. */
  readonly beyond: number;
}

/**
 * Of particles. Those whose place is not finite are lost, and count nowhere but in the whole.
 *
 * @param points [n, 2]
 * @throws RangeError when there are no points
 */
export function sharesOfPoints(points: FloatArray, modes: Modes): SquareShares {
  const n = points.length >>> 1;
  if (n === 0) throw new RangeError("need at least one point, got none");
  const inside: number[] = [];
  let beyond = 0;
  for (let k = 0; k < points.length; k += 2) {
    const farthest = Math.max(Math.abs(points[k]), Math.abs(points[k + 1]));
    if (farthest <= 1) inside.push(points[k], points[k + 1]);
    else if (farthest < Number.POSITIVE_INFINITY) beyond++;
  }
  const counts = new Array<number>(modes.mass.length).fill(0);
  for (const mode of modes.label(Float64Array.from(inside))) counts[mode]++;
  return { modes: ofTotalOne(counts), beyond: beyond / n };
}

/**
 * Of a density over the square's cells.
 *
 * @param density per unit area at the centres of cells, [side, side]; of total one with what is beyond
 * @param labels the mode each centre belongs to, as many
 * @param count of modes
 * @throws RangeError unless there is a label for each cell
 */
export function sharesOfCells(density: FloatArray, labels: ArrayLike<number>, count: number): SquareShares {
  if (labels.length !== density.length) {
    throw new RangeError(`need a label for each of ${density.length} cells, got ${labels.length}`);
  }
  const sums = new Array<number>(count).fill(0);
  for (const [cell, value] of density.entries()) sums[labels[cell]] += (4 * value) / density.length;
  const on = sums.reduce((sum, share) => sum + share, 0);
  return { modes: ofTotalOne(sums), beyond: Math.max(0, 1 - on) };
}

function ofTotalOne(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (total > 0 ? part / total : 0));
}
