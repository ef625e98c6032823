/**
 * Geometric noise ladder: `levels` values with a constant ratio, largest first.
 * Song & Ermon (2019), section 4.1, https://arxiv.org/abs/1907.05600
 *
 * @param sigmaMax largest noise level, in data units (the drawing square is 2 wide)
 * @returns sigmas, [levels], descending
 * @throws RangeError unless sigmaMax > sigmaMin > 0 and levels is a whole number ≥ 2
 */
export function geometricLadder(levels: number, sigmaMax: number, sigmaMin: number): Float64Array<ArrayBuffer> {
  if (!(sigmaMax > sigmaMin && sigmaMin > 0)) {
    throw new RangeError(`need sigmaMax > sigmaMin > 0, got ${sigmaMax} and ${sigmaMin}`);
  }
  if (!(Number.isInteger(levels) && levels >= 2)) throw new RangeError(`need at least 2 levels, got ${levels}`);
  const last = levels - 1;
  const sigmas = Float64Array.from({ length: levels }, (_, i) => sigmaMax * (sigmaMin / sigmaMax) ** (i / last));
  sigmas[last] = sigmaMin; // the power rounds
  return sigmas;
}

/**
 * Linear noise ladder: `levels` values with a constant difference, largest first. It wastes its levels on large noise,
 * which is the lesson.
 *
 * @throws RangeError as `geometricLadder`
 */
export function linearLadder(levels: number, sigmaMax: number, sigmaMin: number): Float64Array<ArrayBuffer> {
  const sigmas = geometricLadder(levels, sigmaMax, sigmaMin);
  const last = levels - 1;
  for (let i = 1; i < last; i++) sigmas[i] = sigmaMax + (sigmaMin - sigmaMax) * (i / last);
  return sigmas;
}

export const spacings = ["geometric", "linear", "custom"] as const;
export type Spacing = (typeof spacings)[number];

/** Bounds of a ladder's length and values. */
export const ladderBounds = { fewest: 2, most: 30, smallest: 0.005, largest: 5 } as const;

/**
 * A ladder written as numbers with spaces or commas between them.
 *
 * @returns null unless it has 2 to 30 levels between 0.005 and 5, each below the one before
 */
export function parseLadder(text: string): readonly number[] | null {
  const sigmas = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const { fewest, most, smallest, largest } = ladderBounds;
  if (sigmas.length < fewest || sigmas.length > most) return null;
  const fits = sigmas.every(
    (sigma, i) => sigma >= smallest && sigma <= largest && (i === 0 || sigma < (sigmas[i - 1] as number)),
  );
  return fits ? sigmas : null;
}

/** Four significant digits are finer than a hand. */
export const formatLadder = (sigmas: ArrayLike<number>): string =>
  Array.from(sigmas, (sigma) => String(Number(sigma.toPrecision(4)))).join(" ");

export const isLadderText = (text: string): boolean => text === "" || parseLadder(text) !== null;

export interface LadderSettings {
  readonly spacing: Spacing;
  readonly levels: number;
  readonly sigmaMax: number;
  readonly sigmaMin: number;
  /** Of a custom ladder. */
  readonly ladder: string;
}

/**
 * The ladder that settings describe, [L], largest first. A custom one that cannot be read is geometric.
 *
 * @throws RangeError when they describe none
 */
export function ladderFrom({ spacing, levels, sigmaMax, sigmaMin, ladder }: LadderSettings): readonly number[] {
  if (spacing === "linear") return Array.from(linearLadder(levels, sigmaMax, sigmaMin));
  const custom = spacing === "custom" ? parseLadder(ladder) : null;
  return custom ?? Array.from(geometricLadder(levels, sigmaMax, sigmaMin));
}

/**
 * The noise level at a fractional position on a ladder, interpolated in log σ.
 *
 * @param sigmas ladder, [L], descending
 * @param level 1 is the largest σ, L the smallest, as σ_1 … σ_L in the papers; held to that range
 */
export function sigmaAt(sigmas: ArrayLike<number>, level: number): number {
  const position = Math.min(Math.max(level, 1), sigmas.length) - 1;
  const below = Math.floor(position);
  const fraction = position - below;
  if (fraction === 0) return sigmas[below];
  return sigmas[below] * (sigmas[below + 1] / sigmas[below]) ** fraction;
}

/**
 * The fractional position of a noise level on a ladder: the inverse of `sigmaAt`.
 *
 * @param sigmas ladder, [L], descending
 * @returns in [1, L]; a σ beyond either end gives that end
 */
export function levelOf(sigmas: ArrayLike<number>, sigma: number): number {
  if (sigma >= sigmas[0]) return 1;
  for (let i = 1; i < sigmas.length; i++) {
    if (sigma >= sigmas[i]) return i + Math.log(sigmas[i - 1] / sigma) / Math.log(sigmas[i - 1] / sigmas[i]);
  }
  return sigmas.length;
}

/** Whether two ladders have the same levels. */
export const sameLadder = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (sigma, level) => sigma === b[level]);
