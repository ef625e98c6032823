import { paintBands } from "./density-layer.ts";
import { massBands } from "./mass-bands.ts";
import { baseTheme, palettes, type Theme } from "./palette.ts";

export interface ThumbnailOptions {
  /** q_σ, [gridSide, gridSide], row j ↔ y upwards. */
  readonly density: Float32Array;
  readonly gridSide: number;
  /** Side of the thumbnail, CSS px. */
  readonly side: number;
  /** Colour of the level. */
  readonly colour: string;
  readonly theme: Theme;
}

export const thumbnailSide = 58;

/** Fewer and stronger bands than on the stage: at this size contour lines and faint tints would not be seen. */
const shares = [0.2, 0.42, 0.64, 0.82, 0.95];
const tints = { light: [0.13, 0.78], dark: [0.16, 0.82] } as const;

/** Clears and paints a thumbnail of q_σ at the origin; one unit of the context is one CSS px. */
export function paintThumbnail(context: CanvasRenderingContext2D, options: ThumbnailOptions): void {
  const { density, gridSide, side, colour, theme } = options;
  context.fillStyle = palettes[theme].surface;
  context.fillRect(0, 0, side, side);
  paintBands(context, massBands(density, gridSide, shares), {
    side,
    colour,
    theme,
    lineWidth: 0,
    tints: tints[baseTheme(theme)],
  });
}
