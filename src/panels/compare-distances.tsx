import { useMemo, useRef, useState } from "react";
import { formatDigits, formatSignificant } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { evaluationsChart, type PaneChart, stepChart } from "../plots/pane-charts.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { letterSide } from "../plots/pane-lines.ts";
import { levelAt, paneStep } from "../store/panes.ts";
import { evaluationsAt } from "../store/recording.ts";
import type { Run } from "../store/state.ts";
import { Segmented } from "./controls/segmented.tsx";
import { useChartSize } from "./use-chart-size.ts";
import { useSame } from "./use-same.ts";
import { useAllWords } from "./words.ts";

const height = 190;
const axes = ["steps", "evaluations"] as const;

/** How far the particles of every pane are from the data, over the steps or against what they have cost. */
export function CompareDistances({ run, theme }: { readonly run: Run | null; readonly theme: Theme }) {
  const words = useAllWords();
  const [by, setBy] = useState<(typeof axes)[number]>("steps");
  const box = useRef<HTMLDivElement>(null);
  const { width, height: boxHeight, svg } = useChartSize(box, height);
  const measured = run?.panes.map(({ quality }) => quality);
  const chart = useChart(run, by, width, theme);
  const floor = measured?.[0]?.at(-1)?.floor ?? Number.NaN;
  return (
    <>
      <header className="panel-head">
        <h2 id="quality-title" data-tip={words.compare.distanceHelp}>
          {words.compare.distance}
        </h2>
        <span className="aside tabular" data-tip={words.quality.help}>
          {run?.panes.map((pane, index) => {
            const at = pane.quality.findLast(({ step }) => step <= paneStep(run, pane));
            return (
              <span
                key={paneLetter(index)}
                data-testid={`quality-${paneLetter(index)}`}
                data-value={at?.slicedWasserstein}
              >
                {" "}
                {paneLetter(index)} <b>{at ? formatDigits(at.slicedWasserstein, 2) : "–"}</b>
              </span>
            );
          })}
        </span>
      </header>
      <Segmented
        name={words.compare.by}
        tip={words.compare.byHelp}
        value={by}
        options={axes}
        label={(axis) => (axis === "steps" ? words.compare.bySteps : words.compare.byEvaluations)}
        onChange={setBy}
      />
      <div ref={box} className="chart" style={{ height: boxHeight }} data-tip={words.compare.distanceHelp}>
        {chart ? (
          <svg {...svg} role="img" aria-label={words.quality.chart}>
            <Axes chart={chart} />
            {chart.floorY === null ? null : (
              <g data-tip={words.quality.floorHelp}>
                <path
                  d={`M${chart.plot.left} ${chart.floorY}h${chart.plot.width}`}
                  stroke="var(--ink)"
                  strokeDasharray="5 4"
                />
                <text x={chart.plot.left + 4} y={chart.floorY - 5} className="haloed">
                  {words.quality.truth} {formatSignificant(floor, 2)}
                </text>
              </g>
            )}
            <Lines chart={chart} />
          </svg>
        ) : (
          <p className="placeholder">{words.quality.empty}</p>
        )}
      </div>
    </>
  );
}

function useChart(run: Run | null, by: (typeof axes)[number], width: number, theme: Theme): PaneChart | null {
  const measured = useSame(run?.panes.map(({ quality }) => quality) ?? []);
  const total = run?.totalSteps ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a measurement changes the chart, a step does not
  return useMemo(() => {
    if (!run || width <= 0 || measured.every((quality) => quality.length === 0)) return null;
    const series = run.panes.map((pane, index) => ({
      pane: index,
      levels: pane.sigmas.length,
      points: pane.quality.map(({ step, slicedWasserstein }) => ({
        // All tracks are as long as the longest: the lines stand under the one playhead.
        x:
          by === "steps"
            ? (step / pane.recording.totalSteps) * total
            : (evaluationsAt(pane.recording, step) ?? Number.NaN),
        value: slicedWasserstein,
        level: levelAt(pane, step) + 1,
      })),
    }));
    const floor = run.panes[0]?.quality.at(-1)?.floor ?? null;
    const options = { series, floor, width, height, theme };
    return by === "steps" ? stepChart({ ...options, totalSteps: total }) : evaluationsChart(options);
  }, [measured, total, by, width, theme]);
}

function Axes({ chart }: { readonly chart: PaneChart }) {
  const { plot, xTicks, yTicks } = chart;
  const bottom = plot.top + plot.height;
  return (
    <>
      {yTicks.map(({ y, label }) => (
        <g key={label}>
          <path d={`M${plot.left} ${y}h${plot.width}`} stroke="var(--rule)" />
          <text x={plot.left - 8} y={y} dominantBaseline="central" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ x, label }, index) => (
        <text key={label} x={x} y={bottom + 16} textAnchor={index === 0 ? "start" : "middle"}>
          {label}
        </text>
      ))}
    </>
  );
}

/** A line and its marks for each pane, with its letter at the end. */
function Lines({ chart }: { readonly chart: PaneChart }) {
  return chart.lines.map(({ pane, pieces, marks, label }) => (
    <g key={paneLetter(pane)}>
      {pieces.map(({ path, colour }) => (
        <path key={path} d={path} stroke={colour} strokeWidth="2" fill="none" strokeLinejoin="round" />
      ))}
      {marks.map(({ path, colour }) => (
        <path key={path} d={path} fill={colour} stroke="var(--page)" strokeWidth="1" />
      ))}
      {label.leader ? <path d={label.leader} stroke="var(--ink-3)" fill="none" /> : null}
      <rect
        x={label.left - letterSide / 2}
        y={label.top - letterSide / 2}
        width={letterSide}
        height={letterSide}
        rx="4"
        fill={pane === 0 ? "var(--ink)" : "var(--page)"}
        stroke="var(--ink)"
        strokeWidth="1.4"
      />
      <text
        x={label.left}
        y={label.top}
        dominantBaseline="central"
        textAnchor="middle"
        className="current"
        style={pane === 0 ? { fill: "var(--page)" } : undefined}
      >
        {paneLetter(pane)}
      </text>
    </g>
  ));
}
