import { ticks } from "d3";
import { formatAxisStep, formatAxisValue } from "./format.ts";
import type { Theme } from "./palette.ts";
import { letterSide, type PaneLine, type PaneSeries, paneLines } from "./pane-lines.ts";
import { type AxisScale, axisScale, decades, type PixelRect } from "./scales.ts";

/**
 * How far the particles of each pane are from the truth: over the steps of the run, all under one playhead, or against
 * what they have cost in network evaluations, log–log.
 */
export interface PaneChartOptions {
  readonly series: readonly PaneSeries[];
  /** What no sampler beats; null while unknown. */
  readonly floor: number | null;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}
export interface PaneChart {
  readonly plot: PixelRect;
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  /** Of the panes that have a point to show, in their order. */
  readonly lines: readonly PaneLine[];
  readonly floorY: number | null;
}

const margin = { left: 34, top: 10, bottom: 22, right: letterSide + 12 };
/** Beyond these a distance has diverged or is rounding. */
const isShown = (value: number): boolean => value >= 1e-12 && value <= 1e12;

/** @param totalSteps of the longest run: the lines grow under the timeline */
export function stepChart(options: PaneChartOptions & { readonly totalSteps: number }): PaneChart {
  const { plot, y, right } = frame(options);
  const x = axisScale(0, Math.max(1, options.totalSteps), plot.left, right, false);
  const whole = ticks(0, x.max, 3).filter(Number.isInteger);
  return chart(options, x, y, plot, whole);
}

/** x from the first evaluation that is measured, over a decade at least. */
export function evaluationsChart(options: PaneChartOptions): PaneChart {
  const { plot, y, right } = frame(options);
  const spent = options.series.flatMap(({ points }) => points.filter(({ value }) => isShown(value)).map((p) => p.x));
  const positive = spent.filter((evaluations) => evaluations > 0);
  const most = positive.reduce((a, b) => Math.max(a, b), 1);
  const least = Math.min(most / 10, ...positive);
  const x = axisScale(least, Math.max(most, 10 * least), plot.left, right, true);
  return chart(options, x, y, plot, decadeTicks(x));
}

function frame({ series, floor, width, height }: PaneChartOptions) {
  const plot = {
    left: margin.left,
    top: margin.top,
    width: Math.max(20, width - margin.left - margin.right),
    height: Math.max(20, height - margin.top - margin.bottom),
  };
  const values = [...series.flatMap(({ points }) => points.map(({ value }) => value)), floor ?? 0].filter(isShown);
  const least = values.reduce((a, b) => Math.min(a, b), values[0] ?? 0.1) / 1.5;
  const most = Math.max(values.reduce((a, b) => Math.max(a, b), values[0] ?? 1) * 1.1, 10 * least);
  return { plot, y: axisScale(least, most, plot.top + plot.height, plot.top, true), right: plot.left + plot.width };
}

function chart(
  options: PaneChartOptions,
  x: AxisScale,
  y: AxisScale,
  plot: PixelRect,
  xs: readonly number[],
): PaneChart {
  const { series, floor, theme } = options;
  const shown = series.map((each) => ({ ...each, points: each.points.filter(({ value }) => isShown(value)) }));
  return {
    plot,
    xTicks: xs.map((value) => ({ x: x.position(value), label: formatAxisStep(value) })),
    yTicks: decadeTicks(y).map((value) => ({ y: y.position(value), label: formatAxisValue(value) })),
    lines: paneLines(shown, { x, y, plot, theme }),
    floorY: floor !== null && isShown(floor) ? y.position(floor) : null,
  };
}

/** Decades of an axis, or its 1, 2 and 5 multiples where there are less than two. */
function decadeTicks({ min, max }: AxisScale): number[] {
  const whole = decades(min, max, 5);
  if (whole.length >= 2) return whole;
  return decades(min / 10, max, 9)
    .flatMap((decade) => [1, 2, 5].map((multiple) => Number((decade * multiple).toPrecision(1))))
    .filter((value) => value >= min && value <= max);
}
