import { useMemo, useRef } from "react";
import { type Marginal, type Marginals, sampledMarginals, shareError } from "../maths/diagnostics/marginals.ts";
import { formatFixed, formatSigma } from "../plots/format.ts";
import { fullestBin, marginalBars } from "../plots/marginal-bars.ts";
import { outcomeMarginals } from "../store/outcome-truth.ts";
import { csvOf, FiguresTable } from "./figures-table.tsx";
import { shareText } from "./share-text.ts";
import { useChartSize } from "./use-chart-size.ts";
import type { OutcomeFrame } from "./use-outcome-frame.ts";
import { useAllWords } from "./words.ts";

const bins = 40;
const depth = 64;
const headroom = 1.05;
type Axis = "x" | "y";
const axes = ["x", "y"] as const satisfies readonly Axis[];

const edge = (bin: number): string => formatFixed(-1 + (2 * bin) / bins, 2);

/** The particles along x and along y, as bars, and the truth as a line over them. */
export function OutcomeMarginals({ frame, colour }: { readonly frame: OutcomeFrame; readonly colour: string }) {
  const words = useAllWords().outcome;
  const { points, subject } = frame;
  const sampled = useMemo(() => sampledMarginals(points, bins), [points]);
  const truth = outcomeMarginals(subject.source, subject.sigma, bins);
  const particles = points.length / 2;
  // One scale for both, or a flat marginal would look like a peaked one.
  const most = headroom * fullestBin(sampled.x, sampled.y, truth?.x ?? null, truth?.y ?? null);
  const lost = Math.round(particles * (1 - total(sampled.x)));
  return (
    <div className="outcome-part">
      <header className="outcome-head">
        <h3 data-tip={words.marginalsHelp}>{words.marginals}</h3>
        <span className="aside tabular" data-tip={words.scaleHelp}>
          {words.scale(shareText(most / headroom))}
        </span>
      </header>
      <div className="marginals">
        {axes.map((axis) => (
          <MarginalChart
            key={axis}
            axis={axis}
            sampled={sampled[axis]}
            truth={truth?.[axis] ?? null}
            particles={particles}
            most={most}
            colour={colour}
          />
        ))}
      </div>
      <MarginalsLegend sigma={subject.sigma} colour={colour} known={truth !== null} />
      {lost > 0 ? (
        <p className="caption" data-tip={words.lostHelp}>
          {words.lost(String(lost))}
        </p>
      ) : null}
      <MarginalsTable sampled={sampled} truth={truth} />
    </div>
  );
}

const total = (marginal: Marginal): number =>
  marginal.bins.reduce((sum, share) => sum + share, marginal.below + marginal.above);

interface MarginalChartProps {
  readonly axis: Axis;
  readonly sampled: Marginal;
  readonly truth: Marginal | null;
  readonly particles: number;
  readonly most: number;
  readonly colour: string;
}

