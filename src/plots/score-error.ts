/** How a learned score differs from the exact one, in the forms that the stage shows. */

/**
 * e = s_θ - ∇ log q_σ at every point.
 *
 * @param learned [n, 2]
 * @param exact [n, 2]
 * @returns [n, 2], a fresh array
 * @throws RangeError unless both are of one length
 */
export function errorField(learned: Float32Array, exact: Float32Array): Float32Array {
  if (learned.length !== exact.length) {
    throw new RangeError(`need two fields of one length, got ${learned.length} and ${exact.length} numbers`);
  }
  return learned.map((value, index) => value - exact[index]);
}

export interface ScoreComparison {
  /** Between the two, degrees in [0, 180]; null where either has no direction. */
  readonly angle: number | null;
  /** ‖s_θ - ∇ log q_σ‖/‖∇ log q_σ‖; null where the exact score is zero. */
  readonly relativeError: number | null;
}

/** Compares two scores at one place. */
export function compareScores(
  [learnedX, learnedY]: readonly [number, number],
  [exactX, exactY]: readonly [number, number],
): ScoreComparison {
  const exactNorm = Math.hypot(exactX, exactY);
  const directed = exactNorm > 0 && Math.hypot(learnedX, learnedY) > 0;
  // atan2 of cross and dot product is accurate at both ends, where acos is not.
  const turn = Math.atan2(learnedX * exactY - learnedY * exactX, learnedX * exactX + learnedY * exactY);
  return {
    angle: directed ? (Math.abs(turn) * 180) / Math.PI : null,
    relativeError: exactNorm > 0 ? Math.hypot(learnedX - exactX, learnedY - exactY) / exactNorm : null,
  };
}
