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
