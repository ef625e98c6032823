import { useMemo, useRef } from "react";
import { formatSignificant } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { qualityCurve } from "../plots/quality-curve.ts";
import { firstPane, levelAt } from "../store/panes.ts";
import type { PaneRun } from "../store/state.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { ClassMasses } from "./class-masses.tsx";
import { LaterPanel } from "./later-panel.tsx";
import { PanelTitle } from "./panel-title.tsx";
import { parts } from "./parts.ts";
import { QualityTable } from "./quality-distances.tsx";
import { QualityModes } from "./quality-modes.tsx";
import { useChartSize } from "./use-chart-size.ts";
import { useFolding } from "./use-folded.ts";
import { useComparing } from "./use-pane.ts";
import { useLatestQuality } from "./use-quality.ts";
import { useAllWords } from "./words.ts";

const height = 118;

/** How well the particles have found the drawing: of one pane, or of all that are compared. */
export function QualityPanel({ theme }: { readonly theme: Theme }) {
  const { title } = useAllWords().quality;
  if (!useComparing()) return <OwnQuality theme={theme} />;
  return (
    <LaterPanel part={parts.compare} name="quality" title={title}>
      {({ CompareQuality }) => <CompareQuality theme={theme} />}
    </LaterPanel>
  );
}

/** How far the particles are from the drawing, over sampler time, beside what no sampler beats, and what each mode got. */
function OwnQuality({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const latest = useLatestQuality(0);
  const { open } = useFolding("quality");
  const measure = latest ? words.quality.measure(formatSignificant(latest.slicedWasserstein, 2)) : null;
  return (
    <section className="panel" aria-labelledby="quality-title">
      <header className="chart-head">
        <PanelTitle part="quality" id="quality-title" title={words.quality.title} />
        {measure && latest ? (
          <span
            className="aside tabular"
            data-testid="quality"
            data-value={latest.slicedWasserstein}
            data-tip={words.quality.help}
          >
            {measure.name} <b>{measure.value}</b>
          </span>
        ) : null}
      </header>
      {open ? <QualityBody theme={theme} /> : null}
    </section>
  );
}

function QualityBody({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const run = usePlaygroundState((state) => state.run);
  const data = usePlaygroundState((state) => state.data);
  const latest = useLatestQuality(0);
  const pane = run ? firstPane(run) : null;
  return (
    <>
      {pane ? <QualityTable quality={pane.quality} latest={latest} /> : null}
      <QualityChart pane={pane} theme={theme} />
      {latest && latest.data !== data ? <p className="caption">{words.quality.outdated}</p> : null}
      {latest ? <ClassMasses quality={latest} /> : null}
      {latest ? <QualityModes quality={latest} /> : null}
    </>
  );
}

function QualityChart({ pane, theme }: { readonly pane: PaneRun | null; readonly theme: Theme }) {
  const words = useAllWords();
  const box = useRef<HTMLDivElement>(null);
  const { width, height: boxHeight, svg } = useChartSize(box, height);
  const quality = pane?.quality ?? null;
  const floor = quality?.at(-1)?.floor ?? null;
  const curve = useMemo(() => {
    if (!pane || !quality || quality.length === 0 || width <= 0) return null;
    return qualityCurve({
      points: quality.map(({ step, slicedWasserstein }) => ({
        step,
        value: slicedWasserstein,
      })),
      floor,
      levels: pane.sigmas.length,
      levelOf: (step) => levelAt(pane, step) + 1,
      totalSteps: pane.recording.totalSteps,
      width,
      height,
      theme,
    });
  }, [pane, quality, floor, width, theme]);
  return (
    <div ref={box} className="chart" style={{ height: boxHeight }} data-tip={words.quality.help}>
      {curve ? (
        <svg {...svg} role="img" aria-label={words.quality.chart}>
          {curve.yTicks.map((tick) => (
            <g key={tick.label}>
              <path d={`M${curve.plot.left} ${tick.y}h${curve.plot.width}`} stroke="var(--rule)" />
              <text x={curve.plot.left - 8} y={tick.y} dominantBaseline="central" textAnchor="end">
                {tick.label}
              </text>
            </g>
          ))}
          {curve.floorY === null ? null : (
            <g data-tip={words.quality.floorHelp}>
              <path
                d={`M${curve.plot.left} ${curve.floorY}h${curve.plot.width}`}
                stroke="var(--ink)"
                strokeDasharray="5 4"
              />
              {/* On the left, where the curve is far above: at its end it comes down to the floor. */}
              <text x={curve.plot.left + 4} y={curve.floorY + 14}>
                {words.quality.floor} {formatSignificant(floor ?? Number.NaN, 2)}
              </text>
            </g>
          )}
          {curve.pieces.map((piece) => (
            <path
              key={piece.path}
              d={piece.path}
              stroke={piece.colour}
              strokeWidth="2"
              fill="none"
              strokeLinejoin="round"
            />
          ))}
          {curve.end ? <circle cx={curve.end.left} cy={curve.end.top} r="4" fill={curve.end.colour} /> : null}
        </svg>
      ) : (
        <p className="placeholder">{words.quality.empty}</p>
      )}
    </div>
  );
}
