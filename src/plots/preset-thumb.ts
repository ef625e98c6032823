import { paintDots } from "./dots-layer.ts";
import { palettes, type Theme } from "./palette.ts";
import { sampleDots } from "./raster-dots.ts";

export interface PresetThumbOptions {
  /** Ink or mass of the cells, [size, size], row j ↔ y upwards. */
  readonly values: Float32Array;
  readonly size: number;
  /** CSS px */
  readonly side: number;
  readonly theme: Theme;
}

/** Enough to tell the shapes apart, few enough to stay dots. */
const dotCount = 110;

/** Clears and paints a dot cloud of a drawing at the origin; one unit of the context is one CSS px. */
export function paintPresetThumb(context: CanvasRenderingContext2D, options: PresetThumbOptions): void {
  const { values, size, side, theme } = options;
  context.fillStyle = palettes[theme].surface;
  context.fillRect(0, 0, side, side);
  const dots = sampleDots(values, size, dotCount);
  paintDots(context, dots, { side, theme, radius: side / 42, colour: palettes[theme].ink });
}
