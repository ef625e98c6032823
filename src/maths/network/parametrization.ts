import type { FloatArray, NoiseLevels } from "../points.ts";
import { sigmaOf } from "../points.ts";
import type { DataScale, NetworkSpec } from "./architecture.ts";

/**
 * How the network's output F becomes the score. All parametrizations have one affine form,
 *
 *   s(x, σ) = slope(σ) · (x - μ) + gain(σ) · F(x, σ).
 *
 * `raw`: s = F. `noise-scaled`: s = F/σ (Song & Ermon 2020, section 3.1, https://arxiv.org/abs/2006.09011).
 * `preconditioned`: the denoiser D = μ + c_skip (x - μ) + c_out F of Karras et al. (2022), table 1,
 * https://arxiv.org/abs/2206.00364, with c_skip = σ_d²/(σ² + σ_d²) and c_out = σ σ_d/√(σ² + σ_d²), and
 * s = (D - x)/σ²; so slope = -1/(σ² + σ_d²), the score of a Gaussian of the data's mean and spread, and
 * gain = c_out/σ².
 *
 * In the energy form the network has one output G, and F = spread(σ) · ∇_x G. The spread undoes the division of
 * x̂ = (x - μ)/spread, so that F is of order one as in the free form. The score is then -∇E of an energy (energy.ts).
 */

/** What the coordinates x̂ are divided by: √(σ² + σ_d²) when the network is preconditioned, else 1. */
export function coordinateSpread(spec: NetworkSpec, scale: DataScale, sigma: number): number {
  return spec.parametrization === "preconditioned" ? Math.sqrt(sigma * sigma + scale.std * scale.std) : 1;
}

/** The factor of x - μ. */
export function scoreSlope(spec: NetworkSpec, scale: DataScale, sigma: number): number {
  return spec.parametrization === "preconditioned" ? -1 / (sigma * sigma + scale.std * scale.std) : 0;
}

/**
 * The factor of what the network gives: gain for F, or gain · spread for ∇_x G in the energy form. Positive as long as
 * σ and σ_d are.
 */
export function outputGain(spec: NetworkSpec, scale: DataScale, sigma: number): number {
  const gain = scoreGain(spec, scale, sigma);
  return spec.form === "energy" ? gain * coordinateSpread(spec, scale, sigma) : gain;
}

/** The factor of F; positive as long as σ and σ_d are. */
export function scoreGain(spec: NetworkSpec, scale: DataScale, sigma: number): number {
  switch (spec.parametrization) {
    case "raw":
      return 1;
    case "noise-scaled":
      return 1 / sigma;
    case "preconditioned":
      return scale.std / (sigma * Math.sqrt(sigma * sigma + scale.std * scale.std));
    default:
      return spec.parametrization satisfies never;
  }
}

/**
 * The score from the network's output.
 *
 * @param points x, [n, 2]
 * @param sigmas σ, one for all points or [n]
 * @param output F, or ∇_x G in the energy form, [n, 2]
 * @param out receives the score, [n, 2]; may be `output` itself
 */
export function scoreFromOutput(
  spec: NetworkSpec,
  scale: DataScale,
  points: FloatArray,
  sigmas: NoiseLevels,
  output: FloatArray,
  out: FloatArray,
): void {
  const n = points.length >>> 1;
  const [meanX, meanY] = scale.mean;
  for (let i = 0; i < n; i++) {
    const sigma = sigmaOf(sigmas, i);
    const slope = scoreSlope(spec, scale, sigma);
    const gain = outputGain(spec, scale, sigma);
    out[2 * i] = slope * (points[2 * i] - meanX) + gain * output[2 * i];
    out[2 * i + 1] = slope * (points[2 * i + 1] - meanY) + gain * output[2 * i + 1];
  }
}
