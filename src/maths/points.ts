import type { DataScale } from "./network/architecture.ts";

/**
 * Point sets: [n, 2] row-major, one flat array. Single precision where engines and pictures share them, double where
 * a yardstick needs it.
 */
export type FloatArray = Float32Array | Float64Array;

/** One noise level for all points, or one for each, [n]. */
export type NoiseLevels = number | FloatArray;

/** The noise level of point i. */
export function sigmaOf(sigmas: NoiseLevels, i: number): number {
  return typeof sigmas === "number" ? sigmas : sigmas[i];
}

/**
 * Mean of a point set, and √((Var x + Var y)/2) in the form that divides by n.
 *
 * @param points [n, 2]
 * @throws RangeError when there are no points
 */
export function pointStatistics(points: FloatArray): DataScale {
  const n = points.length >>> 1;
  if (n === 0) throw new RangeError("need at least one point, got none");
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i++) {
    meanX += points[2 * i] / n;
    meanY += points[2 * i + 1] / n;
  }
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (points[2 * i] - meanX) ** 2 + (points[2 * i + 1] - meanY) ** 2;
  return { mean: [meanX, meanY], std: Math.sqrt(squares / (2 * n)) };
}
