import { formatAxisValue } from "./format.ts";
import type { Theme } from "./palette.ts";
import { type AxisScale, axisScale, decades, type PixelRect } from "./scales.ts";
import { levelColor } from "./sigma-color.ts";

/** Size of the scores and of the error against the noise level, log–log, as geometry. */

/** Root-mean-square size under q_σ of the exact score, of the learned one, and of their difference. */
export const sigmaSeries = ["exact", "learned", "error"] as const;
export type SigmaSeries = (typeof sigmaSeries)[number];

export interface SigmaChartOptions {
  /** [L], largest first. */
  readonly sigmas: readonly number[];
  /** √E‖·‖² of each level, [L]; null while unknown. */
  readonly norms: Readonly<Record<SigmaSeries, readonly number[] | null>>;
  /** 1 to L; null for none. */
  readonly currentLevel: number | null;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

export interface SigmaMark {
  readonly series: SigmaSeries;
  /** 1 to L. */
  readonly level: number;
  readonly colour: string;
  readonly value: number;
  readonly left: number;
  readonly top: number;
  /** SVG path data: a square stands for the exact score, a disc for the learned one, a triangle for the error. */
  readonly path: string;
}

export interface SigmaChart {
  readonly plot: PixelRect;
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  /** SVG path data of each series' line through its levels. */
  readonly lines: Readonly<Record<SigmaSeries, string>>;
  readonly marks: readonly SigmaMark[];
  /** The line 1/σ over the plot, where it crosses it, and its label's place. */
  readonly guide: { readonly path: string; readonly left: number; readonly top: number } | null;
  /** Columns to point at, σ_1 first: middle and half width, px. */
  readonly columns: readonly {
    readonly level: number;
    readonly left: number;
    readonly right: number;
    readonly x: number;
  }[];
  readonly currentX: number | null;
}

const margin = { left: 36, right: 12, top: 10, bottom: 30 };
/** Values this far below the largest are rounding. */
const mostDecades = 6;
const room = 1.35;

/** Beyond these a score has diverged or is rounding. */
const isPositive = (value: number): boolean => value >= 1e-12 && value <= 1e12;

/** The score error of each level: excess = ½ λ E‖e‖², so √E‖e‖² = √(2 · excess/λ). */
export function scoreErrors(excess: readonly number[], weights: readonly number[]): number[] {
  return excess.map((value, index) => Math.sqrt((2 * Math.max(0, value)) / weights[index]));
}

export function sigmaChart(options: SigmaChartOptions): SigmaChart {
  const { sigmas, norms, currentLevel, width, height, theme } = options;
  const plot: PixelRect = {
    left: margin.left,
    top: margin.top,
    width: Math.max(20, width - margin.left - margin.right),
    height: Math.max(20, height - margin.top - margin.bottom),
  };
  const bottom = plot.top + plot.height;
  const right = plot.left + plot.width;
  const values = sigmaSeries.flatMap((series) => norms[series] ?? []).filter(isPositive);
  const most = values.length > 0 ? Math.max(...values) : 1;
  const least = values.length > 0 ? Math.max(Math.min(...values), most / 10 ** mostDecades) : 0.1;
  // σ grows to the right, so that 1/σ falls as everybody knows it.
  const largest = sigmas[0] ?? 1;
  const smallest = sigmas.at(-1) ?? 0.1;
  const x = axisScale(smallest / room, largest * room, plot.left, right, true);
  const y = axisScale(least / room, most * room, bottom, plot.top, true);
  const place = (value: number): number => Math.min(bottom, y.position(value));

  const marks = sigmaSeries.flatMap((series) =>
    (norms[series] ?? []).flatMap((value, index): SigmaMark[] => {
      const sigma = sigmas[index];
      if (!isPositive(value) || sigma === undefined) return [];
      const [left, top] = [x.position(sigma), place(value)];
      const colour = levelColor(index + 1, sigmas.length, theme);
      const size = index + 1 === currentLevel ? 5 : 3.6;
      return [{ series, level: index + 1, colour, value, left, top, path: shapes[series](left, top, size) }];
    }),
  );
  const line = (series: SigmaSeries): string =>
    marks
      .filter((mark) => mark.series === series)
      .map(({ left, top }, index) => `${index === 0 ? "M" : "L"}${point(left, top)}`)
      .join("");
  const xs = sigmas.map((sigma) => x.position(sigma));
  return {
    plot,
    xTicks: decadesOrEnds(x).map((value) => ({ x: x.position(value), label: formatAxisValue(value) })),
    yTicks: decadesOrEnds(y).map((value) => ({ y: y.position(value), label: formatAxisValue(value) })),
    lines: { exact: line("exact"), learned: line("learned"), error: line("error") },
    marks,
    guide: guideLine(x, y, plot),
    columns: xs.map((middle, index) => ({
      level: index + 1,
      x: middle,
      left: index === xs.length - 1 ? plot.left : (middle + xs[index + 1]) / 2,
      right: index === 0 ? right : (xs[index - 1] + middle) / 2,
    })),
    currentX: currentLevel === null ? null : (xs[currentLevel - 1] ?? null),
  };
}

const point = (left: number, top: number): string => `${left.toFixed(1)} ${top.toFixed(1)}`;

const shapes: Readonly<Record<SigmaSeries, (left: number, top: number, size: number) => string>> = {
  exact: (left, top, size) => `M${point(left - size, top - size)}h${2 * size}v${2 * size}h${-2 * size}Z`,
  learned: (left, top, size) =>
    `M${point(left - size, top)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`,
  error: (left, top, size) =>
    `M${point(left, top - 1.1 * size)}L${point(left + 1.1 * size, top + 0.9 * size)}L${point(left - 1.1 * size, top + 0.9 * size)}Z`,
};

/** Decades of an axis, or its 1, 2 and 5 multiples where there are less than three. */
function decadesOrEnds(axis: AxisScale): number[] {
  const whole = decades(axis.min, axis.max, 6);
  if (whole.length >= 3) return whole;
  return decades(axis.min / 10, axis.max, 9)
    .flatMap((decade) => [1, 2, 5].map((multiple) => Number((decade * multiple).toPrecision(1))))
    .filter((value) => value >= axis.min && value <= axis.max);
}

/** 1/σ clipped to the plot: a straight line on two log axes. */
function guideLine(x: AxisScale, y: AxisScale, plot: PixelRect): SigmaChart["guide"] {
  const from = Math.max(x.min, 1 / y.max);
  const to = Math.min(x.max, 1 / y.min);
  if (!(to > from)) return null;
  const [left, right] = [x.position(from), x.position(to)];
  const [top, end] = [y.position(1 / from), y.position(1 / to)];
  const labelAt = plot.left + 0.3 * plot.width;
  const share = Math.min(1, Math.max(0, (labelAt - left) / (right - left)));
  return {
    path: `M${point(left, top)}L${point(right, end)}`,
    left: left + share * (right - left),
    top: top + share * (end - top),
  };
}
