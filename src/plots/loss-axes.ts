import { ticks } from "d3";
import { formatAxisStep, formatAxisValue, formatCount } from "./format.ts";
import type { LossPoint } from "./loss-history.ts";
import { type AxisScale, axisScale, decades, type PixelRect } from "./scales.ts";

/** The axes of the loss chart. */

/** A log axis shows at most so many decades below its top; an excess loss that small is rounding. */
const mostDecades = 6;
/** Loss right after the first weights may be a hundred times what matters later: it leaves the plot. */
const upperQuantile = 0.98;

/** A loss above the upper bound has diverged; one below the lower bound is rounding and counts as zero. */
const largestShown = 1e12;
const smallestShown = 1e-12;

export const isShown = (value: number): boolean => Math.abs(value) <= largestShown;
/** Whether a value has a place on a log axis. */
export const isPositive = (value: number): boolean => value >= smallestShown && value <= largestShown;

/**
 * x: over the steps of the history. Log once they span a decade; before that, as after a late change of the ladder, a
 * log axis would squeeze them against its right edge, and it is linear. One step alone stands at the right.
 */
export function stepAxis(history: readonly LossPoint[], plot: PixelRect): AxisScale {
  const last = history.at(-1)?.step ?? 10;
  const first = history.at(0)?.step ?? 1;
  const spansADecade = first > 0 && last >= 10 * first;
  const [start, end] = [plot.left, plot.left + plot.width];
  return axisScale(last > first ? first : last - 1, last, start, end, spansADecade);
}

export interface StepTick {
  readonly step: number;
  readonly x: number;
  readonly label: string;
}

/** Middles of two labels below the step axis stand so far apart, in sizes of their text; on a linear axis all digits of a step are shown. */
const leastDistance = { log: 3.64, linear: 5.1 };

/**
 * Ticks of the step axis, ascending: its decades, then the last step where it stands clear of them; whole steps else.
 *
 * @param fontSize of their labels, px
 */
export function stepTicks(axis: AxisScale, fontSize = 11): StepTick[] {
  const length = axis.position(axis.max) - axis.position(axis.min);
  const distance = fontSize * (axis.log ? leastDistance.log : leastDistance.linear);
  const most = Math.max(1, Math.floor(length / distance) + 1);
  const steps = axis.log
    ? [...decades(axis.min, axis.max, most), axis.max]
    : ticks(axis.min, axis.max, Math.min(5, most)).filter(Number.isInteger);
  const kept: StepTick[] = [];
  for (const step of steps) {
    const x = axis.position(step);
    const label = axis.log ? formatAxisStep(step) : formatCount(step);
    if (kept.every((tick) => Math.abs(tick.x - x) >= distance)) kept.push({ step, x, label });
  }
  return kept;
}

/**
 * y: up to nearly all values, to every level's last one and to the floors; what is higher lies outside. In the gap view log. In the loss view linear from 0 when what the lines come to spans less than a decade, or when
 * a value is not positive; log otherwise. What they come to are the floors, or the last values without floors: judged
 * by all values, the axis would change its kind whenever a first step is bad.
 */
export function valueAxis(
  history: readonly LossPoint[],
  floors: readonly number[],
  view: "loss" | "gap",
  plot: PixelRect,
): AxisScale {
  const [start, end] = [plot.top + plot.height, plot.top];
  const values = history.flatMap((point) => point.values.filter(isShown)).sort((a, b) => a - b);
  const known = floors.filter(isShown);
  const all = [...values, ...known];
  const top = Math.max(values[Math.ceil(upperQuantile * (values.length - 1))] ?? 0, ...lastValues(history), ...known);
  if (view === "gap" || spansDecade(all, known.length > 0 ? known : (history.at(-1)?.values ?? []))) {
    const high = isPositive(top) ? top : 1;
    const least = Math.min(high / 2, ...all.filter(isPositive));
    return axisScale(Math.max(least, high / 10 ** mostDecades) / 1.15, high * 1.15, start, end, true);
  }
  const from = Math.min(0, ...all);
  const extent = Math.max(top - from, smallestShown);
  const isEmpty = all.every((value) => value === 0);
  return isEmpty
    ? axisScale(0, 1, start, end, false)
    : axisScale(from < 0 ? from - 0.04 * extent : 0, top + 0.04 * extent, start, end, false);
}

/** Each level's last value that either kind of axis could show: where its line ends. */
function lastValues(history: readonly LossPoint[]): number[] {
  const levels = history.at(-1)?.values.length ?? 0;
  return Array.from({ length: levels }, (_, level) =>
    [isShown, isPositive].map((hasPlace) => history.findLast(({ values }) => hasPlace(values[level]))?.values[level]),
  )
    .flat()
    .filter((value) => value !== undefined);
}

function spansDecade(all: readonly number[], settled: readonly number[]): boolean {
  const shown = settled.filter(isShown);
  return shown.length > 0 && all.every(isPositive) && Math.max(...shown) >= 10 * Math.min(...shown);
}

/** Ticks of the value axis: decades on a log axis, with 2 and 5 between when there are few; round numbers else. */
export function valueTicks(axis: AxisScale): { y: number; label: string }[] {
  let values = axis.log ? decades(axis.min, axis.max, 5) : ticks(axis.min, axis.max, 5);
  if (axis.log && values.length < 2) {
    const exponents = decades(axis.min / 10, axis.max, 9);
    values = exponents
      .flatMap((decade) => [1, 2, 5].map((multiple) => Number((decade * multiple).toPrecision(1))))
      .filter((value) => value >= axis.min && value <= axis.max);
  }
  return values.map((value) => ({ y: axis.position(value), label: formatAxisValue(value) }));
}
