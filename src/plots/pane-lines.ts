import { pushApart } from "./loss-labels.ts";
import type { Theme } from "./palette.ts";
import type { AxisScale, PixelPoint, PixelRect } from "./scales.ts";
import { levelColor } from "./sigma-color.ts";

/**
 * One measured line for each pane of a comparison, its pieces in the colours of its levels. Panes on one ladder have the
 * same colours: what tells them apart is the letter at the line's end, and a mark along it, each pane's of its own shape.
 */
export interface PaneSeries {
  /** 0 for A. */
  readonly pane: number;
  /** L of its ladder. */
  readonly levels: number;
  /** Ascending in x. */
  readonly points: readonly PanePoint[];
}
export interface PanePoint {
  /** Steps, or network evaluations. */
  readonly x: number;
  readonly value: number;
  /** The level (1-based) whose score led there. */
  readonly level: number;
}

export interface PaneLine {
  readonly pane: number;
  readonly pieces: readonly { readonly level: number; readonly colour: string; readonly path: string }[];
  readonly marks: readonly { readonly colour: string; readonly path: string }[];
  readonly end: PixelPoint & { readonly colour: string; readonly x: number; readonly value: number };
  /** Middle of the letter, and the way to it from the end where it was pushed aside. */
  readonly label: PixelPoint & { readonly leader: string | null };
}

/** Side of a letter's box, its distance from the end, and the least one between two marks, px. */
export const letterSide = 18;
const letterGap = 8;
const markGap = 30;
const markSize = 3.4;

export function paneLines(
  series: readonly PaneSeries[],
  {
    x,
    y,
    plot,
    theme,
  }: { readonly x: AxisScale; readonly y: AxisScale; readonly plot: PixelRect; readonly theme: Theme },
): PaneLine[] {
  const lines = series.flatMap(({ pane, levels, points }) => {
    const shown = points.filter((point) => hasPlace(x, point.x) && hasPlace(y, point.value));
    const places = shown.map((point) => ({ left: x.position(point.x), top: y.position(point.value) }));
    const last = shown.at(-1);
    const at = places.at(-1);
    if (!last || !at) return [];
    const colourOf = (level: number) => levelColor(level, levels, theme);
    const end = { ...at, colour: colourOf(last.level), x: last.x, value: last.value };
    return [{ pane, pieces: piecesOf(shown, places, colourOf), marks: marksOf(pane, shown, places, colourOf), end }];
  });
  const labels = placeLetters(
    lines.map(({ end }) => end),
    plot,
  );
  return lines.map((line, k) => ({ ...line, label: labels[k] as PaneLine["label"] }));
}

const hasPlace = (axis: AxisScale, value: number): boolean => Number.isFinite(value) && (!axis.log || value > 0);
const text = ({ left, top }: PixelPoint): string => `${left.toFixed(1)} ${top.toFixed(1)}`;

/** Consecutive points of one level are one path, which begins where the one before ended. */
function piecesOf(points: readonly PanePoint[], places: readonly PixelPoint[], colourOf: (level: number) => string) {
  const pieces: { level: number; colour: string; path: string }[] = [];
  for (const [k, { level }] of points.entries()) {
    const place = text(places[k] as PixelPoint);
    const piece = pieces.at(-1);
    if (piece?.level === level) piece.path += `L${place}`;
    else
      pieces.push({
        level,
        colour: colourOf(level),
        path: `M${text(places[Math.max(0, k - 1)] as PixelPoint)}L${place}`,
      });
  }
  return pieces;
}

function marksOf(
  pane: number,
  points: readonly PanePoint[],
  places: readonly PixelPoint[],
  colourOf: (level: number) => string,
) {
  const marks: { colour: string; path: string }[] = [];
  let previous = Number.NEGATIVE_INFINITY;
  for (const [k, place] of places.entries()) {
    const isLast = k === places.length - 1;
    const end = places.at(-1) as PixelPoint;
    if (!isLast && (place.left - previous < markGap || end.left - place.left < markGap)) continue;
    previous = place.left;
    marks.push({ colour: colourOf((points[k] as PanePoint).level), path: markPath(pane, place) });
  }
  return marks;
}

/** A disc, a square, a triangle and a diamond of about one area. */
export function markPath(pane: number, { left, top }: PixelPoint, size = markSize): string {
  const at = (dx: number, dy: number) => text({ left: left + dx * size, top: top + dy * size });
  switch (pane % 4) {
    case 0:
      return `M${at(-1, 0)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`;
    case 1:
      return `M${at(-0.9, -0.9)}L${at(0.9, -0.9)}L${at(0.9, 0.9)}L${at(-0.9, 0.9)}Z`;
    case 2:
      return `M${at(0, -1.25)}L${at(1.2, 0.9)}L${at(-1.2, 0.9)}Z`;
    default:
      return `M${at(0, -1.3)}L${at(1.3, 0)}L${at(0, 1.3)}L${at(-1.3, 0)}Z`;
  }
}

/** Beside the ends; those of lines that end near each other are pushed apart, in the order of their heights. */
function placeLetters(ends: readonly PixelPoint[], plot: PixelRect): PaneLine["label"][] {
  const labels = new Array<PaneLine["label"]>(ends.length);
  const order = [...ends.keys()].sort((a, b) => (ends[a] as PixelPoint).left - (ends[b] as PixelPoint).left);
  const reach = letterSide + 2 * letterGap;
  let group: number[] = [];
  const placeGroup = () => {
    group.sort((a, b) => (ends[a] as PixelPoint).top - (ends[b] as PixelPoint).top || a - b);
    // One column: a letter may not lie on another line's end.
    const left = Math.max(...group.map((k) => (ends[k] as PixelPoint).left)) + letterGap + letterSide / 2;
    const tops = pushApart(
      group.map((k) => (ends[k] as PixelPoint).top),
      letterSide + 2,
      plot.top + letterSide / 2,
      plot.top + plot.height - letterSide / 2,
    );
    for (const [index, k] of group.entries()) {
      const end = ends[k] as PixelPoint;
      const top = tops[index] as number;
      const near = left - end.left <= letterGap + letterSide / 2 + 1 && Math.abs(top - end.top) < letterSide / 4;
      const leader = near ? null : `M${text(end)}L${text({ left: left - letterSide / 2, top })}`;
      labels[k] = { left, top, leader };
    }
    group = [];
  };
  for (const k of order) {
    const previous = group.at(-1);
    if (previous !== undefined && (ends[k] as PixelPoint).left - (ends[previous] as PixelPoint).left > reach)
      placeGroup();
    group.push(k);
  }
  if (group.length > 0) placeGroup();
  return labels;
}
