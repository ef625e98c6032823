import { formatSignificant } from "../plots/format.ts";

/** "80 %", "12.5 %" */
export const percentText = (share: number): string => `${formatSignificant(100 * share, 3)} %`;
