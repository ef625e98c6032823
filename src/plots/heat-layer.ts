import type { DensityLayerOptions } from "./density-layer.ts";
import { rgbOfHex } from "./hex-colour.ts";
import { bandShares, massThresholds } from "./mass-bands.ts";
import { bandTints } from "./palette.ts";
import type { PaintContext } from "./particle-picture.ts";

/** Paints a density as a smooth heat map whose tint follows the same shares of mass as the bands. */

/**
 * Tint of a density: each band's tint at its threshold, linear in ln q between, fading to nothing below the last.
 *
 * @param thresholds descending, innermost band first
 * @param tints of the outermost and the innermost band
 */
export function heatTint(
  value: number,
  thresholds: readonly number[],
  [outermost, innermost]: readonly [number, number],
): number {
  const last = thresholds.length - 1;
  if (!(value > 0) || last < 0) return 0;
  const tintAt = (band: number) => innermost + ((outermost - innermost) * band) / Math.max(1, last);
  if (value <= thresholds[last]) return (tintAt(last) * value) / thresholds[last];
  let band = last;
  while (band > 0 && value > thresholds[band - 1]) band--;
  if (band === 0) return innermost;
  const span = Math.log(thresholds[band - 1] / thresholds[band]);
  const share = span > 0 ? Math.log(value / thresholds[band]) / span : 1;
  return tintAt(band) + share * (tintAt(band - 1) - tintAt(band));
}

interface Heat {
  readonly key: string;
  readonly whole: Float32Array;
  readonly canvas: OffscreenCanvas;
}
const heatOf = new WeakMap<Float32Array, Heat>();

/** The heat map, one pixel for each sample; kept while the density array lives. */
export function heatCanvas(density: Float32Array, gridSide: number, options: DensityLayerOptions): OffscreenCanvas {
  const tints = options.tints ?? bandTints[options.theme];
  const key = `${options.colour} ${tints}`;
  const { whole = density } = options;
  const known = heatOf.get(density);
  if (known?.key === key && known.whole === whole) return known.canvas;
  const canvas = known?.canvas ?? new OffscreenCanvas(gridSide, gridSide);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("need a 2d context for the heat map, got none");
  const image = context.createImageData(gridSide, gridSide);
  const [red, green, blue] = rgbOfHex(options.colour);
  const thresholds = massThresholds(whole, bandShares);
  for (let row = 0; row < gridSide; row++) {
    for (let column = 0; column < gridSide; column++) {
      const at = 4 * (row * gridSide + column);
      image.data[at] = red;
      image.data[at + 1] = green;
      image.data[at + 2] = blue;
      image.data[at + 3] = 255 * heatTint(density[(gridSide - 1 - row) * gridSide + column], thresholds, tints);
    }
  }
  context.putImageData(image, 0, 0);
  heatOf.set(density, { key, whole, canvas });
  return canvas;
}

/**
 * Paints the heat map. The picture of a density array is kept while the array lives, so pass a fresh array when its
 * values change.
 *
 * @param density [gridSide, gridSide], row j ↔ y upwards
 */
export function paintHeat(
  context: PaintContext,
  density: Float32Array,
  gridSide: number,
  options: DensityLayerOptions,
): void {
  const canvas = heatCanvas(density, gridSide, options);
  context.save();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(canvas, 0, 0, options.side, options.side);
  context.restore();
}
