import { normalMass } from "../normal.ts";

/**
 * How neighbouring levels of a ladder overlap, for the ratio γ = σ_{i-1}/σ_i > 1 between them.
 *
 * Song & Ermon (2020), section 3.2 and technique 2, https://arxiv.org/abs/2006.09011, take the distance from a data
 * point to be N(√d σ, σ²/2) and ask how much of level i lies within three standard deviations of level i - 1:
 * Φ(√(2d)(γ - 1) + 3γ) - Φ(√(2d)(γ - 1) - 3γ), which should be about 0.5.
 *
 * In the plane this limits nothing. √(2d) = 2 is less than 3, so the interval always holds the centre, and the overlap
 * is above 0.99 for every γ: the rule is about high dimensions, where noise lives on a thin shell.
 */
export function shellOverlap(ratio: number, dimension = 2): number {
  const shift = Math.sqrt(2 * dimension) * (ratio - 1);
  return normalMass(shift - 3 * ratio, shift + 3 * ratio);
}

/** Radius, in σ, up to which a level has been seen in training: √d + 3/√2, the shell's outer edge, for d = 2. */
const seenRadius = Math.SQRT2 + 3 / Math.SQRT2;

/**
 * What does limit γ in the plane, with the same shell: the share of the particles of level i - 1, whose distance has
 * the Rayleigh distribution exactly, that lie where level i was trained, within (√d + 3/√2) σ_i. It is
 * 1 - exp(-25/(4γ²)).
 */
export function arrivingShare(ratio: number): number {
  return -Math.expm1(-0.5 * (seenRadius / ratio) ** 2);
}

/** The ratio at which half of the particles arrive where the next level was trained: 3.003. */
export const largestRatio = seenRadius / Math.sqrt(2 * Math.LN2);
