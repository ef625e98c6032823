import type { PaintTarget } from "./paint-target.ts";
import { palettes, type Theme } from "./palette.ts";
import type { Quiver } from "./quiver.ts";

export interface DenoiserStyle {
  /** Colour of the level. */
  readonly colour: string;
  readonly theme: Theme;
}

const width = 1;
/** The dot at the denoised place, and the surface round it that tells two dots apart, px. */
const dot = { radius: 2.2, rim: 0.8 };

/** Paints thin lines that end in a dot where the denoiser puts each grid point. One unit is one CSS px. */
export function paintDenoiser(context: PaintTarget, { arrows }: Quiver, { colour, theme }: DenoiserStyle): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = "butt";
  context.beginPath();
  for (let i = 0; i < arrows.length; i += 4) {
    if (Number.isNaN(arrows[i])) continue;
    context.moveTo(arrows[i], arrows[i + 1]);
    context.lineTo(arrows[i + 2], arrows[i + 3]);
  }
  context.stroke();
  context.fillStyle = colour;
  context.strokeStyle = palettes[theme].surface;
  context.lineWidth = dot.rim;
  context.beginPath();
  for (let i = 0; i < arrows.length; i += 4) {
    if (Number.isNaN(arrows[i])) continue;
    context.moveTo(arrows[i + 2] + dot.radius, arrows[i + 3]);
    context.arc(arrows[i + 2], arrows[i + 3], dot.radius, 0, 2 * Math.PI);
  }
  context.fill();
  context.stroke();
}
