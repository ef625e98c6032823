import { paintClassDots } from "./class-dots.ts";
import { paintDots } from "./dots-layer.ts";
import { palettes, type Theme } from "./palette.ts";
import { sampleClasses } from "./raster-dots.ts";

export interface PresetThumbOptions {
  /** Ink or mass of each class, or of all that is drawn, [C][size, size], row j ↔ y upwards. */
  readonly layers: readonly Float32Array[];
  readonly size: number;
  /** CSS px */
  readonly side: number;
  readonly theme: Theme;
}

/** Enough to tell the shapes apart, few enough to stay dots. */
const dotCount = 110;

/** Clears and paints a dot cloud of a drawing at the origin; one unit of the context is one CSS px. */
export function paintPresetThumb(context: CanvasRenderingContext2D, options: PresetThumbOptions): void {
  const { layers, size, side, theme } = options;
  context.fillStyle = palettes[theme].surface;
  context.fillRect(0, 0, side, side);
  const { points, labels } = sampleClasses(layers, size, dotCount);
  const radius = side / 42;
  if (layers.length > 1) paintClassDots(context, points, labels, { side, theme, radius });
  else paintDots(context, points, { side, theme, radius, colour: palettes[theme].ink });
}
