import type { FloatArray } from "../points.ts";
import { pointStatistics } from "../points.ts";
import type { BinnedPoints } from "./binned-points.ts";
import { blur, kernel } from "./binned-points.ts";

/**
 * How wide a kernel density estimate's kernel is. The rule of Scott (1992, "Multivariate Density Estimation", section
 * 6.3.1, https://doi.org/10.1002/9780470316849), which in the plane is that of Silverman (1986, "Density Estimation for
 * Statistics and Data Analysis", section 4.3.2, https://doi.org/10.1007/978-1-4899-3324-9), n^{-1/6} standard deviations,
 * is right for one Gaussian. Two moons or two far modes it blurs to one: their standard deviation is their distance. So
 * it is only the widest of some, of which least-squares cross-validation picks.
 */

/** Between one candidate and the next. */
const ratio = Math.SQRT1_2;

/** Scott's rule and ever narrower ones down to `least`, widest first; that alone where it is wider than the rule. */
export function bandwidths(points: FloatArray, least: number): readonly number[] {
  const finite = points.every(Number.isFinite) ? points : finiteOnly(points);
  const candidates: number[] = [];
  const n = finite.length >>> 1;
  const scott = n === 0 ? 0 : pointStatistics(finite).std * n ** (-1 / 6);
  for (let candidate = Math.min(widest, scott); candidate > least; candidate *= ratio) candidates.push(candidate);
  return [...candidates, least];
}
/** Of use on a square of side 2. */
const widest = 0.5;

function finiteOnly(points: FloatArray): Float64Array {
  const kept: number[] = [];
  for (let k = 0; k < points.length; k += 2) {
    if (Number.isFinite(points[k]) && Number.isFinite(points[k + 1])) kept.push(points[k], points[k + 1]);
  }
  return Float64Array.from(kept);
}

/**
 * The bandwidth of least
 *
 *   ∫ p̂² - 2/n Σ_i p̂_{-i}(x_i),
 *
 * which estimates ∫ (p̂ - p)² up to a constant, p̂_{-i} being the estimate without particle i: Rudemo (1982),
 * https://www.jstor.org/stable/4615859; Bowman (1984), https://doi.org/10.1093/biomet/71.2.353. Both sums are over cells.
 *
 * @param candidates widest first
 */
export function crossValidated(bins: BinnedPoints, candidates: readonly number[]): number {
  const n = bins.counts.reduce((sum, count) => sum + count, 0);
  if (n < 2) return candidates[0];
  let best = candidates[0];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const blurred = blur(bins, candidate);
    const self = kernel(candidate / bins.step)[0] ** 2;
    let squares = 0;
    let others = 0;
    for (const [cell, value] of blurred.entries()) {
      squares += value * value;
      others += bins.counts[cell] * (value - self);
    }
    const score = squares / (n * n) - (2 * others) / (n * (n - 1));
    if (score < least) {
      least = score;
      best = candidate;
    }
  }
  return best;
}
