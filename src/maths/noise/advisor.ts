import type { Extent } from "../density/density.ts";
import { ladderBounds } from "./ladder.ts";
import { arrivingShare, largestRatio, shellOverlap } from "./level-overlap.ts";

/**
 * What there is to say about a noise ladder in the plane. `low` and `high` are about the value: a low σ_1 loses modes, a
 * high one is waste; a high ratio loses particles between the levels, a low one is waste; a high σ_L blurs the detail, a
 * low one is waste.
 */
export type Verdict = "good" | "low" | "high";
export type LadderFinding = SigmaMaxFinding | RatioFinding | SigmaMinFinding;

interface Finding {
  readonly verdict: Verdict;
  /** What the ladder has. */
  readonly value: number;
  /** What it would better have, to two digits; the value itself where that is good. */
  readonly suggested: number;
}
export interface SigmaMaxFinding extends Finding {
  readonly about: "sigmaMax";
  readonly largestDistance: number;
  /** Below this σ_1 two halves of the data so far apart stay two modes: half the distance. */
  readonly merging: number;
}
export interface RatioFinding extends Finding {
  readonly about: "ratio";
  /** The level (0-based) below the gap with the ratio in question, which is the largest of the ladder. */
  readonly level: number;
  /** Technique 2's overlap, which in the plane is above 0.99 for every ratio. */
  readonly overlap: number;
  /** Share of the particles that arrive where the next level was trained. */
  readonly arriving: number;
  /** How many levels a geometric ladder between the same ends needs for the suggested ratio. */
  readonly levels: number;
}
export interface SigmaMinFinding extends Finding {
  readonly about: "sigmaMin";
  /** 0 where points coincide. */
  readonly finestDetail: number;
}

/** σ_1 is high from this multiple of the largest distance. */
const spareDistance = 2;
/** Ratios below this waste levels: neighbours that differ by a tenth learn the same field. */
const smallestRatio = 1.1;
/**
 * What people use lies between 1.2 and 1.7 (NCSN's toy experiment 1.4, its images 1.67). Ratios up to `largestRatio` work
 * too, with a hundred Langevin steps a level: annealed on two moons and on a spiral, 1 → 0.02, the energy distance
 * reaches the floor at 2.7 and is 1.1 to 1.3 times it at 3.7; with ten steps a level it keeps falling to 1.35.
 */
const usualRatio = 1.6;
/** σ_L may be so many times the finest detail, which is then blurred to √(1 + 1.5²) = 1.8 times its width. */
const blur = 1.5;
/** Below this share of the finest detail, σ_L changes the density by 2 % of that width at most. */
const needless = 0.2;
/** Narrower data than this need no narrower ladder. */
const smallestSigmaMax = 0.1;

/**
 * Advice on a ladder: σ_1, the ratio between neighbours, σ_L, in this order.
 *
 * σ_1 should be as large as the largest distance between two data points (Song & Ermon 2020, technique 1,
 * https://arxiv.org/abs/2006.09011). In the plane half of it will do: two equal Gaussians of standard deviation σ at a
 * distance of 2σ or less have one mode. The ratio: level-overlap.ts. σ_L should resolve the finest detail there is, and
 * nothing finer.
 *
 * @throws RangeError when the ladder has fewer than two levels or does not fall, or the extent is not of numbers ≥ 0
 */
export function adviseLadder(ladder: { readonly sigmas: ArrayLike<number>; readonly extent: Extent }): LadderFinding[] {
  const { extent } = ladder;
  const sigmas = Array.from(ladder.sigmas);
  const falls = sigmas.every((sigma, i) => sigma > 0 && (i === 0 || sigma < sigmas[i - 1]));
  if (sigmas.length < 2 || !falls) throw new RangeError(`need at least two levels that fall, got ${sigmas}`);
  return [aboutSigmaMax(sigmas[0], extent), aboutRatio(sigmas), aboutSigmaMin(sigmas[sigmas.length - 1], extent)];
}

/**
 * A geometric ladder for data of some extent, within the bounds of ladders; it passes its own advice.
 *
 * @throws RangeError when the extent is not of numbers ≥ 0
 */
export function advisedLadder(extent: Extent): {
  readonly levels: number;
  readonly sigmaMax: number;
  readonly sigmaMin: number;
} {
  const { sigmaMax, sigmaMin } = wantedEnds(extent);
  return { levels: levelsBetween(sigmaMax, sigmaMin), sigmaMax, sigmaMin };
}

function aboutSigmaMax(value: number, extent: Extent): SigmaMaxFinding {
  const { sigmaMax } = wantedEnds(extent);
  const merging = sigmaMax / 2;
  const verdict = judge(value, merging, spareDistance * sigmaMax);
  const suggested = verdict === "good" ? value : sigmaMax;
  return { about: "sigmaMax", verdict, value, suggested, largestDistance: extent.largestDistance, merging };
}

function aboutRatio(sigmas: readonly number[]): RatioFinding {
  const ratios = sigmas.slice(1).map((sigma, i) => sigmas[i] / sigma);
  const value = Math.max(...ratios);
  const verdict = judge(value, smallestRatio, largestRatio);
  const suggested = verdict === "good" ? value : usualRatio;
  return {
    about: "ratio",
    verdict,
    value,
    suggested,
    level: ratios.indexOf(value) + 1,
    overlap: shellOverlap(value),
    arriving: arrivingShare(value),
    levels: verdict === "good" ? sigmas.length : levelsBetween(sigmas[0], sigmas[sigmas.length - 1]),
  };
}

function aboutSigmaMin(value: number, extent: Extent): SigmaMinFinding {
  const { sigmaMin } = wantedEnds(extent);
  // Where points coincide no σ_L is too low.
  const verdict = judge(value, extent.finestDetail > 0 ? needless * sigmaMin : 0, blur * sigmaMin);
  const suggested = verdict === "good" ? value : sigmaMin;
  return { about: "sigmaMin", verdict, value, suggested, finestDetail: extent.finestDetail };
}

const judge = (value: number, low: number, high: number): Verdict =>
  value < low ? "low" : value > high ? "high" : "good";

/** σ_1 and σ_L for data of some extent, to two digits, as far as ladders reach. */
function wantedEnds({ largestDistance, finestDetail }: Extent): { sigmaMax: number; sigmaMin: number } {
  if (!(largestDistance >= 0 && finestDetail >= 0)) {
    throw new RangeError(`need distances ≥ 0, got ${largestDistance} and ${finestDetail}`);
  }
  const { smallest, largest } = ladderBounds;
  const sigmaMax = Math.min(largest, Math.max(smallestSigmaMax, twoDigits(largestDistance)));
  const sigmaMin = Math.min(sigmaMax / 2, Math.max(smallest, twoDigits(finestDetail)));
  return { sigmaMax, sigmaMin };
}

/** Levels of a geometric ladder whose ratio is at most the usual one, 2 to 30. */
function levelsBetween(sigmaMax: number, sigmaMin: number): number {
  const { fewest, most } = ladderBounds;
  const gaps = Math.ceil(Math.log(sigmaMax / sigmaMin) / Math.log(usualRatio) - 1e-9);
  return Math.min(most, Math.max(fewest, gaps + 1));
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));
