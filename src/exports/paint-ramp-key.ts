import { font } from "../plots/fonts.ts";
import type { PaintTarget } from "../plots/paint-target.ts";
import { palettes, type Theme } from "../plots/palette.ts";
import { traceRoundedRect } from "../plots/rounded-rect.ts";
import { type RampKind, rampColours, rampKey, rampTint, rampValue } from "../plots/value-ramp.ts";

export interface RampKeyPaint {
  readonly kind: RampKind;
  readonly title: string;
  readonly theme: Theme;
  /** Side of the stage, CSS px. */
  readonly side: number;
  /** Magnification. */
  readonly size: number;
}

const box = { width: 148, height: 52, margin: 12, padding: 13 };
const ramp = { top: 22, height: 9 };
/** The ramp in so many pieces of one tint each. */
const pieces = 40;

/** Paints what the colours of heat stand for, in numbers, at the top right. */
export function paintRampKey(target: PaintTarget, { kind, title, theme, side, size }: RampKeyPaint): void {
  const { surface, rule, ink, ink2 } = palettes[theme];
  const width = (box.width - 2 * box.padding) * size;
  target.save();
  target.translate(side - (box.width + box.margin) * size, box.margin * size);
  target.beginPath();
  traceRoundedRect(target, { left: 0, top: 0, width: box.width * size, height: box.height * size }, 8 * size);
  target.fillStyle = surface;
  target.fill();
  target.strokeStyle = rule;
  target.lineWidth = size;
  target.stroke();
  target.fillStyle = ink;
  target.font = font(12 * size, 700);
  target.textAlign = "left";
  target.fillText(title, box.padding * size, 16 * size);
  target.translate(box.padding * size, 0);
  const [over, under] = rampColours(kind, theme);
  for (let piece = 0; piece < pieces; piece++) {
    const place = (piece + 0.5) / pieces;
    const signed = kind === "curl" ? 2 * place - 1 : place;
    target.fillStyle = signed < 0 ? under : over;
    target.globalAlpha = rampTint(rampValue(signed), theme);
    target.beginPath();
    target.rect((piece * width) / pieces, ramp.top * size, width / pieces, ramp.height * size);
    target.fill();
  }
  target.globalAlpha = 1;
  target.fillStyle = ink2;
  target.font = font(11 * size);
  for (const { at, label } of rampKey(kind, theme).ticks) {
    target.textAlign = at <= 0 ? "left" : at >= 0.99 ? "right" : "center";
    target.fillText(label, at * width, 45 * size);
  }
  target.restore();
}
