import { formatAxisValue } from "./format.ts";
import type { Theme } from "./palette.ts";
import { axisScale, decades, type PixelRect } from "./scales.ts";
import { levelColor } from "./sigma-color.ts";

/** Distance from the particles to the truth over sampler time, each piece in the colour of its noise level. */

export interface QualityPoint {
  /** 0 for the start. */
  readonly step: number;
  readonly value: number;
}
export interface QualityCurveOptions {
  /** Ascending in step. */
  readonly points: readonly QualityPoint[];
  /** What no sampler beats; null while unknown. */
  readonly floor: number | null;
  readonly levels: number;
  /** The level (1-based) whose score made a step. */
  readonly levelOf: (step: number) => number;
  readonly totalSteps: number;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}
export interface QualityCurve {
  readonly plot: PixelRect;
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly pieces: readonly { readonly level: number; readonly colour: string; readonly path: string }[];
  readonly floorY: number | null;
  readonly end: { readonly left: number; readonly top: number; readonly colour: string } | null;
}

const left = 32;
const margin = { top: 8, right: 6, bottom: 8 };

/** Log y over at least one decade; x linear over the whole run, so the curve grows under the timeline. */
export function qualityCurve(options: QualityCurveOptions): QualityCurve {
  const { floor, levels, levelOf, totalSteps, width, height, theme } = options;
  const points = options.points.filter(({ value }) => value > 0 && Number.isFinite(value));
  const plot = {
    left,
    top: margin.top,
    width: Math.max(1, width - left - margin.right),
    height: Math.max(1, height - margin.top - margin.bottom),
  };
  const values = [...points.map(({ value }) => value), ...(floor === null ? [] : [floor])];
  const least = values.length > 0 ? Math.min(...values) / 2 : 0.01;
  const most = Math.max(values.length > 0 ? Math.max(...values) * 1.1 : 1, 10 * least);
  const x = axisScale(0, totalSteps, plot.left, plot.left + plot.width, false);
  const y = axisScale(least, most, plot.top + plot.height, plot.top, true);

  // By the step itself: the frames of a long run are not all kept. The sampler counts the first step as 0.
  const pieces: { level: number; colour: string; path: string }[] = [];
  for (const [index, point] of points.entries()) {
    const place = `${x.position(point.step).toFixed(1)} ${y.position(point.value).toFixed(1)}`;
    const level = levelOf(point.step);
    const piece = pieces.at(-1);
    if (piece?.level === level) {
      piece.path += `L${place}`;
      continue;
    }
    const before = points[index - 1];
    const from = before ? `${x.position(before.step).toFixed(1)} ${y.position(before.value).toFixed(1)}` : place;
    pieces.push({ level, colour: levelColor(level, levels, theme), path: `M${from}L${place}` });
  }
  const last = points.at(-1);
  return {
    plot,
    yTicks: decades(least, most).map((value) => ({ y: y.position(value), label: formatAxisValue(value) })),
    pieces,
    floorY: floor === null || !(floor > 0) ? null : y.position(floor),
    end: last
      ? {
          left: x.position(last.step),
          top: y.position(last.value),
          colour: levelColor(levelOf(last.step), levels, theme),
        }
      : null,
  };
}
