import { font } from "./fonts.ts";
import type { PaintTarget } from "./paint-target.ts";
import { palettes, type Theme } from "./palette.ts";
import { traceRoundedRect } from "./rounded-rect.ts";
import type { ScaleBar } from "./scale-bar.ts";

export interface ScaleBarPaint {
  /** "σ₅ = 0.243" */
  readonly title: string;
  /** "to scale" */
  readonly caption: string;
  /** Of the level. */
  readonly colour: string;
  readonly theme: Theme;
  /** Magnification of the box and its text: 1 unless told. */
  readonly size?: number;
}

const barWidth = 2.4;
/** Half the height of the bar's ends, px. */
const endHeight = 5;

/** Paints the plate that says σ, with σ to scale. One unit of the target is one CSS px. */
export function paintScaleBar(target: PaintTarget, { box, from, to, y }: ScaleBar, paint: ScaleBarPaint): void {
  const { title, caption, colour, theme, size = 1 } = paint;
  const { surface, rule, ink, ink2 } = palettes[theme];
  target.save();
  target.beginPath();
  traceRoundedRect(target, box, 8 * size);
  target.fillStyle = surface;
  target.fill();
  target.strokeStyle = rule;
  target.lineWidth = size;
  target.stroke();
  target.textAlign = "left";
  target.fillStyle = ink;
  target.font = font(13 * size, 700);
  target.fillText(title, from, box.top + 19 * size);
  target.fillStyle = ink2;
  target.font = font(13 * size);
  target.fillText(caption, to + 10 * size, y + 4.5 * size);
  const end = endHeight * size;
  target.strokeStyle = colour;
  target.lineWidth = barWidth * size;
  target.lineCap = "butt";
  target.beginPath();
  target.moveTo(from, y - end);
  target.lineTo(from, y + end);
  target.moveTo(from, y);
  target.lineTo(to, y);
  target.moveTo(to, y - end);
  target.lineTo(to, y + end);
  target.stroke();
  target.restore();
}
