/**
 * OKLCH to sRGB. Ottosson (2020), "A perceptual color space for image processing",
 * https://bottosson.github.io/posts/oklab/
 */

export interface Oklch {
  /** Lightness, 0 to 1. */
  readonly lightness: number;
  readonly chroma: number;
  /** Degrees. */
  readonly hue: number;
}

/** Linear-light sRGB, [3]; outside 0 to 1 where the screen has no such colour. */
function linearRgb({ lightness, chroma, hue }: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const encode = (linear: number): number => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);

/** A linear channel may miss the cube by this and be clipped; a dark blue keeps its chroma by it. */
const gamutTolerance = 0.002;
/** Chroma falls by 3 per cent at a time until the colour fits. */
const chromaStep = 0.97;

const inGamut = (colour: Oklch): boolean =>
  linearRgb(colour).every((channel) => channel >= -gamutTolerance && channel <= 1 + gamutTolerance);

/** The colour with the same lightness and hue and only so much less chroma as sRGB asks for. */
export function reduceChroma(colour: Oklch): Oklch {
  let reduced = colour;
  while (reduced.chroma > 1e-4 && !inGamut(reduced)) reduced = { ...reduced, chroma: reduced.chroma * chromaStep };
  return reduced;
}

/** "#rrggbb" of a colour, its chroma reduced into sRGB. */
export function oklchToHex(colour: Oklch): string {
  const channels = linearRgb(reduceChroma(colour)).map((linear) =>
    Math.round(255 * encode(Math.min(1, Math.max(0, linear))))
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${channels.join("")}`;
}
