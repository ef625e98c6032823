import { formatSignificant } from "./format.ts";
import { oklchToHex } from "./oklch.ts";
import { type BaseTheme, baseTheme, type Theme } from "./palette.ts";

/**
 * Colours of values on the stage that have no unit: the error of the field, σ‖e‖, in one hue, and its curl, σ² curl s,
 * in two. Their hues lie where the scale of noise levels has none, so none of them is taken for a level. Zero is the
 * bare surface. The scale is fixed: pictures of two levels, or of two moments of training, compare.
 */
export const rampKinds = ["error", "curl"] as const;
export type RampKind = (typeof rampKinds)[number];

/** The value with half of the full tint: about the error of a field that still has to learn. */
const halfway = 0.5;

/** Opacity of the largest values: arrows and contours must still be seen on them. */
const fullTint: Readonly<Record<BaseTheme, number>> = { light: 0.66, dark: 0.7 };

const green = {
  light: oklchToHex({ lightness: 0.5, chroma: 0.13, hue: 158 }),
  dark: oklchToHex({ lightness: 0.78, chroma: 0.15, hue: 158 }),
};
const cyan = {
  light: oklchToHex({ lightness: 0.5, chroma: 0.1, hue: 215 }),
  dark: oklchToHex({ lightness: 0.74, chroma: 0.12, hue: 215 }),
};
const olive = {
  light: oklchToHex({ lightness: 0.58, chroma: 0.14, hue: 116 }),
  dark: oklchToHex({ lightness: 0.86, chroma: 0.17, hue: 116 }),
};

/** Colour of the positive and of the negative values, "#rrggbb". */
export function rampColours(kind: RampKind, theme: Theme): readonly [positive: string, negative: string] {
  const base = baseTheme(theme);
  return kind === "error" ? [green[base], green[base]] : [cyan[base], olive[base]];
}

/** Place of a value on the ramp, in (-1, 1): v/(|v| + ½); 0 for what is no number, ±1 for ±∞. */
export function rampPlace(value: number): number {
  if (Number.isNaN(value)) return 0;
  const size = Math.abs(value);
  return size === Number.POSITIVE_INFINITY ? Math.sign(value) : value / (size + halfway);
}

/** The value at a place of the ramp, in (-1, 1). */
export const rampValue = (place: number): number => (halfway * place) / (1 - Math.abs(place));

/** Opacity of a value, 0 to `fullTint`. */
export const rampTint = (value: number, theme: Theme): number =>
  fullTint[baseTheme(theme)] * Math.abs(rampPlace(value));

export interface RampKey {
  /** Colours along the key from left to right: a CSS gradient's stops, "rgb(… / α) n%". */
  readonly gradient: string;
  /** Place of each number along the key, 0 to 1. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const marks: Readonly<Record<RampKind, readonly number[]>> = {
  error: [0, 0.1, 0.5, 2],
  curl: [-1, 0, 1],
};

/** The key of a ramp: what the colours stand for, in numbers. */
export function rampKey(kind: RampKind, theme: Theme): RampKey {
  const [positive, negative] = rampColours(kind, theme);
  const full = Math.round(255 * fullTint[baseTheme(theme)])
    .toString(16)
    .padStart(2, "0");
  const signed = kind === "curl";
  const stops = signed
    ? [`${negative}${full}`, `${negative}00 50%`, `${positive}00 50%`, `${positive}${full}`]
    : [`${positive}00`, `${positive}${full}`];
  return {
    gradient: `linear-gradient(to right, ${stops.join(", ")})`,
    ticks: marks[kind].map((value) => ({
      at: signed ? (rampPlace(value) + 1) / 2 : rampPlace(value),
      label: formatSignificant(value),
    })),
  };
}
