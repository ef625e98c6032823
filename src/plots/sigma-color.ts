import { oklchToHex } from "./oklch.ts";
import { type BaseTheme, baseTheme, type Theme } from "./palette.ts";

/**
 * Noise is temperature: one colour per noise level, hot and light for σ_1, cold and dark for σ_L. Luminance falls
 * monotonically, so a grey print keeps the order.
 */

/** Stops: t, lightness, chroma, hue in degrees. */
type Stop = readonly [t: number, lightness: number, chroma: number, hue: number];
const stops: Readonly<Record<BaseTheme, readonly Stop[]>> = {
  light: [
    [0, 0.66, 0.17, 76],
    [0.2, 0.585, 0.21, 38],
    [0.4, 0.54, 0.2, 4],
    [0.6, 0.51, 0.21, 324],
    [0.8, 0.405, 0.215, 290],
    [1, 0.33, 0.16, 261],
  ],
  dark: [
    [0, 0.89, 0.15, 92],
    [0.2, 0.815, 0.15, 66],
    [0.4, 0.725, 0.18, 30],
    [0.6, 0.69, 0.165, 340],
    [0.8, 0.65, 0.155, 292],
    [1, 0.555, 0.17, 258],
  ],
};

const cache = new Map<string, string>();

/**
 * Colour of a place on the ladder, "#rrggbb".
 *
 * @param t 0 for σ_1, 1 for σ_L; clamped
 */
export function sigmaColor(t: number, theme: Theme): string {
  const place = Math.min(1, Math.max(0, Number.isFinite(t) ? t : 0));
  // A drag visits any t; 1/1024 of the scale is well below one 8-bit step per channel.
  const rounded = Math.round(place * 1024) / 1024;
  const base = baseTheme(theme);
  const key = `${base}${rounded}`;
  let colour = cache.get(key);
  if (colour === undefined) {
    colour = interpolate(stops[base], rounded);
    cache.set(key, colour);
  }
  return colour;
}

function interpolate(scale: readonly Stop[], t: number): string {
  const upper = Math.max(
    1,
    scale.findIndex(([place]) => place >= t),
  );
  const [t0, lightness0, chroma0, hue0] = scale[upper - 1];
  const [t1, lightness1, chroma1, hue1] = scale[upper];
  const share = (t - t0) / (t1 - t0);
  // The shorter way round the circle of hues.
  const turn = ((((hue1 - hue0) % 360) + 540) % 360) - 180;
  return oklchToHex({
    lightness: lightness0 + share * (lightness1 - lightness0),
    chroma: chroma0 + share * (chroma1 - chroma0),
    hue: hue0 + share * turn,
  });
}

/** t of a level: 1 → 0, L → 1. Fractional levels are allowed; a ladder of one rung is hot. */
export function levelFraction(level: number, levels: number): number {
  return levels > 1 ? Math.min(1, Math.max(0, (level - 1) / (levels - 1))) : 0;
}

/** Colour of a level, 1 to L, fractional or not. */
export function levelColor(level: number, levels: number, theme: Theme): string {
  return sigmaColor(levelFraction(level, levels), theme);
}

/** Colours of all levels, σ_1 first, [L]. */
export function levelColors(levels: number, theme: Theme): string[] {
  return Array.from({ length: levels }, (_, index) => levelColor(index + 1, levels, theme));
}
