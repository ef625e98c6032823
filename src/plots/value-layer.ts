import { rgbOfHex } from "./hex-colour.ts";
import type { Theme } from "./palette.ts";
import type { PaintContext } from "./particle-picture.ts";
import { type RampKind, rampColours, rampTint } from "./value-ramp.ts";

export interface ValueLayerOptions {
  readonly kind: RampKind;
  /** Samples per side. */
  readonly gridSide: number;
  /** Side of the stage, CSS px. */
  readonly side: number;
  readonly theme: Theme;
}

/**
 * Red, green, blue and opacity of every sample, [gridSide², 4], row 0 at the top.
 *
 * @param values [gridSide, gridSide], row j ↔ y upwards
 * @throws RangeError unless the grid is gridSide × gridSide
 */
export function valuePixels(
  values: Float32Array,
  { kind, gridSide, theme }: Omit<ValueLayerOptions, "side">,
): Uint8ClampedArray<ArrayBuffer> {
  if (values.length !== gridSide * gridSide) {
    throw new RangeError(`need ${gridSide} × ${gridSide} values, got ${values.length}`);
  }
  const [over, under] = rampColours(kind, theme);
  const [positive, negative] = [rgbOfHex(over), rgbOfHex(under)];
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let row = 0; row < gridSide; row++) {
    for (let column = 0; column < gridSide; column++) {
      const value = values[(gridSide - 1 - row) * gridSide + column];
      const [red, green, blue] = value < 0 ? negative : positive;
      pixels.set([red, green, blue, 255 * rampTint(value, theme)], 4 * (row * gridSide + column));
    }
  }
  return pixels;
}

interface Painted {
  readonly key: string;
  readonly canvas: OffscreenCanvas;
}
const paintedOf = new WeakMap<Float32Array, Painted>();

/** The values as colours, one pixel for each; kept while their array lives. */
export function valueCanvas(values: Float32Array, options: ValueLayerOptions): OffscreenCanvas {
  const { kind, gridSide, theme } = options;
  const key = `${kind} ${theme}`;
  const known = paintedOf.get(values);
  if (known?.key === key) return known.canvas;
  const canvas = new OffscreenCanvas(gridSide, gridSide);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("need a 2d context for the heat map, got none");
  context.putImageData(new ImageData(valuePixels(values, options), gridSide, gridSide), 0, 0);
  paintedOf.set(values, { key, canvas });
  return canvas;
}

/** Paints values as colours. The picture of an array is kept while it lives: pass a fresh one when its values change. */
export function paintValues(context: PaintContext, values: Float32Array, options: ValueLayerOptions): void {
  const canvas = valueCanvas(values, options);
  context.save();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(canvas, 0, 0, options.side, options.side);
  context.restore();
}
