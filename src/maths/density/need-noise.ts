/** @throws RangeError unless sigma > 0 and finite: p itself may have no density */
export function needNoise(sigma: number): void {
  if (!(sigma > 0 && sigma < Number.POSITIVE_INFINITY)) throw new RangeError(`need sigma > 0, got ${sigma}`);
}
