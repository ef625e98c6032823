import type { FloatArray } from "../points.ts";
import type { Weighting } from "./weighting.ts";
import { weightOf } from "./weighting.ts";

/** What the denoising objective compares. */
export interface DenoisingSample {
  /** s(x̃, σ) at the noisy points x̃ = x₀ + σ z, [B, 2] */
  readonly score: FloatArray;
  /** z, [B, 2] */
  readonly noise: FloatArray;
  /** σ, [B] */
  readonly sigmas: FloatArray;
  readonly weighting: Weighting;
}

/**
 * Denoising score matching, sample by sample: ½ λ(σ) ‖s(x̃, σ) + z/σ‖². The regression target -(x̃ - x₀)/σ² = -z/σ is
 * the score of the noise kernel.
 * Vincent (2011), section 4.2, https://doi.org/10.1162/NECO_a_00142; Song & Ermon (2019), equations 5 and 6,
 * https://arxiv.org/abs/1907.05600
 *
 * @returns [B], a fresh array; the objective is its mean
 */
export function denoisingLosses({ score, noise, sigmas, weighting }: DenoisingSample): Float64Array<ArrayBuffer> {
  const losses = new Float64Array(sigmas.length);
  for (let b = 0; b < losses.length; b++) {
    const sigma = sigmas[b];
    const differenceX = score[2 * b] + noise[2 * b] / sigma;
    const differenceY = score[2 * b + 1] + noise[2 * b + 1] / sigma;
    losses[b] = 0.5 * weightOf(weighting, sigma) * (differenceX * differenceX + differenceY * differenceY);
  }
  return losses;
}

/** The denoising score matching objective: the mean of `denoisingLosses` over the batch. */
export function denoisingLoss(sample: DenoisingSample): number {
  const losses = denoisingLosses(sample);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
