import { useMemo, useRef } from "react";
import { type ParticleDensity, particleDensity } from "../maths/diagnostics/particle-density.ts";
import { type SquareShares, sharesOfCells, sharesOfPoints } from "../maths/diagnostics/square-shares.ts";
import { formatCount, formatSigma, formatSignificant } from "../plots/format.ts";
import { knownWatershed } from "../plots/known-watershed.ts";
import type { Theme } from "../plots/palette.ts";
import { hasEvolution } from "../store/outcome.ts";
import { outcomeCells } from "../store/outcome-truth.ts";
import type { OutcomeState } from "../store/state.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { csvOf, FiguresTable } from "./figures-table.tsx";
import { OutcomeMap } from "./outcome-map.tsx";
import { shareText, wholePercents } from "./share-text.ts";
import type { OutcomeFrame } from "./use-outcome-frame.ts";
import { useAllWords } from "./words.ts";

const noLines: readonly Float32Array[] = [];

/** One density over the square. */
interface Laid {
  readonly kind: "particles" | "truth" | "equation";
  readonly name: string;
  readonly tip: string;
  /** Null until known. */
  readonly cells: Float32Array | null;
  readonly beyond: number | null;
  /** Of what is on the square, largest first as the modes are; null where there are fewer than two. */
  readonly modes: readonly number[] | null;
  /** What else must be known of it: the bandwidth, or the step it lags behind at. */
  readonly note: { readonly text: string; readonly tip: string } | null;
  readonly bandwidth: number | null;
}

/** The particles as a density, beside what they should be, and what infinitely many of them would be. */
export function OutcomeDensities(props: {
  readonly frame: OutcomeFrame;
  readonly colour: string;
  readonly theme: Theme;
}) {
  const { frame, colour, theme } = props;
  const words = useAllWords().outcome;
  const state = usePlaygroundState(({ outcome }) => outcome);
  const { density } = frame.subject;
  const basins = density && state.basins?.density === density ? state.basins : null;
  const lines = basins ? knownWatershed(basins.modes) : noLines;
  const laid = useLaid(frame, state, basins);
  const problem = hasEvolution(frame.subject) ? state.problem : null;
  return (
    <div className="outcome-part">
      <h3 data-tip={words.densitiesHelp}>{words.densities}</h3>
      <div className="outcome-maps" style={{ "--maps": laid.length } as React.CSSProperties}>
        {laid.map((each) => (
          <figure
            key={each.kind}
            data-testid={`density-${each.kind}`}
            data-beyond={each.beyond}
            data-modes={each.modes?.join(" ")}
          >
            <figcaption data-tip={each.tip}>{each.name}</figcaption>
            <OutcomeMap
              name={each.name}
              tip={lines.length > 0 ? `${each.tip} ${words.watershedHelp}` : each.tip}
              cells={each.cells}
              side={outcomeCells}
              watershed={lines}
              colour={colour}
              theme={theme}
            />
            <Figures laid={each} />
          </figure>
        ))}
      </div>
      {problem === null ? null : <p className="caption">{words.noEquation(problem)}</p>}
      <DensitiesTable laid={laid} />
    </div>
  );
}

/** The densities there are to show, in order. */
function useLaid(
  frame: OutcomeFrame,
  { truth, evolution }: OutcomeState,
  basins: OutcomeState["basins"],
): readonly Laid[] {
  const all = useAllWords();
  const words = all.outcome;
  const { points, subject } = frame;
  const { pane, step, sigma, label, density } = subject;
  const estimate = useEstimate(frame);
  const own = useMemo(() => basins && sharesOfPoints(points, basins.modes), [points, basins]);
  const cellShares = (cells: Float32Array | null): SquareShares | null =>
    cells && sharesOfCells(cells, basins?.labels ?? new Uint8Array(cells.length), basins?.modes.mass.length ?? 1);
  const severalModes = (basins?.modes.mass.length ?? 0) > 1;
  const modesOf = (shares: SquareShares | null) => (severalModes ? (shares?.modes ?? null) : null);
  const count = formatCount(points.length / 2);
  const bandwidth = formatSignificant(estimate.bandwidth, 2);
  const laid: Laid[] = [
    {
      kind: "particles",
      name: words.maps.particles,
      tip: words.mapHelp.particles(count, bandwidth),
      cells: estimate.density,
      beyond: estimate.outside,
      modes: modesOf(own),
      note: { text: words.kernel(bandwidth), tip: words.kernelHelp },
      bandwidth: estimate.bandwidth,
    },
  ];
  if (density) {
    // Of a level just passed, until that of this one is known.
    const known = truth?.density === density ? truth : null;
    const shares = cellShares(known?.cells ?? null);
    const at = known?.sigma ?? sigma;
    const name = at > 0 ? words.maps.truth(formatSigma(at)) : words.maps.data;
    const ofClass = label === null ? null : words.maps.class(all.classes.letters[label] ?? "");
    laid.push({
      kind: "truth",
      name,
      tip: words.mapHelp.truth,
      cells: known?.cells ?? null,
      beyond: shares?.beyond ?? null,
      modes: modesOf(shares),
      note: ofClass === null ? null : { text: ofClass, tip: words.mapHelp.truth },
      bandwidth: null,
    });
  }
  if (density && hasEvolution(subject)) {
    const known = evolution?.run === pane.recording.run ? evolution : null;
    const shares = cellShares(known?.density ?? null);
    const lags = known !== null && known.step !== step;
    laid.push({
      kind: "equation",
      name: words.maps.equation,
      tip: words.mapHelp.equation,
      cells: known?.density ?? null,
      beyond: known?.beyond ?? null,
      modes: modesOf(shares),
      note: lags
        ? {
            text: words.equationAt(formatCount(known.step)),
            tip: sigma === 0 && known.step === step - 1 ? words.beforeDenoisingHelp : words.equationAtHelp,
          }
        : known
          ? null
          : { text: words.solving, tip: words.equationAtHelp },
      bandwidth: null,
    });
  }
  return laid;
}