function MarginalChart({ axis, sampled, truth, particles, most, colour }: MarginalChartProps) {
  const words = useAllWords().outcome;
  const box = useRef<HTMLDivElement>(null);
  const { width, height, svg } = useChartSize(box, depth);
  const chart = useMemo(
    () => (width > 0 ? marginalBars({ axis: "x", sampled, truth, particles, length: width, depth, most }) : null),
    [sampled, truth, particles, width, most],
  );
  const tip = (bin: number): string => {
    const share = truth?.bins[bin];
    const should =
      share === undefined ? "" : words.truthShare(shareText(share), shareText(2 * shareError(share, particles)));
    return `${words.bin(axis, edge(bin), edge(bin + 1))} ${words.particlesShare(shareText(sampled.bins[bin] as number))}${should}`;
  };
  const { below, above } = words.outside[axis];
  const sides = [
    { name: below(shareText(sampled.below)), share: sampled.below, should: truth?.below },
    { name: above(shareText(sampled.above)), share: sampled.above, should: truth?.above },
  ];
  return (
    <div className="marginal" data-testid={`marginal-${axis}`} data-below={sampled.below} data-above={sampled.above}>
      <div ref={box} className="chart" style={{ height }}>
        {chart ? (
          <svg {...svg} role="img" aria-label={words.chart(words.axis[axis], sides.map(({ name }) => name).join(", "))}>
            {chart.bars.map((bar, bin) => (
              <g key={bar.left} data-tip={tip(bin)}>
                <rect x={bar.left} width={bar.width} height={depth} fill="transparent" />
                <rect
                  className="marginal-bar"
                  x={bar.left}
                  y={bar.top}
                  width={bar.width}
                  height={bar.height}
                  data-sampled={sampled.bins[bin]}
                  data-truth={truth?.bins[bin]}
                />
              </g>
            ))}
            <g className="marginal-truth">
              {chart.band ? <path d={chart.band} fill={colour} fillOpacity="0.28" /> : null}
              {chart.truth ? (
                <>
                  <path d={chart.truth} stroke="var(--page)" strokeWidth="4" fill="none" strokeLinejoin="round" />
                  <path d={chart.truth} stroke={colour} strokeWidth="2" fill="none" strokeLinejoin="round" />
                </>
              ) : null}
            </g>
            <path d={`M0 ${depth}h${width}`} stroke="var(--control)" />
          </svg>
        ) : null}
      </div>
      <div className="marginal-axis tabular" data-tip={words.axis[axis]}>
        <span>−1</span>
        <b>{axis}</b>
        <span>1</span>
      </div>
      <div className="marginal-axis tabular">
        {sides.map(({ name, share, should }) => (
          <span
            key={name}
            data-tip={words.outsideHelp(shareText(share), should === undefined ? "–" : shareText(should))}
          >
            {name}
          </span>
        ))}
      </div>
    </div>
  );
}

function MarginalsLegend(props: { readonly sigma: number; readonly colour: string; readonly known: boolean }) {
  const { legend, legendHelp } = useAllWords().outcome;
  const { sigma, colour, known } = props;
  return (
    <ul className="legend">
      <li data-tip={legendHelp.particles}>
        <svg width="12" height="12" aria-hidden="true">
          <path className="marginal-bar" d="M2 12V5h4V1h4v11Z" />
        </svg>
        {legend.particles}
      </li>
      {known ? (
        <>
          <li data-tip={legendHelp.truth} data-testid="marginals-truth">
            <svg width="16" height="12" aria-hidden="true">
              <path d="M0 8h5V4h6v4h5" stroke={colour} strokeWidth="2" fill="none" />
            </svg>
            {sigma > 0 ? legend.truth(formatSigma(sigma)) : legend.data}
          </li>
          <li data-tip={legendHelp.band}>
            <svg width="16" height="12" aria-hidden="true">
              <path d="M0 2h16v8H0Z" fill={colour} fillOpacity="0.28" />
            </svg>
            {legend.band}
          </li>
        </>
      ) : null}
    </ul>
  );
}

/** All shares along an axis: below the square, of its strips, and above it. */
const strips = ({ below, bins: inside, above }: Marginal): number[] => [below, ...inside, above];

function MarginalsTable({ sampled, truth }: { readonly sampled: Marginals; readonly truth: Marginals | null }) {
  const words = useAllWords().outcome;
  const columns = axes.flatMap((axis) => [strips(sampled[axis]), truth ? strips(truth[axis]) : []]);
  const { strip, particles, truth: truthHeading } = words.marginalsColumns;
  const name = (row: number): string => {
    if (row === 0) return words.beforeStrips;
    return row > bins ? words.afterStrips : `${edge(row - 1)} – ${edge(row)}`;
  };
  const rows = Array.from({ length: bins + 2 }, (_, row) => row);
  const percent = (share: number | undefined) => (share === undefined ? "–" : shareText(share));
  return (
    <FiguresTable
      title={words.marginalsTable}
      headings={[strip, ...axes.flatMap((axis) => [particles(axis), truthHeading(axis)])]}
      rows={rows.map((row) => [name(row), ...columns.map((column) => percent(column[row]))])}
      csv={() =>
        csvOf(
          ["from", "to", "x particles", "x truth", "y particles", "y truth"],
          rows.map((row) => [
            row === 0 ? "-inf" : -1 + (2 * (row - 1)) / bins,
            row > bins ? "inf" : -1 + (2 * row) / bins,
            ...columns.map((column) => column[row]),
          ]),
        )
      }
    />
  );
}
