/** What is known of the field at one moment of training. */
export interface FieldError {
  /** ms */
  readonly at: number;
  readonly step: number;
  /** Mean excess loss over the levels, of the present drawing. */
  readonly excess: number;
}

/** The excess must stop falling for so long, ms, and for so many steps: a slow engine takes longer to show that it does. */
const window = { time: 2000, steps: 400 };
/** So much lower than before must the best of the window be to count as an improvement. */
const improvement = 0.1;

/**
 * Whether training has come to where more of it changes nothing one could see: for two seconds and 400 steps (twice
 * what the average over the weights looks back) the excess has not fallen by a tenth.
 *
 * @param errors of one drawing that did not change meanwhile, ascending in time
 */
export function hasSettled(errors: readonly FieldError[]): boolean {
  const last = errors.at(-1);
  if (!last) return false;
  const isBefore = ({ at, step }: FieldError) => last.at - at >= window.time && last.step - step >= window.steps;
  const before = errors.filter(isBefore);
  if (before.length === 0) return false;
  const best = (some: readonly FieldError[]) =>
    some.reduce((least, { excess }) => Math.min(least, excess), Number.POSITIVE_INFINITY);
  const recent = errors.slice(before.length);
  return best(recent) > (1 - improvement) * best(before);
}
