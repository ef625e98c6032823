import { palettes, type Theme } from "./palette.ts";

export interface DotsLayerOptions {
  /** CSS px */
  readonly side: number;
  readonly theme: Theme;
  /** CSS px; 1.4 unless told. */
  readonly radius?: number;
  /** Ghost unless told. */
  readonly colour?: string;
}

/**
 * Paints data as small dots of one colour, in one path; one unit of the context is one CSS px.
 *
 * @param points data points, [n, 2]
 */
export function paintDots(context: CanvasRenderingContext2D, points: Float32Array, options: DotsLayerOptions): void {
  const { side, theme, radius = 1.4, colour = palettes[theme].ghost } = options;
  const unit = side / 2;
  context.fillStyle = colour;
  context.beginPath();
  for (let i = 0; i < points.length; i += 2) {
    const left = (points[i] + 1) * unit;
    const top = (1 - points[i + 1]) * unit;
    context.moveTo(left + radius, top);
    context.arc(left, top, radius, 0, 2 * Math.PI);
  }
  context.fill();
}
