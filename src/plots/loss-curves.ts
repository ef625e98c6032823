import { type StepTick, stepAxis, stepTicks, valueAxis, valueTicks } from "./loss-axes.ts";
import { type GapMark, gapMark } from "./loss-gap.ts";
import { type LossPoint, thinHistory } from "./loss-history.ts";
import { type LossLabel, lossLabels } from "./loss-labels.ts";
import { linePath, outside, placer } from "./loss-paths.ts";
import type { Theme } from "./palette.ts";
import type { PixelPoint, PixelRect } from "./scales.ts";
import { levelColor } from "./sigma-color.ts";

/** The chart of the losses as geometry: one line per noise level over training, each above its floor. */

export interface LossCurvesOptions {
  /** [L], largest first. */
  readonly sigmas: readonly number[];
  /** Ascending in step. */
  readonly history: readonly LossPoint[];
  /** What no training removes, [L]; not used by the gap view. */
  readonly floors: readonly number[] | null;
  /** Step from which the floors hold: what came before trained on another drawing. 0 unless told. */
  readonly dataSince?: number;
  /**
   * Minibatch losses at the same steps, where they are worth seeing: drawn thin, for the current level alone, since ten
   * would hide each other; and they leave the plot rather than stretch its axis.
   */
  readonly minibatch?: readonly LossPoint[];
  /** Another training of the same levels, to compare with; NaN for a level that it did not have. */
  readonly ghost?: readonly LossPoint[];
  /** 1 to L; null for none, as when the ladder in force is another one. */
  readonly currentLevel: number | null;
  readonly view: "loss" | "gap";
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** Axis and label text, CSS px: 11 unless told. */
  readonly fontSize?: number;
}

