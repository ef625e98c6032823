/** A noise ladder with steps between its levels. */
export interface RefinedLadder {
  /** [(L-1) n + 1], largest first; every level of the ladder is among them. */
  readonly sigmas: readonly number[];
  /** The level (0-based) each belongs to: the last one at or above it. [(L-1) n + 1] */
  readonly levels: readonly number[];
}

/**
 * Divides every gap of a ladder into n steps of constant ratio: what a sampler walks down whose steps may be finer than
 * the levels that were trained. Between them the network interpolates in σ.
 *
 * @param sigmas σ_1 > … > σ_L, [L]
 * @param substeps n, the steps from one level to the next
 * @throws RangeError for fewer than two levels, or unless n is a whole number ≥ 1
 */
export function refinedLadder(sigmas: ArrayLike<number>, substeps: number): RefinedLadder {
  if (sigmas.length < 2) throw new RangeError(`need at least 2 levels, got ${sigmas.length}`);
  if (!(Number.isInteger(substeps) && substeps >= 1)) {
    throw new RangeError(`need at least 1 step from level to level, got ${substeps}`);
  }
  const refined: number[] = [];
  const levels: number[] = [];
  const last = sigmas.length - 1;
  for (let level = 0; level < last; level++) {
    const ratio = sigmas[level + 1] / sigmas[level];
    for (let t = 0; t < substeps; t++) {
      refined.push(sigmas[level] * ratio ** (t / substeps));
      levels.push(level);
    }
  }
  refined.push(sigmas[last]);
  levels.push(last);
  return { sigmas: refined, levels };
}
