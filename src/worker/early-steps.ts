/** From here on the regular reports follow each other closely enough. */
const last = 64;

/**
 * Whether the losses are to be measured right at this step: at 1, 2, 4, … 64. On a logarithmic axis these stand evenly,
 * where reports a few times a second would leave the first decades bare.
 */
export function isEarlyStep(step: number): boolean {
  return step >= 1 && step <= last && (step & (step - 1)) === 0;
}

/** Steps from this one to the next early step; Infinity beyond the last. */
export function stepsToEarlyStep(step: number): number {
  return step < last ? 2 ** (32 - Math.clz32(step)) - step : Number.POSITIVE_INFINITY;
}
