import type { FloatArray } from "../points.ts";

/**
 * √E‖s‖² of a field under a weighted set of points. Of the exact score under q_σ it is √I(q_σ), which grows as 1/σ where
 * σ is small beside the data: why λ = σ² gives every level about the same weight (Song & Ermon 2019, section 4.2,
 * https://arxiv.org/abs/1907.05600).
 *
 * @param score [n, 2]
 * @param weights of total one, [n]
 * @throws RangeError when the sizes do not fit
 */
export function scoreNorm(score: FloatArray, weights: FloatArray): number {
  if (score.length !== 2 * weights.length) {
    throw new RangeError(`need a score at ${weights.length} points, got ${score.length / 2}`);
  }
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] * (score[2 * i] * score[2 * i] + score[2 * i + 1] * score[2 * i + 1]);
  }
  return Math.sqrt(sum);
}
