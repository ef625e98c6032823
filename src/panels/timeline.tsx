import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import { formatCount, formatSigma, formatSigmaLong, levelName } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { playedThickness, timelineShape, unplayedThickness } from "../plots/timeline-shape.ts";
import { levelOfRun, plannedRun } from "../store/derived.ts";
import { firstPane, type levelAt, stepsOfLevels } from "../store/panes.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { useSize } from "./use-canvas.ts";
import { useWords } from "./words.ts";

/** Sampler time: a segment for each level, thick where it was played. */
export function Timeline({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const playground = usePlayground();
  const config = usePlaygroundState((state) => state.config);
  const run = usePlaygroundState((state) => state.run);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const planned = run ? firstPane(run) : plannedRun(config);
  const { sigmas } = planned;
  const total = planned.plan.length;
  const step = run?.step ?? 0;
  const shape = useMemo(
    () => (width > 0 ? timelineShape({ width, stepsOfLevel: stepsOfLevels(planned), step }) : null),
    [width, planned, step],
  );
  const colours = levelColors(sigmas.length, theme);
  const level = run ? levelOfRun(run) : 1;

  const seek = (event: PointerEvent<SVGSVGElement>) => {
    if (shape) playground.seek(shape.stepAtX(event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight" || event.key === "ArrowUp") playground.stepOn();
    else if (event.key === "ArrowLeft" || event.key === "ArrowDown") playground.stepBack();
    else if (event.key === "PageUp") playground.seek(levelBoundary(planned, step, 1));
    else if (event.key === "PageDown") playground.seek(levelBoundary(planned, step, -1));
    else if (event.key === "Home") playground.seek(0);
    else if (event.key === "End") playground.seek(total);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const middle = 10;
  const room = width / sigmas.length;
  const labelEvery = room > 26 ? 1 : room > 13 ? 2 : 4;
  return (
    <div
      ref={box}
      className="timeline"
      role="slider"
      tabIndex={0}
      aria-label={words.transport.timeline}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={step}
      aria-valuetext={words.transport.timelineText(
        formatCount(step),
        formatCount(total),
        level,
        formatSigmaLong(sigmas[level - 1] as number),
      )}
      data-tip={words.transport.timelineHelp}
      onKeyDown={key}
    >
      {shape ? (
        <svg
          width={width}
          height="38"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            seek(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
          }}
        >
          <rect width={width} height="38" fill="transparent" />
          {shape.segments.map((segment) => (
            <g key={segment.level} fill={colours[segment.level - 1]}>
              <rect
                x={segment.left}
                width={segment.width}
                y={middle - unplayedThickness / 2}
                height={unplayedThickness}
                rx="2"
              />
              {segment.played > 0 ? (
                <rect
                  x={segment.left}
                  width={segment.played}
                  y={middle - playedThickness / 2}
                  height={playedThickness}
                  rx="2"
                />
              ) : null}
              {(segment.level - 1) % labelEvery === 0 || (run && segment.level === level) ? (
                <text
                  x={segment.left}
                  y={middle + 23}
                  className={run && segment.level === level ? "current" : undefined}
                >
                  {levelName(segment.level)}
                  {run && segment.level === level && room > 52 ? ` ${formatSigma(sigmas[level - 1] as number)}` : ""}
                </text>
              ) : null}
            </g>
          ))}
          {run ? (
            <g transform={`translate(${shape.playhead} ${middle})`}>
              <path d="M0-11V11" stroke="var(--page)" strokeWidth="6" />
              <path d="M0-10V10" stroke="var(--ink)" strokeWidth="2.4" />
              <circle r="7" fill="var(--ink)" stroke="var(--page)" strokeWidth="2" />
            </g>
          ) : null}
        </svg>
      ) : null}
    </div>
  );
}

/** The step at which the level of a step ends, or begins; from there that of the next level. */
function levelBoundary(planned: Parameters<typeof levelAt>[0], step: number, direction: 1 | -1): number {
  const { length } = planned.plan;
  let at = step + direction;
  while (at > 0 && at < length && planned.plan[at]?.level === planned.plan[at - 1]?.level) at += direction;
  return Math.min(length, Math.max(0, at));
}
