import type { DataScale } from "../network/architecture.ts";
import type { MixtureComponent } from "./data-source.ts";

/** The components of a mixture that have weight, their weights of total one. */
export interface PreparedComponents {
  readonly count: number;
  /** w_k, [K] */
  readonly shares: Float64Array<ArrayBuffer>;
  /** μ_k, [K, 2] */
  readonly means: Float64Array<ArrayBuffer>;
  /** C_k as [xx, xy, yy], [K, 3] */
  readonly covariances: Float64Array<ArrayBuffer>;
}

/** Below this share of xx · yy the determinant xx · yy - xy² is the rounding of its terms. */
const singular = 1e-13;

/**
 * @throws RangeError, naming the component (the first is 1), when there are none, a weight is negative or not finite, a
 * mean is not finite, a covariance is not positive definite, or all weights are zero
 */
export function prepareComponents(components: readonly MixtureComponent[]): PreparedComponents {
  if (components.length === 0) throw new RangeError("need at least one component, got none");
  for (const [k, { weight, mean, covariance }] of components.entries()) {
    const refuse = (need: string, got: string) => {
      throw new RangeError(`component ${k + 1}: need ${need}, got ${got}`);
    };
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) refuse("a finite weight ≥ 0", `${weight}`);
    if (!mean.every(Number.isFinite)) refuse("a finite mean", `(${mean.join(", ")})`);
    const [xx, xy, yy] = covariance;
    const definite = xx > 0 && yy > 0 && xx * yy - xy * xy > singular * xx * yy;
    if (!definite || !covariance.every(Number.isFinite)) {
      refuse("a positive definite covariance [xx, xy, yy]", `[${covariance.join(", ")}]`);
    }
  }
  return withShares(components);
}

/** Drops components without weight and divides by the total; covariances may be singular here. */
export function withShares(components: readonly MixtureComponent[]): PreparedComponents {
  const weighty = components.filter(({ weight }) => weight > 0);
  const largest = weighty.reduce((most, { weight }) => Math.max(most, weight), 0);
  if (!(largest > 0)) throw new RangeError("need at least one weight above 0, got a total of 0");
  // Relative to the largest, for weights whose sum would overflow.
  const total = weighty.reduce((sum, { weight }) => sum + weight / largest, 0);
  return {
    count: weighty.length,
    shares: Float64Array.from(weighty, ({ weight }) => weight / largest / total),
    means: Float64Array.from(weighty.flatMap(({ mean }) => mean)),
    covariances: Float64Array.from(weighty.flatMap(({ covariance }) => covariance)),
  };
}

/** Mean and root-mean-square standard deviation per coordinate. */
export function mixtureScale({ count, shares, means, covariances }: PreparedComponents): DataScale {
  let meanX = 0;
  let meanY = 0;
  for (let k = 0; k < count; k++) {
    meanX += shares[k] * means[2 * k];
    meanY += shares[k] * means[2 * k + 1];
  }
  let variance = 0;
  for (let k = 0; k < count; k++) {
    const between = (means[2 * k] - meanX) ** 2 + (means[2 * k + 1] - meanY) ** 2;
    variance += (shares[k] * (covariances[3 * k] + covariances[3 * k + 2] + between)) / 2;
  }
  return { mean: [meanX, meanY], std: Math.sqrt(variance) };
}

/** The components along the axes of their ellipses, where noise only adds σ² to the variances. */
export interface ComponentAxes {
  /** Direction of the longer axis (cosine, sine), [K, 2]; the shorter one is at its left. */
  readonly directions: Float64Array<ArrayBuffer>;
  /** Variances along the longer and the shorter axis, [K, 2]. */
  readonly variances: Float64Array<ArrayBuffer>;
}

export function componentAxes({ count, covariances }: PreparedComponents): ComponentAxes {
  const directions = new Float64Array(2 * count);
  const variances = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    const [xx, xy, yy] = covariances.subarray(3 * k, 3 * k + 3);
    const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
    directions.set([Math.cos(angle), Math.sin(angle)], 2 * k);
    const longer = 0.5 * (xx + yy) + Math.hypot(0.5 * (xx - yy), xy);
    // The product of the two is the determinant; their difference from the trace would lose the shorter one's digits.
    variances.set([longer, longer > 0 ? Math.max(0, (xx / longer) * yy - (xy / longer) * xy) : 0], 2 * k);
  }
  return { directions, variances };
}
