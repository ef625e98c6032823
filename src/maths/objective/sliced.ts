import { directionalDerivative } from "../network/score-jacobian.ts";
import type { FloatArray } from "../points.ts";
import type { ImplicitSample } from "./implicit.ts";
import { weightOf } from "./weighting.ts";

/** What the sliced objectives look at. */
export interface SlicedSample extends ImplicitSample {
  /** v, one projection for each sample, with E[v vᵀ] = I, [B, 2] */
  readonly projections: FloatArray;
}

/**
 * Sliced score matching, sample by sample: λ(σ) (vᵀ ∇s v + ½ (vᵀ s)²).
 * Song, Garg, Shi & Ermon (2019), section 3.1, https://arxiv.org/abs/1905.07088
 *
 * @returns [B], a fresh array; the objective is its mean
 */
export function slicedLosses(sample: SlicedSample): Float64Array<ArrayBuffer> {
  const { score, projections } = sample;
  return lossesWith(
    sample,
    (b) => (score[2 * b] * projections[2 * b] + score[2 * b + 1] * projections[2 * b + 1]) ** 2,
  );
}

/**
 * Sliced score matching with reduced variance, sample by sample: λ(σ) (vᵀ ∇s v + ½ ‖s‖²), since E(vᵀ s)² = ‖s‖² needs no
 * drawing.
 * Song, Garg, Shi & Ermon (2019), section 3.1, https://arxiv.org/abs/1905.07088
 *
 * @returns [B], a fresh array; the objective is its mean
 */
export function slicedLossesWithReducedVariance(sample: SlicedSample): Float64Array<ArrayBuffer> {
  const { score } = sample;
  return lossesWith(sample, (b) => score[2 * b] ** 2 + score[2 * b + 1] ** 2);
}

function lossesWith(
  { jacobian, projections, sigmas, weighting }: SlicedSample,
  square: (b: number) => number,
): Float64Array<ArrayBuffer> {
  return directionalDerivative(jacobian, projections).map(
    (derivative, b) => weightOf(weighting, sigmas[b]) * (derivative + 0.5 * square(b)),
  );
}
