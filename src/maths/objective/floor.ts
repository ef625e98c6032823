import type { Objective } from "./objectives.ts";
import type { Weighting } from "./weighting.ts";
import { weightOf } from "./weighting.ts";

/**
 * What no network can remove from the denoising objective of one noise level: ½ λ (d/σ² - I(q_σ)), d = 2, which is
 * ½ (d - σ² I) for λ = σ². The objective minus its floor is the excess loss ½ λ E‖s - ∇ log q_σ‖².
 * From the identity of Vincent (2011), section 4.2 and appendix, https://doi.org/10.1162/NECO_a_00142: both differ by a
 * constant, ½ λ (E‖z/σ‖² - E‖∇ log q_σ‖²).
 *
 * @param fisherInformation I(q_σ) = E‖∇ log q_σ‖²
 */
export function denoisingFloor(weighting: Weighting, sigma: number, fisherInformation: number): number {
  return 0.5 * weightOf(weighting, sigma) * (2 / (sigma * sigma) - fisherInformation);
}

/**
 * What no network can remove from an objective at one noise level: the value that the exact score gives it. Above it
 * lies the same excess loss for all of them. Denoising: as above. Explicit: 0. Implicit and sliced: -½ λ I(q_σ), by
 * Hyvärinen (2005), theorem 1, https://jmlr.org/papers/v6/hyvarinen05a.html, and E[v vᵀ] = I.
 *
 * @param fisherInformation I(q_σ) = E‖∇ log q_σ‖²
 */
export function objectiveFloor(
  objective: Objective,
  weighting: Weighting,
  sigma: number,
  fisherInformation: number,
): number {
  switch (objective) {
    case "denoising":
      return denoisingFloor(weighting, sigma, fisherInformation);
    case "explicit":
      return 0;
    case "implicit":
    case "sliced":
    case "sliced-vr":
      return -0.5 * weightOf(weighting, sigma) * fisherInformation;
    default:
      return objective satisfies never;
  }
}
