import type { Look } from "../look.ts";

/** In a slide: 13 px is the smallest text of a page inside another one. */
export const lookInSlide: Look = { text: 13, arrow: 2, line: 1, figure: true };

/** Text of a full screen: 18 px on 1920 × 1080, and as large a share of any other screen. */
const share = { width: 18 / 1920, height: 18 / 1080 };
/** It is no smaller where a browser's own bars leave less of a large screen, nor anywhere else. */
const smallest = { largeScreen: 18, any: 15 };
const largeScreen = 1600;

/** On a wall: type, arrows and lines 1.35 to 1.5 times as large as in a slide, and more on a larger screen. */
export function lookOnWall({ width, height }: { readonly width: number; readonly height: number }): Look {
  const shared = Math.min(share.width * width, share.height * height);
  const text = Math.max(width >= largeScreen ? smallest.largeScreen : smallest.any, Math.round(2 * shared) / 2);
  const size = text / smallest.largeScreen;
  return { text, arrow: 2.4 * Math.max(1, size), line: 1.5 * Math.max(0.8, size), figure: true };
}
