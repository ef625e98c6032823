import { formatFixed } from "../plots/format.ts";

/** A measured share in percent, to a tenth: "79.3 %", "6 %", "0 %". */
export const shareText = (share: number): string => `${formatFixed(100 * share, 1).replace(/\.0$/, "")} %`;

/** Shares of a whole in percent that add up to 100 as they stand there: those cut off most are rounded up. */
export function wholePercents(shares: readonly number[]): string[] {
  const whole = shares.map((share) => Math.floor(100 * share));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const missing = Math.round(100 * total) - whole.reduce((sum, percent) => sum + percent, 0);
  const rest = (k: number) => 100 * (shares[k] as number) - (whole[k] as number);
  const order = [...shares.keys()].sort((a, b) => rest(b) - rest(a) || a - b);
  for (const k of order.slice(0, Math.max(0, missing))) whole[k] = (whole[k] as number) + 1;
  return whole.map(String);
}
