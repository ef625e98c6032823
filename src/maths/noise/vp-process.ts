/**
 * A variance preserving process x_i = √ᾱ_i x₀ + √(1-ᾱ_i) z, i = 0 … N, and the noise that its points have once they are
 * divided by √ᾱ_i: x_i/√ᾱ_i = x₀ + σ_i z with σ_i = √((1-ᾱ_i)/ᾱ_i). So one network s(x, σ) serves it,
 *
 *   s_VP(x, i) = s(x/√ᾱ_i, σ_i)/√ᾱ_i
 *
 * Ho et al. (2020), section 2, https://arxiv.org/abs/2006.11239; the change of variables as in Song et al. (2021), DDIM,
 * section 4.3, https://arxiv.org/abs/2010.02502.
 */
export interface VpProcess {
  /** N */
  readonly steps: number;
  /** β_0 … β_N, [N+1]; β_0 = 0 stands for no step. */
  readonly beta: Float64Array<ArrayBuffer>;
  /** ᾱ_i = Π (1-β_j) up to i, [N+1]; ᾱ_0 = 1. */
  readonly alphaBar: Float64Array<ArrayBuffer>;
  /** σ_i, [N+1], ascending from σ_0 = 0. */
  readonly sigma: Float64Array<ArrayBuffer>;
}

/**
 * The process with given σ_i: ᾱ_i = 1/(1+σ_i²), β_i = 1 - ᾱ_i/ᾱ_{i-1}.
 *
 * @param sigmas σ_N > … > σ_1, largest first as in a ladder, [N]
 * @throws RangeError unless they are positive and each is below the one before
 */
export function processOfSigmas(sigmas: ArrayLike<number>): VpProcess {
  const steps = sigmas.length;
  const sigma = Float64Array.from({ length: steps + 1 }, (_, i) => (i === 0 ? 0 : sigmas[steps - i]));
  const beta = new Float64Array(steps + 1);
  for (let i = 1; i <= steps; i++) {
    if (!(sigma[i] > sigma[i - 1])) {
      throw new RangeError(`need noise > 0 that falls, got ${sigma[i]} before ${sigma[i - 1]}`);
    }
    // 1 - (1+σ'²)/(1+σ²), without the difference of two numbers near one.
    beta[i] = ((sigma[i] - sigma[i - 1]) * (sigma[i] + sigma[i - 1])) / (1 + sigma[i] ** 2);
  }
  return { steps, beta, alphaBar: sigma.map((value) => 1 / (1 + value * value)), sigma };
}

/**
 * The process with given β_i.
 *
 * @param betas β_1 … β_N, [N]
 * @throws RangeError unless each is between 0 and 1
 */
export function processOfBetas(betas: ArrayLike<number>): VpProcess {
  const steps = betas.length;
  const beta = new Float64Array(steps + 1);
  const sigma = new Float64Array(steps + 1);
  const alphaBar = new Float64Array(steps + 1).fill(1);
  for (let i = 1; i <= steps; i++) {
    beta[i] = betas[i - 1];
    if (!(beta[i] > 0 && beta[i] < 1)) throw new RangeError(`need β between 0 and 1, got β_${i} = ${beta[i]}`);
    alphaBar[i] = alphaBar[i - 1] * (1 - beta[i]);
    // 1/ᾱ = 1 + σ², so 1 + σ_i² = (1 + σ_{i-1}²)/(1-β_i): no 1-ᾱ, which rounds where ᾱ is near one.
    sigma[i] = Math.sqrt((sigma[i - 1] ** 2 + beta[i]) / (1 - beta[i]));
  }
  return { steps, beta, alphaBar, sigma };
}

/** Above it √(1-β) is nothing and a step forgets where it was. */
const largestBeta = 0.999;

/**
 * β_1 … β_N linear from 0.1/N to 20/N: the variance preserving SDE of Song et al. (2021), appendix C,
 * https://arxiv.org/abs/2011.13456, in N steps; for N = 1000 DDPM's 10⁻⁴ to 0.02 (Ho et al. 2020, section 4). Fewer than
 * 21 steps would take β above one: they are held at 0.999. A single step is the largest.
 *
 * @throws RangeError unless N is a whole number ≥ 1
 */
export function linearBetas(steps: number): Float64Array<ArrayBuffer> {
  if (!(Number.isInteger(steps) && steps >= 1)) throw new RangeError(`need at least 1 step, got ${steps}`);
  return Float64Array.from({ length: steps }, (_, i) => {
    const along = steps === 1 ? 1 : i / (steps - 1);
    return Math.min(largestBeta, (0.1 + 19.9 * along) / steps);
  });
}
