import { gaussLegendre } from "../gauss-legendre.ts";
import type { ComponentAxes, PreparedComponents } from "./mixture-components.ts";
import type { InPieces } from "./pieces.ts";

/** ‖∇ log q_σ‖² q_σ at one point. */
export type Integrand = (x: number, y: number) => number;

const fine = gaussLegendre(10);
const coarse = gaussLegendre(7);
/** Beyond eight standard deviations lies 4e-13 of the integral of one component. */
const reach = 8;
/** Squares wider than so many standard deviations of a component in reach are split without a look. */
const widest = 4;
/** Two rules that agree to this share of the bound on the whole leave far less to the better one. */
const tolerance = 1e-9;
/** 2⁴⁰ squares side by side: what still differs then is rounding. */
const deepest = 40;
/** Squares looked at in one piece of the work: about a millisecond of eight components. */
const looksInPiece = 32;

/**
 * I(q_σ) of a mixture by adaptive quadrature: squares that are split until no component within reach is narrower than a
 * quarter of them and two Gauss–Legendre rules agree. So components of very different size and shape cost only the area
 * of their own ellipses.
 */
export function* mixtureFisherInformation(
  { count, shares, means }: PreparedComponents,
  { directions, variances }: ComponentAxes,
  sigma: number,
  integrand: Integrand,
): InPieces<number> {
  const longer = new Float64Array(count);
  const shorter = new Float64Array(count);
  // I is convex in q, so the mean of the components' own, tr (C + σ²I)⁻¹, is a bound.
  let bound = 0;
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [bottom, top] = [left, right];
  for (let k = 0; k < count; k++) {
    longer[k] = Math.sqrt(variances[2 * k] + sigma * sigma);
    shorter[k] = Math.sqrt(variances[2 * k + 1] + sigma * sigma);
    bound += shares[k] * (1 / longer[k] ** 2 + 1 / shorter[k] ** 2);
    left = Math.min(left, means[2 * k] - reach * longer[k]);
    right = Math.max(right, means[2 * k] + reach * longer[k]);
    bottom = Math.min(bottom, means[2 * k + 1] - reach * longer[k]);
    top = Math.max(top, means[2 * k + 1] + reach * longer[k]);
  }

  /** The smallest standard deviation within reach of a square; infinite where there is none. */
  const narrowestNear = (x: number, y: number, half: number) => {
    let narrowest = Number.POSITIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      if (shorter[k] >= narrowest) continue;
      const dx = x - means[2 * k];
      const dy = y - means[2 * k + 1];
      const [cosine, sine] = [directions[2 * k], directions[2 * k + 1]];
      const along = Math.max(0, Math.abs(cosine * dx + sine * dy) - Math.SQRT2 * half) / longer[k];
      const across = Math.max(0, Math.abs(cosine * dy - sine * dx) - Math.SQRT2 * half) / shorter[k];
      if (along * along + across * across < reach * reach) narrowest = shorter[k];
    }
    return narrowest;
  };

  /** The integral over a square; null when it is to be split. */
  const integral = ({ x, y, half, depth }: Square): number | null => {
    const narrowest = narrowestNear(x, y, half);
    if (narrowest === Number.POSITIVE_INFINITY) return 0;
    if (2 * half > widest * narrowest && depth < deepest) return null;
    const better = integrate(integrand, fine, x, y, half);
    const worse = integrate(integrand, coarse, x, y, half);
    return Math.abs(better - worse) <= tolerance * bound || depth === deepest ? better : null;
  };

  const whole = Math.max(right - left, top - bottom) / 2;
  const waiting = [{ x: (left + right) / 2, y: (bottom + top) / 2, half: whole, depth: 0 }];
  let total = 0;
  for (let looks = 1; ; looks++) {
    const square = waiting.pop();
    if (square === undefined) return total;
    const value = integral(square);
    if (value === null) waiting.push(...quarters(square));
    else total += value;
    if (looks % looksInPiece === 0) yield;
  }
}

interface Square {
  /** Centre. */
  readonly x: number;
  readonly y: number;
  /** Half the side. */
  readonly half: number;
  /** Number of splits it came from. */
  readonly depth: number;
}

function quarters({ x, y, half, depth }: Square): readonly Square[] {
  const h = half / 2;
  const quarter = (toX: number, toY: number) => ({ x: x + toX * h, y: y + toY * h, half: h, depth: depth + 1 });
  return [quarter(-1, -1), quarter(1, -1), quarter(-1, 1), quarter(1, 1)];
}

function integrate(integrand: Integrand, rule: typeof fine, x: number, y: number, half: number): number {
  const { nodes, weights } = rule;
  let sum = 0;
  for (let j = 0; j < nodes.length; j++) {
    for (let i = 0; i < nodes.length; i++) {
      sum += weights[i] * weights[j] * integrand(x + half * nodes[i], y + half * nodes[j]);
    }
  }
  return sum * half * half;
}
