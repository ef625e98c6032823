import type { FloatArray } from "../points.ts";

/**
 * Mean angle between two fields at the same points, weighted by a density. Points where either field vanishes have no
 * angle and do not count.
 *
 * @param a [n, 2]
 * @param b [n, 2]
 * @param weights [n], of any scale
 * @returns degrees in [0, 180]; null when no point counts
 * @throws RangeError when the sizes do not fit
 */
export function meanAngle(a: FloatArray, b: FloatArray, weights: FloatArray): number | null {
  if (a.length !== b.length || a.length !== 2 * weights.length) {
    throw new RangeError(
      `need two fields and weights at the same points, got ${a.length}, ${b.length}, ${weights.length}`,
    );
  }
  let sum = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const [aX, aY, bX, bY] = [a[2 * i], a[2 * i + 1], b[2 * i], b[2 * i + 1]];
    if (!(weights[i] > 0) || (aX === 0 && aY === 0) || (bX === 0 && bY === 0)) continue;
    // atan2 of cross and dot product is accurate at both ends, where acos is not.
    sum += weights[i] * Math.abs(Math.atan2(aX * bY - aY * bX, aX * bX + aY * bY));
    total += weights[i];
  }
  return total > 0 ? (sum / total) * (180 / Math.PI) : null;
}
