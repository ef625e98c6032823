import { formatSigma, levelName } from "../plots/format.ts";
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
}

/** Between the bars of two levels, px; half of it is taken off each, so that all tracks keep the same scale. */
const gap = 2;
/** What begins later than this before the end is set against the end, px. */
const longestLabel = 56;

/** One run: a bar for each level, thick where it was played. */
export function TimelineTrack(props: TimelineTrackProps) {
  const { sigmas, colours, width, middle, current, labelled } = props;
  const segments = props.segments.filter((segment) => segment.width > 0);
  const room = width / segments.length;
  const labelEvery = room > 26 ? 1 : room > 13 ? 2 : 4;
  const bar = (left: number, length: number, thickness: number) => (
    <rect x={left} width={Math.max(0.5, length)} y={middle - thickness / 2} height={thickness} rx="2" />
  );
  return (
    <>
      {segments.map((segment, index) => {
        const inset = Math.min(gap / 2, segment.width / 8);
        const isCurrent = segment.level === current;
        return (
          <g key={segment.level} fill={colours[segment.level - 1]}>
            {bar(segment.left + inset, segment.width - 2 * inset, unplayedThickness)}
            {segment.played > 0
              ? bar(segment.left + inset, Math.min(segment.played, segment.width - inset) - inset, playedThickness)
              : null}
            {labelled && (index % labelEvery === 0 || isCurrent) ? (
              <text
                x={segment.left > width - longestLabel ? width : segment.left}
                y={middle + 23}
                textAnchor={segment.left > width - longestLabel ? "end" : "start"}
                className={isCurrent ? "current" : undefined}
              >
                {levelName(segment.level)}
                {isCurrent && room > 52 ? ` ${formatSigma(sigmas[segment.level - 1] as number)}` : ""}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}
