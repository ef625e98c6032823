import { formatFixed } from "../plots/format.ts";

/** A measured share in percent, to a tenth: "79.3 %", "6 %", "0 %". */
export const shareText = (share: number): string => `${formatFixed(100 * share, 1).replace(/\.0$/, "")} %`;
