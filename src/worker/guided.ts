import type { FloatArray } from "../maths/points.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import { guidedScore, neededScores } from "../maths/sampler/guidance.ts";

/** A guided score, and how many scores it was made of. */
export interface Guided<Scores extends FloatArray> {
  readonly score: Scores;
  readonly evaluations: 1 | 2;
}

/** The class that a guide leads to; at ω = 0 it leads nowhere. */
export const guidedLabel = ({ label, omega }: Guide): number | null => (omega === 0 ? null : label);

/**
 * s_ω of whatever gives scores with and without a label, exact or learned; it is asked only for what ω needs.
 *
 * @param scoreOf scores with a label, or with none; null where there are none
 * @returns null when a score that it needs is
 */
export async function guided<Scores extends FloatArray>(
  guide: Guide,
  scoreOf: (label: number | null) => Promise<Scores | null>,
): Promise<Guided<Scores> | null> {
  const needed = neededScores(guide);
  // Both at once: a device then computes the one while the other is read.
  const [conditional, plain] = await Promise.all([
    needed.conditional ? scoreOf(guide.label) : null,
    needed.plain ? scoreOf(null) : null,
  ]);
  if ((needed.conditional && conditional === null) || (needed.plain && plain === null)) return null;
  if (conditional !== null && plain !== null) {
    return { score: guidedScore(conditional, plain, guide.omega), evaluations: 2 };
  }
  const score = conditional ?? plain;
  return score && { score, evaluations: 1 };
}
