/// <reference path="./gifenc.d.ts" />
import { applyPalette, GIFEncoder, type Palette, quantize } from "gifenc";
import type { EncoderOptions, FilmEncoder } from "./film-encoder.ts";
import { withGifComment } from "./gif-comment.ts";
import { gifDelay } from "./gif-times.ts";

/** Colours of a frame; one more stands for what is as it was. */
const colours = 255;
const unchanged = colours;

/** A film as a GIF: one palette for each noise level, and of every frame only what has changed. */
export function gifEncoder({ canvas, fps, link }: Omit<EncoderOptions, "title">): FilmEncoder {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("need the canvas of the frames, got none");
  const { width, height } = canvas;
  const delay = 10 * gifDelay(fps);
  let encoder: ReturnType<typeof GIFEncoder> | null = GIFEncoder();
  let palette: Palette | null = null;
  let paletteOf = Number.NaN;
  let before: Uint8Array | null = null;
  return {
    async add({ level }) {
      if (!encoder) throw new Error("need an encoder that was not cancelled, got one that was");
      const { data } = context.getImageData(0, 0, width, height);
      const isFresh = palette === null || paletteOf !== level;
      if (palette === null || isFresh) palette = quantize(data, colours);
      paletteOf = level;
      const index = applyPalette(data, palette);
      // Of another palette the same number is another colour.
      const written =
        isFresh || !before ? index : index.map((colour, at) => (colour === before?.[at] ? unchanged : colour));
      before = index;
      encoder.writeFrame(written, width, height, {
        palette: padded(palette),
        transparent: true,
        transparentIndex: unchanged,
        delay,
        dispose: 1,
      });
    },
    async finish() {
      if (!encoder) throw new Error("need an encoder that was not cancelled, got one that was");
      encoder.finish();
      return new Blob([withGifComment(encoder.bytes(), link)], { type: "image/gif" });
    },
    async cancel() {
      encoder = null;
      before = null;
    },
  };
}

/** A table of 256 colours, the last of which is seen nowhere. */
const padded = (palette: Palette): Palette => [
  ...palette,
  ...Array.from({ length: colours + 1 - palette.length }, () => [0, 0, 0] as const),
];
