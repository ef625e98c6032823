import { formatSigma, levelName } from "./format.ts";
import type { TimelineSegment } from "./timeline-shape.ts";

/** Names of the levels under the bars of a timeline. */

export interface TimelineLabelOptions {
  /** Those of levels with steps, in order. */
  readonly segments: readonly TimelineSegment[];
  /** [L] */
  readonly sigmas: readonly number[];
  /** Of the timeline, px. */
  readonly width: number;
  /** The level (1-based) that the playhead is on; null before a run. */
  readonly current: number | null;
  /** What the label of that level adds to its name; null for its σ, where there is room. */
  readonly at: string | null;
  /** Magnification of the timeline; text is 11 px at 1. */
  readonly size: number;
}

export interface TimelineLabel {
  /** 1 to L. */
  readonly level: number;
  readonly text: string;
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly current: boolean;
}

/** All that follows in px at magnification 1. Bars so wide have a label each, or every second one; else every fourth. */
const roomForAll = 26;
const roomForHalf = 13;
const roomForSigma = 52;
/** Mean width of a bold letter or digit; tabular figures are the widest of them. */
const letter = 7;
const space = 4;

/** Labels from left to right; where that of the playhead's level says more, those it would cover are left out. */
export function timelineLabels(options: TimelineLabelOptions): TimelineLabel[] {
  const { segments, sigmas, width, current, at, size } = options;
  const room = width / Math.max(1, segments.length) / size;
  const every = room > roomForAll ? 1 : room > roomForHalf ? 2 : 4;
  const labels = segments.flatMap(({ level, left }, index): (TimelineLabel & { from: number; to: number })[] => {
    const isCurrent = level === current;
    if (!isCurrent && index % every !== 0) return [];
    const sigma = room > roomForSigma ? formatSigma(sigmas[level - 1] as number) : "";
    const text = [levelName(level), isCurrent ? (at ?? sigma) : ""].filter((word) => word !== "").join(" ");
    const length = size * letter * text.length;
    const anchor = left > width - length ? "end" : "start";
    const from = anchor === "end" ? width - length : left;
    return [{ level, text, x: anchor === "end" ? width : left, anchor, current: isCurrent, from, to: from + length }];
  });
  const present = at === null ? undefined : labels.find((label) => label.current);
  return labels
    .filter(
      ({ current: isCurrent, from, to }) =>
        present === undefined || isCurrent || to + size * space <= present.from || from >= present.to + size * space,
    )
    .map(({ from: _, to: __, ...label }) => label);
}
