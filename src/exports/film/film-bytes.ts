import type { FilmFormat } from "./film-encoder.ts";

/** How large a film becomes: it is made in memory. */

/** Bits for a pixel of a frame: thin lines, and dots that jump; and the least a film has, bits a second. */
const bitsPerPixel = 0.4;
const leastRate = 2_000_000;
/** Bytes for a pixel of a GIF's frame, of which only what changes is written: 0.12 was measured of 2 000 particles. */
const gifBytesPerPixel = 0.15;

export const largestFilm = 200_000_000;

export interface FilmShape {
  /** Pixels */
  readonly width: number;
  readonly height: number;
  /** Frames a second. */
  readonly fps: number;
}

/** Bits a second of a video. */
export const bitRate = ({ width, height, fps }: FilmShape): number =>
  Math.round(Math.max(leastRate, bitsPerPixel * width * height * fps));

/** About so many bytes has a film of so many frames. */
export function filmBytes(shape: FilmShape, frames: number, format: FilmFormat): number {
  const { width, height, fps } = shape;
  return format === "gif" ? gifBytesPerPixel * width * height * frames : (bitRate(shape) * frames) / fps / 8;
}

/** @throws RangeError for a film that would not fit into memory */
export function checkFilmBytes(shape: FilmShape, frames: number, format: FilmFormat): void {
  const bytes = filmBytes(shape, frames, format);
  const inMegabytes = (value: number) => `${Math.round(value / 1e6)} MB`;
  if (bytes > largestFilm) {
    throw new RangeError(`need a film of at most ${inMegabytes(largestFilm)}, got about ${inMegabytes(bytes)}`);
  }
}
