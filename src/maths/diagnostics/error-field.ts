import type { FloatArray } from "../points.ts";

/**
 * σ‖s - ∇ log q_σ‖ at each point: the error of a learned score without a unit, so that levels compare.
 *
 * @param score s, [n, 2]
 * @param exact ∇ log q_σ at the same points, [n, 2]
 * @returns [n]
 * @throws RangeError when the sizes differ
 */
export function errorField(score: FloatArray, exact: FloatArray, sigma: number): Float32Array<ArrayBuffer> {
  if (score.length !== exact.length) {
    throw new RangeError(`need two fields at the same points, got ${score.length / 2} and ${exact.length / 2}`);
  }
  return Float32Array.from({ length: score.length >>> 1 }, (_, i) => {
    const x = score[2 * i] - exact[2 * i];
    const y = score[2 * i + 1] - exact[2 * i + 1];
    return sigma * Math.sqrt(x * x + y * y);
  });
}
