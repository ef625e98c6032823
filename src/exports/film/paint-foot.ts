import { font } from "../../plots/fonts.ts";
import { levelName } from "../../plots/format.ts";
import { mark } from "../../plots/mark.ts";
import type { PaintTarget } from "../../plots/paint-target.ts";
import { palettes, type Theme } from "../../plots/palette.ts";
import { tracePathData } from "../../plots/path-data.ts";
import { traceRoundedRect } from "../../plots/rounded-rect.ts";
import type { PixelRect } from "../../plots/scales.ts";
import { levelColors } from "../../plots/sigma-color.ts";
import { playedThickness, timelineShape, unplayedThickness } from "../../plots/timeline-shape.ts";

export interface FootPaint {
  /** Steps of each level, [L]. */
  readonly stepsOfLevel: readonly number[];
  readonly step: number;
  /** 1 to L: of the step shown. */
  readonly level: number;
  /** "step 218 of 320" */
  readonly said: string;
  readonly name: string;
  readonly theme: Theme;
}

const margin = 20;
/** Room of the mark and the name at the right, units. */
const nameWidth = 122;
/** A frame narrower than this has the mark alone. */
const roomForName = 640;
const markSize = 22;
const barTop = 26;
/** Middles of two labels stand so far apart, units. */
const labelRoom = 24;

/** Paints the time line of the sampling, the step, and whose film it is. */
export function paintFoot(target: PaintTarget, box: PixelRect, paint: FootPaint): void {
  const { stepsOfLevel, step, level, said, name, theme } = paint;
  const { ink, ink2, page } = palettes[theme];
  const hasName = box.width >= roomForName;
  const width = box.width - 3 * margin - (hasName ? nameWidth : markSize);
  const shape = timelineShape({ width, stepsOfLevel, step });
  const colours = levelColors(stepsOfLevel.length, theme);
  target.save();
  target.translate(box.left + margin, box.top);
  for (const { level: each, left, width: length, played } of shape.segments) {
    if (length <= 0) continue;
    target.fillStyle = colours[each - 1] as string;
    for (const [bar, thickness] of [[length, unplayedThickness] as const, [played, playedThickness] as const]) {
      if (bar <= 0) continue;
      target.beginPath();
      traceRoundedRect(target, { left, top: barTop - thickness / 2, width: bar, height: thickness }, 2);
      target.fill();
    }
  }
  paintLabels(target, shape.segments, { level, said, width, ink, ink2, playhead: shape.playhead });
  const disc = (radius: number, colour: string) => {
    target.fillStyle = colour;
    target.beginPath();
    target.moveTo(shape.playhead + radius, barTop);
    target.arc(shape.playhead, barTop, radius, 0, 2 * Math.PI);
    target.fill();
  };
  disc(10, page);
  disc(8, ink);
  target.translate(width + margin, barTop - markSize / 2);
  target.save();
  target.scale(markSize / 24, markSize / 24);
  for (const { path, fill } of mark(theme)) {
    target.fillStyle = fill;
    target.beginPath();
    tracePathData(target, path);
    target.fill();
  }
  target.restore();
  if (hasName) {
    target.fillStyle = ink;
    target.font = font(15, 700);
    target.textAlign = "left";
    target.fillText(name, markSize + 8, markSize / 2 + 5.5);
  }
  target.restore();
}

/** The names of the levels below their pieces; the step stands at the playhead, and they make room for it. */
function paintLabels(
  target: PaintTarget,
  segments: readonly { readonly level: number; readonly left: number; readonly width: number }[],
  at: {
    readonly level: number;
    readonly said: string;
    readonly width: number;
    readonly ink: string;
    readonly ink2: string;
    readonly playhead: number;
  },
): void {
  const baseline = barTop + 27;
  const text = `${levelName(at.level)} ${at.said}`;
  const length = 0.56 * 12 * text.length;
  const left = Math.min(at.width - length, Math.max(0, at.playhead - length / 2));
  target.font = font(12, 700);
  target.fillStyle = at.ink;
  target.textAlign = "left";
  target.fillText(text, left, baseline);
  target.font = font(12);
  target.fillStyle = at.ink2;
  let last = Number.NEGATIVE_INFINITY;
  for (const { level, left: place, width } of segments) {
    const isClear = place + 18 < left - 4 || place > left + length + 4;
    if (width <= 0 || !isClear || place - last < labelRoom) continue;
    target.fillText(levelName(level), place, baseline);
    last = place;
  }
}
