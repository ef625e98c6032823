import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import { formatCount } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { timelineShape } from "../plots/timeline-shape.ts";
import { panesOf } from "../store/derived.ts";
import { levelAt, stepAt, stepsOfLevels, stepWithinLevel } from "../store/panes.ts";
import { plannedRun } from "../store/planned-run.ts";
import { levelBoundary } from "../store/stops.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { useLook } from "./look.ts";
import { timelineHeight, trackHeight } from "./timeline-height.ts";
import { TimelineTrack } from "./timeline-track.tsx";
import { useSize } from "./use-canvas.ts";
import { useSame } from "./use-same.ts";
import { useAllWords } from "./words.ts";

/** Text of the timeline at its usual size, px: a figure's is larger, and so is all of its timeline. */
const textOfSize = 10;

type Planned = Pick<ReturnType<typeof plannedRun>, "plan" | "sigmas">;

/** Sampler time: a track for each pane, a bar for each level, thick where it was played; one playhead over all. */
export function Timeline({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const playground = usePlayground();
  const config = usePlaygroundState((state) => state.config);
  const run = usePlaygroundState((state) => state.run);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const tracks: readonly Planned[] = run ? run.panes : panesOf(config).map(plannedRun);
  const own = tracks[0] as Planned;
  const total = Math.max(...tracks.map(({ plan }) => plan.length));
  const step = run?.step ?? 0;
  const ownStep = stepAt(step, total, own.plan.length);
  const compared = tracks.length > 1;
  const { figure, text } = useLook();
  const size = figure ? text / textOfSize : 1;
  const height = timelineHeight(tracks.length, size);
  const middle = (track: number) => size * (compared ? trackHeight.several * (track + 0.5) : 10);
  const shapes = useShapes(tracks, width, step, total);
  const level = levelAt(own, ownStep) + 1;
  const within = stepWithinLevel(own, ownStep);

  const seek = (event: PointerEvent<SVGSVGElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    if (width > 0) playground.seek(Math.round(((event.clientX - left) / width) * total));
  };
  const seekOwn = (at: number) => playground.seek(stepAt(at, own.plan.length, total));
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight" || event.key === "ArrowUp") playground.stepOn();
    else if (event.key === "ArrowLeft" || event.key === "ArrowDown") playground.stepBack();
    else if (event.key === "PageUp") seekOwn(levelBoundary(own, ownStep, 1));
    else if (event.key === "PageDown") seekOwn(levelBoundary(own, ownStep, -1));
    else if (event.key === "Home") playground.seek(0);
    else if (event.key === "End") playground.seek(total);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={compared ? "timeline compared" : "timeline"}>
      {compared ? (
        <div className="track-letters" aria-hidden="true">
          {tracks.map((_, track) => (
            <b
              key={paneLetter(track)}
              className={track === 0 ? "pane-letter own" : "pane-letter"}
              style={{ top: middle(track) }}
            >
              {paneLetter(track)}
            </b>
          ))}
        </div>
      ) : null}
      <div
        ref={box}
        className="tracks"
        role="slider"
        tabIndex={0}
        aria-label={words.transport.timeline}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={step}
        aria-valuetext={words.transport.timelineText(
          formatCount(step),
          formatCount(total),
          formatCount(level),
          formatCount(own.sigmas.length),
          formatCount(within.taken),
          formatCount(within.of),
        )}
        data-tip={words.transport.timelineHelp}
        onKeyDown={key}
      >
        {width > 0 ? (
          <svg
            width={width}
            height={height}
            aria-hidden="true"
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              seek(event);
            }}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
            }}
          >
            <rect width={width} height={height} fill="transparent" />
            {tracks.map((track, index) => (
              <TimelineTrack
                key={paneLetter(index)}
                segments={shapes[index]?.segments ?? []}
                sigmas={track.sigmas}
                colours={levelColors(track.sigmas.length, theme)}
                width={width}
                middle={middle(index)}
                current={run ? levelAt(track, stepAt(step, total, track.plan.length)) + 1 : null}
                labelled={index === tracks.length - 1}
                size={size}
                // Where there are no facts beside it, the playhead says itself where it stands.
                at={figure && run ? words.embed.timelineStep(formatCount(step)) : null}
              />
            ))}
            {run ? (
              <Playhead left={(step / total) * width} top={middle(0)} bottom={middle(tracks.length - 1)} size={size} />
            ) : null}
          </svg>
        ) : null}
      </div>
    </div>
  );
}

function useShapes(tracks: readonly Planned[], width: number, step: number, total: number) {
  // What does not move: the steps of a level are counted once a run, not once a frame.
  const plans = useSame(tracks.map(({ plan }) => plan));
  const levels = useSame(tracks.map(({ sigmas }) => sigmas));
  const counted = useMemo(
    () => plans.map((plan, track) => stepsOfLevels({ plan, sigmas: levels[track] ?? [] })),
    [plans, levels],
  );
  if (!(width > 0)) return [];
  return counted.map((stepsOfLevel, track) => {
    const at = (step * (plans[track]?.length ?? 0)) / total;
    return timelineShape({ width, stepsOfLevel, step: at, gap: 0 });
  });
}

/** A line over all tracks, with its handle in their middle. */
function Playhead(props: {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}) {
  const { left, top, bottom, size } = props;
  return (
    <g transform={`translate(${left} 0)`}>
      <path d={`M0 ${top - 11 * size}V${bottom + 11 * size}`} stroke="var(--page)" strokeWidth={6 * size} />
      <path d={`M0 ${top - 10 * size}V${bottom + 10 * size}`} stroke="var(--ink)" strokeWidth={2.4 * size} />
      <circle cy={(top + bottom) / 2} r={7 * size} fill="var(--ink)" stroke="var(--page)" strokeWidth={2 * size} />
    </g>
  );
}
