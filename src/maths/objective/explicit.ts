import type { FloatArray } from "../points.ts";
import type { Weighting } from "./weighting.ts";
import { weightOf } from "./weighting.ts";

/** What the explicit objective compares. */
export interface ExplicitSample {
  /** s(x̃, σ) at points x̃ of q_σ, [B, 2] */
  readonly score: FloatArray;
  /** ∇ log q_σ(x̃), [B, 2] */
  readonly exact: FloatArray;
  /** σ, [B] */
  readonly sigmas: FloatArray;
  readonly weighting: Weighting;
}

/**
 * Explicit score matching, sample by sample: ½ λ(σ) ‖s(x̃, σ) - ∇ log q_σ(x̃)‖², half the weighted Fisher divergence.
 * Hyvärinen (2005), equation 2, https://jmlr.org/papers/v6/hyvarinen05a.html
 *
 * @returns [B], a fresh array; the objective is its mean
 */
export function explicitLosses({ score, exact, sigmas, weighting }: ExplicitSample): Float64Array<ArrayBuffer> {
  return Float64Array.from(sigmas, (sigma, b) => {
    const differenceX = score[2 * b] - exact[2 * b];
    const differenceY = score[2 * b + 1] - exact[2 * b + 1];
    return 0.5 * weightOf(weighting, sigma) * (differenceX * differenceX + differenceY * differenceY);
  });
}
