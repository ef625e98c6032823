import { ladderBounds } from "../maths/noise/ladder.ts";

/** What a hand can do to a noise ladder: each gives a fresh one, largest first, within the bounds of ladders. */
export type Sigmas = readonly number[];

/** Neighbours differ by this factor at least: less would vanish where levels are written with four digits. */
const leastRatio = 1.02;

/** One level at another σ; it does not pass its neighbours, and stays where they leave it no room. */
export function levelMoved(sigmas: Sigmas, index: number, sigma: number): Sigmas {
  const { smallest, largest } = ladderBounds;
  const high = index === 0 ? largest : sigmas[index - 1] / leastRatio;
  const low = index === sigmas.length - 1 ? smallest : sigmas[index + 1] * leastRatio;
  return low > high ? sigmas : sigmas.map((before, k) => (k === index ? Math.min(high, Math.max(low, sigma)) : before));
}

/** The level (0-based) above the widest gap. */
export function widestGap(sigmas: Sigmas): number {
  const ratios = sigmas.slice(1).map((sigma, k) => sigmas[k] / sigma);
  return ratios.indexOf(Math.max(...ratios));
}

export const hasGap = (sigmas: Sigmas): boolean => {
  const above = widestGap(sigmas);
  return sigmas[above] / sigmas[above + 1] > leastRatio ** 2;
};

/** A level in the middle of the widest gap, where there is one and the ladder is not full. */
export function levelAdded(sigmas: Sigmas): Sigmas {
  if (sigmas.length >= ladderBounds.most || !hasGap(sigmas)) return sigmas;
  const above = widestGap(sigmas);
  return sigmas.toSpliced(above + 1, 0, Math.sqrt(sigmas[above] * sigmas[above + 1]));
}

export const levelRemoved = (sigmas: Sigmas, index: number): Sigmas =>
  sigmas.length <= ladderBounds.fewest ? sigmas : sigmas.toSpliced(index, 1);
