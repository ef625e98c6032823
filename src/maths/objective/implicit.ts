import { divergence } from "../network/score-jacobian.ts";
import type { FloatArray } from "../points.ts";
import type { Weighting } from "./weighting.ts";
import { weightOf } from "./weighting.ts";

/** What the implicit objective looks at: nothing of the data but where they lie. */
export interface ImplicitSample {
  /** s(x̃, σ) at points x̃ of q_σ, [B, 2] */
  readonly score: FloatArray;
  /** ∂s_i/∂x_j at them, [B, 2, 2] */
  readonly jacobian: FloatArray;
  /** σ, [B] */
  readonly sigmas: FloatArray;
  readonly weighting: Weighting;
}

/**
 * Implicit score matching, sample by sample: λ(σ) (tr ∇s(x̃, σ) + ½ ‖s(x̃, σ)‖²). In the mean it is the explicit
 * objective less ½ λ E‖∇ log q_σ‖², by integration by parts.
 * Hyvärinen (2005), theorem 1, https://jmlr.org/papers/v6/hyvarinen05a.html
 *
 * @returns [B], a fresh array; the objective is its mean
 */
export function implicitLosses({ score, jacobian, sigmas, weighting }: ImplicitSample): Float64Array<ArrayBuffer> {
  return divergence(jacobian).map((trace, b) => {
    const square = score[2 * b] ** 2 + score[2 * b + 1] ** 2;
    return weightOf(weighting, sigmas[b]) * (trace + 0.5 * square);
  });
}
