import { type PointerEvent, useId, useMemo, useRef, useState } from "react";
import { lossCurvesOf } from "../exports/loss-curves-of.ts";
import { casingWidth, ghostDash } from "../plots/loss-curves.ts";
import { gapOpacity } from "../plots/loss-gap.ts";
import type { Theme } from "../plots/palette.ts";
import type { PixelRect } from "../plots/scales.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useLook } from "./look.ts";
import { ChangeMark, HoverMarks, LossReadout } from "./loss-marks.tsx";
import { useSize } from "./use-canvas.ts";
import { useLevelOfLosses } from "./use-level-of-losses.ts";
import { useAllWords } from "./words.ts";

/** One curve per noise level over training steps, read by the pointer or the arrow keys. */
export function LossChart({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const losses = usePlaygroundState((state) => state.losses);
  const config = usePlaygroundState((state) => state.config);
  const ghost = usePlaygroundState((state) => state.ghost);
  const current = useLevelOfLosses();
  const clip = useId();
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const { text: fontSize, line: lineSize } = useLook();
  const [pointer, setPointer] = useState<{ x: number; y: number } | null>(null);

  const chart = useMemo(
    () => lossCurvesOf({ losses, ghost, config }, { width, height, theme, currentLevel: current, fontSize }),
    [losses, ghost, config, current, width, height, theme, fontSize],
  );
  // "10 steps" reads better than "1 steps".
  const unitTick = Math.min(1, (chart?.xTicks.length ?? 1) - 1);
  const hover = pointer && chart ? chart.hoverAt(pointer.x) : null;
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const rect = event.currentTarget.getBoundingClientRect();
    setPointer({ x: event.clientX - rect.left, y: event.clientY - rect.top });
  };
  const chartKeys = (event: React.KeyboardEvent) => {
    const entries = chart?.plot;
    if (!entries || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    const from = pointer?.x ?? entries.left + entries.width;
    setPointer({
      x: Math.min(entries.left + entries.width, Math.max(entries.left, from + (event.key === "ArrowLeft" ? -8 : 8))),
      y: 20,
    });
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a chart is no fieldset
    <div
      ref={box}
      className="chart loss-curves"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read the values off the curves
      tabIndex={0}
      role="group"
      aria-label={words.loss.chart}
      data-tip={words.loss.chartHelp}
      onKeyDown={chartKeys}
      onBlur={() => setPointer(null)}
    >
      {chart ? (
        <svg
          width={width}
          height={height}
          aria-hidden="true"
          onPointerMove={move}
          onPointerDown={move}
          onPointerLeave={() => setPointer(null)}
        >
          <rect width={width} height={height} fill="transparent" />
          {chart.yTicks.map((tick) => (
            <g key={tick.label}>
              <path d={`M${chart.plot.left} ${tick.y}H${chart.plot.left + chart.plot.width}`} stroke="var(--rule)" />
              <text x={chart.plot.left - 8} y={tick.y} dominantBaseline="central" textAnchor="end">
                {tick.label}
              </text>
            </g>
          ))}
          {chart.xTicks.map((tick, index) => (
            <text
              key={tick.step}
              x={tick.x}
              y={chart.plot.top + chart.plot.height + 1.45 * fontSize}
              textAnchor="middle"
            >
              {index === unitTick ? `${tick.label} ${words.loss.stepsUnit}` : tick.label}
            </text>
          ))}
          <clipPath id={clip}>
            <rect {...clipBox(chart.plot)} />
          </clipPath>
          {chart.changeX === null ? null : <ChangeMark x={chart.changeX} plot={chart.plot} />}
          {chart.gap ? (
            <path d={chart.gap.area} fill={chart.gap.colour} fillOpacity={gapOpacity} clipPath={`url(#${clip})`} />
          ) : null}
          {chart.floors.map((floor) => (
            <path
              key={floor.level}
              d={`M${floor.x} ${floor.y}H${chart.plot.left + chart.plot.width}`}
              stroke={floor.colour}
              strokeWidth={lineSize * floor.width}
              strokeDasharray={floor.dash}
            />
          ))}
          <g fill="none" strokeLinecap="round" clipPath={`url(#${clip})`}>
            {chart.ghosts.map((line) => (
              <path
                key={line.level}
                d={line.path}
                stroke={line.colour}
                strokeWidth={lineSize * line.width}
                strokeDasharray={ghostDash}
              />
            ))}
            {chart.minibatch ? (
              <path
                d={chart.minibatch.path}
                stroke={chart.minibatch.colour}
                strokeWidth={lineSize * chart.minibatch.width}
              />
            ) : null}
          </g>
          {chart.lines.map((line) => (
            <g key={line.level} fill="none" strokeLinejoin="round">
              <g clipPath={`url(#${clip})`}>
                {line.current ? <path d={line.path} stroke="var(--page)" strokeWidth={lineSize * casingWidth} /> : null}
                <path d={line.path} stroke={line.colour} strokeWidth={lineSize * line.width} />
              </g>
              {line.current && line.end ? (
                <circle cx={line.end.left} cy={line.end.top} r={4 * lineSize} fill={line.colour} />
              ) : null}
            </g>
          ))}
          {chart.gap?.bracket ? (
            <g>
              <path
                d={`M${chart.gap.bracket.x - 4} ${chart.gap.bracket.top}h8m-4 0V${chart.gap.bracket.bottom}m-4 0h8`}
                stroke="var(--ink)"
                strokeWidth={lineSize}
                fill="none"
              />
              <text
                className="current haloed"
                x={chart.gap.bracket.x + 0.64 * fontSize}
                y={(chart.gap.bracket.top + chart.gap.bracket.bottom) / 2}
                dominantBaseline="central"
              >
                {words.loss.gapWord}
              </text>
            </g>
          ) : null}
          {chart.labels.map((label) => (
            <g key={label.level}>
              <path d={label.leader} stroke={label.colour} strokeWidth={lineSize} fill="none" />
              <text
                x={label.x}
                y={label.y}
                dominantBaseline="central"
                className={label.current ? "current" : undefined}
              >
                {label.name} {label.value}
              </text>
            </g>
          ))}
          {hover ? <HoverMarks hover={hover} plot={chart.plot} theme={theme} /> : null}
        </svg>
      ) : (
        <p className="placeholder">{words.loss.empty}</p>
      )}
      {hover && chart ? <LossReadout hover={hover} sigmas={losses.sigmas} width={width} theme={theme} /> : null}
    </div>
  );
}

/** The plot, wide enough for the strokes of lines that run along its edges. */
const clipBox = (plot: PixelRect) => ({
  x: plot.left - 3,
  y: plot.top - 3,
  width: plot.width + 6,
  height: plot.height + 6,
});
