import type { PlannedStep, UpdateKind } from "../maths/sampler/stepper.ts";

/**
 * Numbers of a sum as a reader can add them up: rounded apart, three decimals of each term often miss the last digit of
 * the sum.
 */

export interface RoundedSum {
  readonly terms: readonly number[];
  readonly sum: number;
}

/**
 * The sum and its first term to the nearest, every other term to one of its two neighbours, so that they add up in the
 * digits shown. That is always possible: the rest of the sum lies within one unit of what the other terms add up to.
 *
 * @param terms at least two
 * @param sum what the terms add up to, but for rounding far below the decimals
 * @param decimals digits after the point
 * @returns NaN for all where one of them is not finite
 * @throws RangeError for fewer than two terms
 */
export function roundedSum(terms: readonly number[], sum: number, decimals: number): RoundedSum {
  if (terms.length < 2) throw new RangeError(`need at least 2 terms, got ${terms.length}`);
  if (![...terms, sum].every(Number.isFinite)) return { terms: terms.map(() => Number.NaN), sum: Number.NaN };
  const unit = 10 ** decimals;
  const units = terms.map((term, k) => (k === 0 ? Math.round(term * unit) : Math.floor(term * unit)));
  const total = Math.round(sum * unit);
  let missing = total - units.reduce((all, each) => all + each, 0);
  // Those that lost most get it back first.
  const others = terms.map((_, k) => k).slice(1);
  const lost = (k: number) => terms[k] * unit - units[k];
  others.sort((a, b) => lost(b) - lost(a));
  for (const k of others) {
    if (missing <= 0) break;
    units[k]++;
    missing--;
  }
  // Single precision of a place far away.
  units[others[0] as number] += missing;
  // Plus zero makes 0 of -0.
  return { terms: units.map((each) => each / unit + 0), sum: total / unit + 0 };
}

/**
 * Digits after the point for the numbers of a step: so many that its drift has two that count, and at least 3, which is
 * what an eye makes out on the square; 7 at most, where single precision ends. From the plan alone, so that they stay
 * the same all through a level.
 *
 * @param scale brings the points before the step into the space of the data
 */
export function stepDecimals(kind: UpdateKind, planned: Pick<PlannedStep, "sigma" | "size">, scale: number): number {
  const drift = usualDrift(kind, planned, scale);
  if (!(drift > 0)) return 3;
  return Math.min(7, Math.max(3, 1 - Math.floor(Math.log10(drift) + 1e-9)));
}

/** How far a score of length 1/σ moves a particle, in the sampler's own space. */
function usualDrift(kind: UpdateKind, { sigma, size }: Pick<PlannedStep, "sigma" | "size">, scale: number): number {
  const noise = sigma / scale;
  switch (kind) {
    case "langevin":
      return size / (2 * noise);
    case "denoise":
      return noise;
    case "reverse-sde":
    case "predictor":
    case "corrector":
    case "ddpm":
    case "ddim":
      return size / noise;
    case "euler":
    case "heun":
    case "runge-kutta":
      return size;
    default:
      return kind satisfies never;
  }
}
