import type { FloatArray } from "../points.ts";

/**
 * Sliced Wasserstein-1 distance between two point sets of one size: the mean over n directions
 * (cos θ_k, sin θ_k), θ_k = kπ/n, of the mean absolute difference of the sorted projections. Fixed directions rather
 * than random ones: in the plane they are a quadrature of the half circle, and the figure does not jitter.
 * Bonneel et al. (2015), "Sliced and Radon Wasserstein barycenters of measures", section 2.3,
 * https://doi.org/10.1007/s10851-014-0506-3
 *
 * @param a [n, 2]
 * @param b [n, 2]
 * @throws RangeError when the sets differ in size or are empty, or there is no direction
 */
export function slicedWasserstein(a: FloatArray, b: FloatArray, directions = 16): number {
  if (a.length !== b.length || a.length === 0) {
    throw new RangeError(`need two point sets of one size, not empty; got ${a.length / 2} and ${b.length / 2}`);
  }
  if (!(directions >= 1)) throw new RangeError(`need at least one direction, got ${directions}`);
  const n = a.length >>> 1;
  const projectedA = new Float64Array(n);
  const projectedB = new Float64Array(n);
  let sum = 0;
  for (let k = 0; k < directions; k++) {
    const cosine = Math.cos((k * Math.PI) / directions);
    const sine = Math.sin((k * Math.PI) / directions);
    for (let i = 0; i < n; i++) {
      projectedA[i] = cosine * a[2 * i] + sine * a[2 * i + 1];
      projectedB[i] = cosine * b[2 * i] + sine * b[2 * i + 1];
    }
    projectedA.sort();
    projectedB.sort();
    for (let i = 0; i < n; i++) sum += Math.abs(projectedA[i] - projectedB[i]);
  }
  return sum / (directions * n);
}
