import { levelOf } from "../maths/noise/ladder.ts";
import { formatSigmaLong, levelName } from "./format.ts";
import type { PixelRect } from "./scales.ts";

/** σ to scale at the stage's bottom left, in a box that the arrows keep clear of. */
export interface ScaleBar {
  readonly box: PixelRect;
  /** Ends of the bar and its middle line on the stage, px. */
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** Share of σ that the bar shows: 1, or 1/2, 1/4 … where σ does not fit. */
  readonly share: number;
}

const margin = 12;
const padding = 14;
const boxHeight = 47;
const leastWidth = 146;
/** Room for the words beside the bar. */
const captionWidth = 92;
/** Largest share of the stage's side the bar takes. */
const longest = 0.36;

/**
 * @param sigma in data units
 * @param side of the stage, px
 * @param size magnification of the box and its text: 1 unless told
 */
export function scaleBar(sigma: number, side: number, size = 1): ScaleBar {
  let share = 1;
  while ((share * sigma * side) / 2 > longest * side) share /= 2;
  const length = (share * sigma * side) / 2;
  const width = Math.max(leastWidth * size, length + (2 * padding + captionWidth) * size);
  const height = boxHeight * size;
  const top = side - (margin + boxHeight) * size;
  const from = (margin + padding) * size;
  return {
    box: { left: margin * size, top, width, height },
    from,
    to: from + length,
    y: top + 0.73 * height,
    share,
  };
}

/** "σ₅ = 0.243"; between two levels of the ladder "σ = 0.243". */
export function scaleBarTitle(sigma: number, sigmas: readonly number[]): string {
  const place = levelOf(sigmas, sigma);
  const level = Math.round(place);
  const isLevel = Math.abs(place - level) < 0.01 && Math.abs(sigma - (sigmas[level - 1] as number)) < 0.01 * sigma;
  return `${isLevel ? levelName(level) : "σ"} = ${formatSigmaLong(sigma)}`;
}

/** What of σ the bar shows: "" for all of it, "σ/2 " for a half. */
export const scaleBarShare = ({ share }: ScaleBar): string => (share === 1 ? "" : `σ/${Math.round(1 / share)} `);
