/** One moment of training. */
export interface LossPoint {
  readonly step: number;
  /** Value of each level, [L]; NaN where unknown. */
  readonly values: readonly number[];
}

/**
 * At most `most` entries, evenly spaced in log step where there are more: of each slot the last entry stays. The first
 * and the last always stay.
 *
 * @param history ascending in step
 */
export function thinHistory<Entry extends { readonly step: number }>(
  history: readonly Entry[],
  most = 400,
): readonly Entry[] {
  if (history.length <= most) return history;
  const logStep = (index: number) => Math.log(Math.max(1, history[index].step));
  const first = logStep(0);
  const extent = logStep(history.length - 1) - first;
  // One slot fewer, since the first entry stays beside the last one of its slot.
  const slots = most - 1;
  const slot = (index: number) => Math.min(slots - 1, Math.floor(((logStep(index) - first) / extent) * slots));
  return history.filter((_, index) => index === 0 || index === history.length - 1 || slot(index) !== slot(index + 1));
}
