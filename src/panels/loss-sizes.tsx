import { type MouseEvent, useMemo, useRef } from "react";
import { weightOf } from "../maths/objective/weighting.ts";
import { formatSigma, formatSigmaLong, formatSignificant, levelName } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { type SigmaMark, type SigmaSeries, scoreErrors, sigmaChart, sigmaSeries } from "../plots/sigma-chart.ts";
import type { LossHistory } from "../store/loss-history.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { csvOf, FiguresTable } from "./figures-table.tsx";
import { PanelTitle } from "./panel-title.tsx";
import { useChartSize } from "./use-chart-size.ts";
import { useFolding } from "./use-folded.ts";
import { useLevelOfLosses } from "./use-level-of-losses.ts";
import { useAllWords } from "./words.ts";

const height = 190;
const strokes: Readonly<Record<SigmaSeries, string>> = { exact: "4 3", learned: "none", error: "none" };

type Norms = Readonly<Record<SigmaSeries, readonly number[] | null>>;

/** Root mean square sizes as last told. */
function useNorms(): { readonly latest: LossHistory["latest"]; readonly norms: Norms } {
  const latest = usePlaygroundState((state) => state.losses.latest);
  const weighting = usePlaygroundState((state) => state.config.weighting);
  const norms = useMemo(
    () => ({
      exact: latest?.exactNorm ?? null,
      learned: latest?.learnedNorm ?? null,
      error: latest?.excess
        ? scoreErrors(
            latest.excess,
            latest.sigmas.map((sigma) => weightOf(weighting, sigma)),
          )
        : null,
    }),
    [latest, weighting],
  );
  return { latest, norms };
}

/** Scores and their error against σ on log axes: why λ = σ². */
export function SizesPanel({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const { latest, norms } = useNorms();
  const { open } = useFolding("sizes");
  return (
    <section className="panel" aria-labelledby="sizes-title">
      <header className="chart-head">
        <PanelTitle part="sizes" id="sizes-title" title={words.sizes.title} />
      </header>
      {open ? (
        <>
          {latest ? <SizesTable norms={norms} sigmas={latest.sigmas} /> : null}
          <SizesChart theme={theme} norms={norms} sigmas={latest?.sigmas ?? []} />
          <SizesLegend />
          <p className="caption">{words.sizes.caption}</p>
        </>
      ) : null}
    </section>
  );
}

interface SizesProps {
  readonly norms: Norms;
  readonly sigmas: readonly number[];
}

function SizesChart({ theme, norms, sigmas }: SizesProps & { readonly theme: Theme }) {
  const words = useAllWords();
  const { showLevel } = usePlayground();
  const current = useLevelOfLosses();
  const box = useRef<HTMLDivElement>(null);
  const { width, height: boxHeight, scale, svg } = useChartSize(box, height);
  const chart = useMemo(() => {
    const known = sigmaSeries.some((series) => norms[series]);
    if (width <= 0 || !known) return null;
    return sigmaChart({ sigmas, norms, currentLevel: current, width, height, theme });
  }, [sigmas, norms, current, width, theme]);
  const tip = ({ level, series, value }: SigmaMark) =>
    words.sizes.mark(
      levelName(level),
      formatSigmaLong(sigmas[level - 1] ?? Number.NaN),
      words.sizes.series[series],
      formatSignificant(value, 3),
    );
  const choose = (event: MouseEvent<SVGSVGElement>) => {
    const x = (event.clientX - event.currentTarget.getBoundingClientRect().left) / scale;
    const column = chart?.columns.find(({ left, right }) => x >= left && x <= right);
    if (column && current !== null) showLevel(column.level);
  };
  return (
    <div ref={box} className="chart" style={{ height: boxHeight }} data-tip={words.sizes.chart}>
      {chart ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the noise ladder chooses the level by keys
        <svg {...svg} role="img" aria-label={words.sizes.chart} onClick={choose} className="sizes">
          <rect width={width} height={height} fill="transparent" />
          {chart.yTicks.map((tick) => (
            <g key={tick.label}>
              <path d={`M${chart.plot.left} ${tick.y}h${chart.plot.width}`} stroke="var(--rule)" />
              <text x={chart.plot.left - 8} y={tick.y} dominantBaseline="central" textAnchor="end">
                {tick.label}
              </text>
            </g>
          ))}
          {chart.xTicks.map((tick) => (
            <text key={tick.label} x={tick.x} y={chart.plot.top + chart.plot.height + 16} textAnchor="middle">
              {tick.label}
            </text>
          ))}
          <text x={chart.plot.left + chart.plot.width} y={height - 2} textAnchor="end">
            σ
          </text>
          {chart.currentX === null ? null : (
            <path d={`M${chart.currentX} ${chart.plot.top}v${chart.plot.height}`} stroke="var(--rule-strong)" />
          )}
          {chart.guide ? (
            <g data-tip={words.sizes.guideHelp}>
              <path d={chart.guide.path} stroke="transparent" strokeWidth="11" />
              <path d={chart.guide.path} stroke="var(--ink-3)" strokeWidth="1" strokeDasharray="1 3" />
              <text x={chart.guide.left + 6} y={chart.guide.top - 6}>
                1/σ
              </text>
            </g>
          ) : null}
          {sigmaSeries.map((series) => (
            <path
              key={series}
              d={chart.lines[series]}
              stroke="var(--ink-3)"
              strokeWidth="1"
              strokeDasharray={strokes[series]}
              fill="none"
            />
          ))}
          {chart.marks.map((mark) => (
            <path
              key={`${mark.series}${mark.level}`}
              d={mark.path}
              // Hollow, so that the learned disc is seen on it once the two agree.
              fill={mark.series === "exact" ? "var(--page)" : mark.colour}
              stroke={mark.series === "exact" ? mark.colour : "var(--page)"}
              strokeWidth={mark.series === "exact" ? 1.6 : 0.8}
              data-tip={tip(mark)}
            />
          ))}
        </svg>
      ) : (
        <p className="placeholder">{words.sizes.empty}</p>
      )}
    </div>
  );
}

const legendShapes: Readonly<Record<SigmaSeries, string>> = {
  exact: "M2 2h8v8h-8Z",
  learned: "M1.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z",
  error: "M6 1.4L11 10.4L1 10.4Z",
};

function SizesLegend() {
  const words = useAllWords();
  return (
    <ul className="legend">
      {sigmaSeries.map((series) => (
        <li key={series} data-tip={words.sizes.seriesHelp[series]}>
          <svg width="12" height="12" aria-hidden="true">
            <path
              d={legendShapes[series]}
              fill={series === "exact" ? "none" : "var(--ink-2)"}
              stroke="var(--ink-2)"
              strokeWidth={series === "exact" ? 1.6 : 0}
            />
          </svg>
          {words.sizes.series[series]}
        </li>
      ))}
    </ul>
  );
}

function SizesTable({ norms, sigmas }: SizesProps) {
  const words = useAllWords();
  return (
    <FiguresTable
      title={words.sizes.table}
      headings={[words.loss.level, "σ", ...sigmaSeries.map((series) => words.sizes.series[series])]}
      rows={sigmas.map((sigma, index) => [
        levelName(index + 1),
        formatSigma(sigma),
        ...sigmaSeries.map((series) => formatSignificant(norms[series]?.[index] ?? Number.NaN, 3)),
      ])}
      csv={() =>
        csvOf(
          ["level", "sigma", "exact", "learned", "error"],
          sigmas.map((sigma, index) => [index + 1, sigma, ...sigmaSeries.map((series) => norms[series]?.[index])]),
        )
      }
      inHead
    />
  );
}