export interface LossLine {
  /** 1 to L. */
  readonly level: number;
  readonly colour: string;
  /** SVG path data; empty where there is nothing to draw. It leaves the plot where a value is above the axis. */
  readonly path: string;
  /** 1.6; the current one 3, on a casing of `casingWidth` in the page's colour. */
  readonly width: number;
  readonly current: boolean;
  /** Last point, always in the plot; null for a line without one. */
  readonly end: PixelPoint | null;
}
/** A line beside the curves: of the training before, or of the minibatches. */
export interface BesideLine {
  readonly level: number;
  readonly colour: string;
  readonly path: string;
  readonly width: number;
}
export interface FloorLine {
  readonly level: number;
  readonly colour: string;
  /** Left end; the right one is the plot's. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** stroke-dasharray */
  readonly dash: string;
  readonly current: boolean;
}
export interface LossHover {
  readonly step: number;
  readonly x: number;
  /** [L], as in the history. */
  readonly values: readonly number[];
  /** Height of each value, [L]; NaN where it has none in the plot. */
  readonly ys: readonly number[];
}
export interface LossCurves {
  readonly plot: PixelRect;
  readonly yLog: boolean;
  readonly xTicks: readonly StepTick[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  /** Current level last, so that it is painted on top. */
  readonly lines: readonly LossLine[];
  readonly floors: readonly FloorLine[];
  readonly gap: GapMark | null;
  /** Dotted, under the curves. */
  readonly ghosts: readonly BesideLine[];
  readonly minibatch: BesideLine | null;
  /** Where the drawing last changed, px; null when all of the history is of one drawing. */
  readonly changeX: number | null;
  readonly labels: readonly LossLabel[];
  /** The moment nearest to a place along x; null without history. */
  hoverAt(x: number): LossHover | null;
}

export const casingWidth = 6;
/** stroke-dasharray of the training before: dots, since floors are dashed. */
export const ghostDash = "0.1 4";
const ghostWidth = { current: 2.4, other: 1.4 };
const minibatchWidth = 0.8;

export function lossCurves(options: LossCurvesOptions): LossCurves {
  const { sigmas, dataSince = 0, currentLevel, view, width, height, theme, fontSize = 11 } = options;
  const levels = sigmas.length;
  const left = 2.9 * fontSize;
  const leaderWidth = 20;
  const labelWidth = 5.3 * fontSize;
  const plot: PixelRect = {
    left,
    top: fontSize,
    width: Math.max(20, width - left - leaderWidth - labelWidth),
    height: Math.max(20, height - 2.9 * fontSize),
  };
  const plotRight = plot.left + plot.width;
  // Here and nowhere else: a screen shows no more, and only the axis knows which points lie apart on it.
  const history = thinHistory(options.history.filter((point) => point.step > 0));
  const floorValues = view === "loss" ? (options.floors ?? []) : [];
  const ghost = thinHistory((options.ghost ?? []).filter((point) => point.step > 0));
  // Both trainings share the axes. The present one stands last: where its lines end decides their kind.
  const both = [...ghost, ...history];
  const x = stepAxis(
    [...both].sort((a, b) => a.step - b.step),
    plot,
  );
  const y = valueAxis(both, floorValues, view, plot);
  const place = placer(y, plot);
  const colour = (level: number) => levelColor(level, levels, theme);

  const xs = history.map((point) => x.position(point.step));
  const tracks = sigmas.map((_, index) => history.map((point) => place(point.values[index])));
  const lines = sigmas
    .map((_, index): LossLine => {
      const current = index + 1 === currentLevel;
      const track = tracks[index];
      const last = track.findLastIndex(Number.isFinite);
      return {
        level: index + 1,
        colour: colour(index + 1),
        path: linePath(xs, track),
        width: current ? 3 : 1.6,
        current,
        end: last < 0 ? null : { left: xs[last], top: Math.max(plot.top, track[last]) },
      };
    })
    .sort((a, b) => Number(a.current) - Number(b.current));
  const beside = (points: readonly LossPoint[], level: number, strokeWidth: number): BesideLine => ({
    level,
    colour: colour(level),
    path: linePath(
      points.map((point) => x.position(point.step)),
      points.map((point) => outside(place, y, plot, point.values[level - 1])),
    ),
    width: strokeWidth,
  });
  const ghosts = sigmas
    .map((_, index) => beside(ghost, index + 1, index + 1 === currentLevel ? ghostWidth.current : ghostWidth.other))
    .filter(({ path }) => path !== "");
  const batches = thinHistory((options.minibatch ?? []).filter((point) => point.step > 0));
  const minibatch = currentLevel === null ? null : beside(batches, currentLevel, minibatchWidth);
  const changed = history.length > 0 && dataSince > history[0].step;
  // A drawing that changed after the last point known has no past in the plot yet.
  const since = changed ? Math.min(plotRight, x.position(dataSince)) : plot.left;
  const floors = floorValues.flatMap((floor, index): FloorLine[] => {
    const current = index + 1 === currentLevel;
    const top = place(floor);
    const line = { level: index + 1, colour: colour(index + 1), x: since, y: top, current };
    if (!Number.isFinite(top)) return [];
    return [current ? { ...line, width: 1.6, dash: "5 4" } : { ...line, width: 1, dash: "3 4" }];
  });
  const ends = sigmas.map((_, index): PixelPoint | null => {
    const floor = floors.find((line) => line.level === index + 1);
    const end = lines.find((line) => line.level === index + 1)?.end;
    return end ?? (floor ? { left: plotRight, top: floor.y } : null);
  });
  const currentFloor = floors.find((line) => line.current);
  const present = history.findIndex(({ step }) => step >= dataSince);
  const gap =
    currentFloor === undefined || present < 0
      ? null
      : gapMark(xs.slice(present), tracks[currentFloor.level - 1].slice(present), currentFloor, plot);
  return {
    plot,
    yLog: y.log,
    xTicks: stepTicks(x, fontSize),
    yTicks: valueTicks(y),
    lines,
    floors,
    gap,
    ghosts,
    minibatch: minibatch?.path ? minibatch : null,
    changeX: changed ? since : null,
    labels: lossLabels({
      sigmas,
      ends,
      currentLevel,
      theme,
      plotRight,
      x: plotRight + leaderWidth,
      top: 0.6 * fontSize,
      bottom: height - 0.6 * fontSize,
      lineHeight: 1.18 * fontSize,
    }),
    hoverAt: (at) => {
      const index = nearest(xs, at);
      if (index < 0) return null;
      const { step, values } = history[index];
      const ys = tracks.map((track) => (track[index] >= plot.top ? track[index] : Number.NaN));
      return { step, x: xs[index], values, ys };
    },
  };
}

/** Index of the nearest of ascending positions; -1 for none. */
function nearest(positions: readonly number[], at: number): number {
  let best = -1;
  for (const [index, position] of positions.entries()) {
    if (best < 0 || Math.abs(position - at) < Math.abs(positions[best] - at)) best = index;
  }
  return best;
}
