import type { ImageSize } from "./image-header.ts";
import { refuse } from "./import-problem.ts";

/** What browsers decode without giving up, and a page can hold at four bytes a pixel. */
export const largestSide = 16_384;
export const mostPixels = 100_000_000;
/** A single row or column of pixels has no border to tell paper from ink by. */
export const smallestSide = 2;

/** @throws ImportRefused where an image of this size is not taken */
export function checkSize({ width, height }: ImageSize): void {
  if (width > largestSide || height > largestSide || width * height > mostPixels) {
    refuse({ code: "image-large", width, height });
  }
  if (width < smallestSide || height < smallestSide) refuse({ code: "image-small", width, height });
}