/** So long a bandwidth holds while particles move, ms: cross-validating it takes ten times as long as using it. */
const bandwidthTime = 1000;

/** The kernel estimate of the particles; once they rest, with a bandwidth of their own. */
function useEstimate({ points, subject, moving }: OutcomeFrame): ParticleDensity {
  const { run } = subject.pane.recording;
  const last = useRef({ run: 0, time: 0, bandwidth: 0 });
  return useMemo(() => {
    const now = performance.now();
    const holds = moving && last.current.run === run && now - last.current.time < bandwidthTime;
    if (holds) return particleDensity(points, outcomeCells, last.current.bandwidth);
    const estimate = particleDensity(points, outcomeCells);
    last.current = { run, time: now, bandwidth: estimate.bandwidth };
    return estimate;
  }, [points, run, moving]);
}

/** So many modes have their shares as text; more are a row of bars. */
const mostTexts = 3;

function Figures({ laid: { modes, beyond, note } }: { readonly laid: Laid }) {
  const words = useAllWords().outcome;
  const texts = modes ? wholePercents(modes) : [];
  return (
    <div className="outcome-figures tabular">
      {modes && modes.length <= mostTexts ? (
        <span data-tip={words.modesHelp(texts.join(" / "))}>
          <span className="outcome-word">{words.modes} </span>
          {texts.join(" / ")} %
        </span>
      ) : null}
      {modes && modes.length > mostTexts ? (
        <span
          className="outcome-modes"
          role="img"
          aria-label={words.modesHelp(texts.join(" / "))}
          data-tip={words.modesHelp(texts.join(" / "))}
        >
          {modes.map((share, mode) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mode has no other name than its place in their order
            <i key={mode} style={{ height: `${Math.min(100, (100 * share * modes.length) / 2)}%` }} />
          ))}
        </span>
      ) : null}
      {beyond === null ? null : <span data-tip={words.beyondHelp}>{words.beyond(shareText(beyond))}</span>}
      {note ? <span data-tip={note.tip}>{note.text}</span> : null}
    </div>
  );
}

function DensitiesTable({ laid }: { readonly laid: readonly Laid[] }) {
  const words = useAllWords().outcome;
  const columns = words.densitiesColumns;
  const modes = laid.find((each) => each.modes)?.modes ?? [];
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? "–" : shareText(share);
  return (
    <FiguresTable
      title={words.densitiesTable}
      headings={[columns.density, columns.bandwidth, columns.beyond, ...modes.map((_, mode) => columns.mode(mode + 1))]}
      rows={laid.map((each) => [
        each.name,
        each.bandwidth === null ? "–" : formatSignificant(each.bandwidth, 2),
        percent(each.beyond),
        ...modes.map((_, mode) => percent(each.modes?.[mode])),
      ])}
      csv={() =>
        csvOf(
          ["density", "bandwidth", "beyond", ...modes.map((_, mode) => `mode ${mode + 1}`)],
          laid.map((each) => [
            each.kind,
            each.bandwidth ?? undefined,
            each.beyond ?? undefined,
            ...modes.map((_, mode) => each.modes?.[mode]),
          ]),
        )
      }
    />
  );
}
