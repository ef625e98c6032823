/** What a GIF can be: its clock counts hundredths of a second, and browsers slow down what is faster than 4 of them. */

/** Pixels; more would make a file that no mail takes. */
export const largestGifSide = 640;
const leastDelay = 4;

/** Hundredths of a second that a frame lasts, the nearest to a rate that there is. */
export const gifDelay = (fps: number): number => Math.max(leastDelay, Math.round(100 / fps));

/** Frames a second that a GIF has where a film has so many. */
export const gifRate = (fps: number): number => 100 / gifDelay(fps);

/** The size of a GIF of a film: the same shape, no larger than there is room for. */
export function gifSize(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, largestGifSide / Math.max(width, height));
  const even = (side: number) => 2 * Math.round((side * share) / 2);
  return { width: even(width), height: even(height) };
}
