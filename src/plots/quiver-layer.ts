import type { PaintTarget } from "./paint-target.ts";
import { palettes, sliverOpacity, type Theme } from "./palette.ts";
import type { Quiver } from "./quiver.ts";

/** Paints arrows: one path for all shafts and one for all heads. One unit of the context is one CSS px. */

export interface ArrowStyle {
  readonly colour: string;
  /** Shaft, CSS px: 1.6 unless told, 2.0 in an embed, 2.4 when presenting. */
  readonly width?: number;
}

const learnedWidth = 1.6;
const ghostWidth = 1.1;
const errorWidth = 1.4;
/** Surface on both sides of an error arrow together, px. */
const casing = 1.4;
/** Shorter arrows have no direction one could see, px. */
const shortest = 0.9;

/** Learned field. */
export function paintArrows(context: PaintTarget, arrows: Quiver, style: ArrowStyle): void {
  const width = style.width ?? learnedWidth;
  paint(context, arrows, arrows, { colour: style.colour, width, headLength: 4.6 * width, headHalfWidth: 1.9 * width });
}

/** Error of the field: in ink, on a casing of the surface, so that it is mistaken for no field. */
export function paintErrorArrows(context: PaintTarget, error: Quiver, theme: Theme, size = 1): void {
  const { ink, surface } = palettes[theme];
  const width = size * errorWidth;
  const head = { headLength: 4.6 * width, headHalfWidth: 2 * width };
  const wider = { headLength: head.headLength + casing, headHalfWidth: head.headHalfWidth + casing / 2 };
  paint(context, error, error, { colour: surface, width: width + casing, ...wider });
  paint(context, error, error, { colour: ink, width, ...head });
}

/**
 * True field: thin and grey.
 *
 * @param learned where each arrow starts, so that the angle to the learned one is the error, and a grid point without a
 *   learned arrow has no true one either; null for each arrow's own start
 */
export function paintGhostArrows(
  context: PaintTarget,
  exact: Quiver,
  theme: Theme,
  learned: Quiver | null,
  /** Magnification of the line. */
  size = 1,
): void {
  const colour = palettes[theme].ghost;
  const width = size * ghostWidth;
  paint(context, exact, learned ?? exact, { colour, width, headLength: 5 * width, headHalfWidth: 2.1 * width });
}

interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly headLength: number;
  readonly headHalfWidth: number;
}

/** Paints the arrows of one quiver, each from the start of the same arrow of another, where that one has it. */
function paint(context: PaintTarget, { arrows }: Quiver, from: Quiver, stroke: Stroke): void {
  const starts = from.arrows;
  context.strokeStyle = stroke.colour;
  context.fillStyle = stroke.colour;
  context.lineWidth = stroke.width;
  context.lineCap = "round";
  for (const part of ["shafts", "heads"] as const) {
    context.beginPath();
    for (let i = 0; i < arrows.length; i += 4) {
      const dx = arrows[i + 2] - arrows[i];
      const dy = arrows[i + 3] - arrows[i + 1];
      const length = Math.hypot(dx, dy);
      const x0 = starts[i];
      const y0 = starts[i + 1];
      if (!(length >= shortest) || Number.isNaN(x0)) continue;
      const headLength = Math.min(stroke.headLength, 0.75 * length);
      if (part === "shafts") {
        // The shaft ends inside the head, or its blunt end would show beside the tip.
        const share = 1 - (0.7 * headLength) / length;
        context.moveTo(x0, y0);
        context.lineTo(x0 + dx * share, y0 + dy * share);
      } else {
        const share = 1 - headLength / length;
        const halfWidth = (stroke.headHalfWidth * headLength) / (stroke.headLength * length);
        context.moveTo(x0 + dx, y0 + dy);
        context.lineTo(x0 + dx * share - dy * halfWidth, y0 + dy * share + dx * halfWidth);
        // Filling closes it.
        context.lineTo(x0 + dx * share + dy * halfWidth, y0 + dy * share - dx * halfWidth);
      }
    }
    if (part === "shafts") context.stroke();
    else context.fill();
  }
}

/**
 * Error slivers: the triangle between the learned and the true arrow from the same point. Wrong regions darken and
 * clear as training works.
 */
export function paintErrorSlivers(context: PaintTarget, learned: Quiver, exact: Quiver, theme: Theme): void {
  context.save();
  context.fillStyle = palettes[theme].ghost;
  context.globalAlpha = sliverOpacity[theme];
  context.beginPath();
  const from = learned.arrows;
  const to = exact.arrows;
  for (let i = 0; i < from.length; i += 4) {
    if (Number.isNaN(from[i]) || Number.isNaN(to[i])) continue;
    context.moveTo(from[i], from[i + 1]);
    context.lineTo(from[i + 2], from[i + 3]);
    context.lineTo(from[i] + to[i + 2] - to[i], from[i + 1] + to[i + 3] - to[i + 1]);
  }
  context.fill();
  context.restore();
}
