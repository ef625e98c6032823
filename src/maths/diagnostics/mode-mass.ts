import type { Modes } from "../density/density.ts";
import type { FloatArray } from "../points.ts";

/** What one mode of a density should get, and what it got; shares of one. */
export interface ModeMass {
  /** Where the mode is densest. */
  readonly place: readonly [number, number];
  /** p, the mode's mass. */
  readonly truth: number;
  /** The share of the points that lie in its basin. */
  readonly sampled: number;
  /** √(p(1 - p)/n): standard error of `sampled` if the points were independent draws of the density. */
  readonly standardError: number;
}

/**
 * How many of the points each mode got. Points that are not finite belong to none: they are lost, and the shares then
 * sum to less than one.
 *
 * @param points [n, 2]
 * @param n how many the shares are of; more than there are points where some were left out as lost
 * @returns as many as there are modes, in their order
 * @throws RangeError when there are no points
 */
export function modeMass(modes: Modes, points: FloatArray, n = points.length >>> 1): readonly ModeMass[] {
  if (n === 0) throw new RangeError("need at least one point, got none");
  const counts = new Array<number>(modes.mass.length).fill(0);
  for (const mode of modes.label(onlyFinite(points))) counts[mode]++;
  return modes.mass.map((truth, mode) => ({
    place: modes.places[mode],
    truth,
    sampled: counts[mode] / n,
    standardError: Math.sqrt((truth * (1 - truth)) / n),
  }));
}

function onlyFinite(points: FloatArray): FloatArray {
  if (points.every(Number.isFinite)) return points;
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    if (Number.isFinite(points[i]) && Number.isFinite(points[i + 1])) kept.push(points[i], points[i + 1]);
  }
  return Float64Array.from(kept);
}
