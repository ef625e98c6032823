import type { FloatArray } from "../points.ts";

/**
 * Classifier-free guidance (Ho & Salimans 2022, equation 6, https://arxiv.org/abs/2207.12598), with ω = 1 + w of theirs:
 *
 *   s_ω(x, σ) = ω s(x, σ | y) + (1 - ω) s(x, σ)
 *
 * ω = 1 is the score of the class, ω = 0 that without one.
 */
export interface Guide {
  /** y, from 0; null for the score without a class, whatever ω is. */
  readonly label: number | null;
  /** ω */
  readonly omega: number;
}

export const unguided: Guide = { label: null, omega: 1 };

/** Which scores guidance needs: one of the two at ω = 0 and ω = 1, both at any other. */
export function neededScores({ label, omega }: Guide): { readonly conditional: boolean; readonly plain: boolean } {
  const conditional = label !== null && omega !== 0;
  return { conditional, plain: !conditional || omega !== 1 };
}

/**
 * s_ω, a fresh array of the kind of `conditional`.
 *
 * @param conditional s(x, σ | y), [n, 2]
 * @param plain s(x, σ), [n, 2]
 */
export function guidedScore<Scores extends FloatArray>(conditional: Scores, plain: FloatArray, omega: number): Scores {
  const guided = conditional.slice() as Scores;
  for (let k = 0; k < guided.length; k++) guided[k] = omega * conditional[k] + (1 - omega) * plain[k];
  return guided;
}
