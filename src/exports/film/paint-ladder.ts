import { font } from "../../plots/fonts.ts";
import { formatSigma, levelName } from "../../plots/format.ts";
import { ladderShape } from "../../plots/ladder-shape.ts";
import type { PaintTarget } from "../../plots/paint-target.ts";
import { palettes, type Theme } from "../../plots/palette.ts";
import { tracePathData } from "../../plots/path-data.ts";
import type { PixelRect } from "../../plots/scales.ts";
import { levelColor, levelColors } from "../../plots/sigma-color.ts";

export interface LadderPaint {
  /** [L], largest first. */
  readonly sigmas: readonly number[];
  /** 1 to L, fractional or not. */
  readonly level: number;
  readonly theme: Theme;
}

const inset = { wide: 16, narrow: 8, top: 16, label: 27 };
/** A ladder narrower than this, units, has its rail near the stage, and names without values where they share a line. */
const narrow = 90;
/** A rung lower than this, units, has its value beside its name or is not labelled. */
const twoLines = 34;
const oneLine = 15;
const knob = { casing: 11, ring: 9, dot: 5 };

/** Paints the rungs of the ladder from hot to cold, and where the particles are on it. */
export function paintLadder(target: PaintTarget, box: PixelRect, { sigmas, level, theme }: LadderPaint): void {
  const { ink, ink2, page } = palettes[theme];
  const colours = levelColors(sigmas.length, theme);
  const shape = ladderShape({ levels: sigmas.length, length: box.height - 2 * inset.top, orientation: "vertical" });
  const rung = shape.length / sigmas.length;
  const every = Math.max(1, Math.ceil(oneLine / rung));
  const current = Math.round(level);
  target.save();
  target.translate(box.left + (box.width < narrow ? inset.narrow : inset.wide), box.top + inset.top);
  for (const each of shape.rungs) {
    target.fillStyle = colours[each.level - 1] as string;
    target.beginPath();
    tracePathData(target, each.path);
    target.fill();
  }
  target.textAlign = "left";
  for (const { level: place, centre } of shape.rungs) {
    const isCurrent = place === current;
    const covered = !isCurrent && Math.abs(place - current) * rung < oneLine;
    if (covered || ((place - 1) % every !== 0 && !isCurrent)) continue;
    target.fillStyle = isCurrent ? ink : ink2;
    target.font = font(12, isCurrent ? 700 : 400);
    const [name, value] = [levelName(place), formatSigma(sigmas[place - 1] as number)];
    const left = inset.label;
    if (rung >= twoLines) {
      target.fillText(name, left, centre.top - 3);
      target.fillText(value, left, centre.top + 12);
    } else target.fillText(box.width >= narrow ? `${name}  ${value}` : name, left, centre.top + 4.5);
  }
  const disc = (radius: number, colour: string) => {
    target.fillStyle = colour;
    target.beginPath();
    target.moveTo(shape.thickness / 2 + radius, shape.along(level));
    target.arc(shape.thickness / 2, shape.along(level), radius, 0, 2 * Math.PI);
    target.fill();
  };
  disc(knob.casing, page);
  disc(knob.ring, ink);
  disc(knob.ring - 2, page);
  disc(knob.dot, levelColor(level, sigmas.length, theme));
  target.restore();
}
