import { formatFixed } from "../plots/format.ts";
import { modeBars } from "../plots/mode-bars.ts";
import { paneLetter } from "../plots/pane-lines.ts";
import { paneStep } from "../store/panes.ts";
import type { Run } from "../store/state.ts";
import { ComparedAstray } from "./astray.tsx";
import { PaneLetter } from "./pane-letter.tsx";
import { modePercents } from "./quality-modes.tsx";
import type { MeasuredQuality } from "./use-quality.ts";
import { useWords } from "./words.ts";

/** More bars than these would push everything else out of view. */
const mostBars = 12;
const mostModes = 4;

/** What each mode got of each pane's particles, beside what it should get; for data of one piece, only what went astray. */
export function CompareMass({ run }: { readonly run: Run }) {
  const words = useWords();
  const panes = run.panes.flatMap((pane, index) => {
    const quality = pane.quality.findLast((each) => each.step <= paneStep(run, pane));
    return quality
      ? [{ pane: index, quality, bars: modeBars(quality.modes), percents: modePercents(quality.modes) }]
      : [];
  });
  const modes = panes[0]?.quality.modes ?? [];
  if (modes.length < 2) {
    return (
      <div className="compared-modes">
        <ComparedAstray panes={panes} />
      </div>
    );
  }
  const shown = Math.min(modes.length, mostModes, Math.max(2, Math.floor(mostBars / panes.length)));
  return (
    <>
      <header className="panel-head">
        <h2 data-tip={words.quality.modesHelp}>{words.compare.mass}</h2>
        <span className="aside">{words.compare.massUnit}</span>
      </header>
      <div className="compared-modes" data-testid="compared-modes">
        {modes.slice(0, shown).map(({ place: [x, y] }, mode) => (
          <div key={`${x} ${y}`}>
            <h3 data-tip={words.quality.modePlace(formatFixed(x, 2), formatFixed(y, 2))}>
              {words.quality.mode(mode + 1)}
            </h3>
            <ul>
              {panes.map(({ pane, quality, bars, percents }) => {
                const share = quality.modes[mode];
                const bar = bars[mode];
                const text = percents[mode];
                return share && bar && text ? (
                  <Bar key={paneLetter(pane)} pane={pane} share={share} bar={bar} percents={text} />
                ) : null;
              })}
            </ul>
          </div>
        ))}
        {shown < modes.length ? (
          <p className="aside">{words.compare.massOf(String(shown), String(modes.length))}</p>
        ) : null}
        <ComparedAstray panes={panes} />
      </div>
    </>
  );
}

function Bar(props: {
  readonly pane: number;
  readonly share: MeasuredQuality["modes"][number];
  readonly bar: ReturnType<typeof modeBars>[number];
  readonly percents: readonly [string, string];
}) {
  const words = useWords();
  const { pane, share, bar, percents } = props;
  const text = words.quality.share(...percents);
  const verdict = bar.within ? words.quality.within : words.quality.outside;
  return (
    <li
      className="mode compared tabular"
      data-tip={`${words.compare.pane(paneLetter(pane))}: ${verdict}`}
      data-pane={paneLetter(pane)}
      data-sampled={share.sampled}
      data-truth={share.truth}
    >
      <PaneLetter pane={pane} />
      <span className="mode-track" aria-hidden="true">
        <i className="mode-bar" style={{ width: `${100 * bar.bar}%` }} />
        <i className="mode-tick" style={{ left: `${100 * bar.tick}%` }} />
      </span>
      <span>
        <span className="visually-hidden">{words.compare.pane(paneLetter(pane))} </span>
        <b>{text.sampled}</b>
        <span className="aside">{text.rest}</span>
      </span>
      <span role="img" aria-label={verdict}>
        {bar.within ? "✓" : "✕"}
      </span>
    </li>
  );
}
