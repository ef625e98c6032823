import { timelineLabels } from "../plots/timeline-labels.ts";
import { playedThickness, type TimelineSegment, unplayedThickness } from "../plots/timeline-shape.ts";

export interface TimelineTrackProps {
  readonly segments: readonly TimelineSegment[];
  readonly sigmas: readonly number[];
  /** Of each level. */
  readonly colours: readonly string[];
  readonly width: number;
  /** Middle of the bar, px from the top of the timeline. */
  readonly middle: number;
  /** The level (1-based) the playhead is on; null before a run. */
  readonly current: number | null;
  readonly labelled: boolean;
  /** Magnification: 1 unless told. */
  readonly size?: number;
  /** What the label of the current level says of the playhead; null for the σ of the level. */
  readonly at?: string | null;
}

/** Between the bars of two levels, px; half of it is taken off each, so that all tracks keep the same scale. */
const gap = 2;
/** Of the labels below the middle of the bars, px. */
const labelsBelow = 23;

/** One run: a bar for each level, thick where it was played. */
export function TimelineTrack(props: TimelineTrackProps) {
  const { sigmas, colours, width, middle, current, labelled, size = 1, at = null } = props;
  const segments = props.segments.filter((segment) => segment.width > 0);
  const bar = (left: number, length: number, thickness: number) => (
    <rect x={left} width={Math.max(0.5, length)} y={middle - thickness / 2} height={thickness} rx={2 * size} />
  );
  return (
    <>
      {segments.map((segment) => {
        const inset = Math.min((size * gap) / 2, segment.width / 8);
        const played = Math.min(segment.played, segment.width - inset) - inset;
        return (
          <g key={segment.level} fill={colours[segment.level - 1]}>
            {bar(segment.left + inset, segment.width - 2 * inset, size * unplayedThickness)}
            {segment.played > 0 ? bar(segment.left + inset, played, size * playedThickness) : null}
          </g>
        );
      })}
      {labelled
        ? timelineLabels({ segments, sigmas, width, current, at, size }).map((label) => (
            <text
              key={label.level}
              x={label.x}
              y={middle + labelsBelow * size}
              textAnchor={label.anchor}
              className={label.current ? "current" : undefined}
            >
              {label.text}
            </text>
          ))
        : null}
    </>
  );
}
