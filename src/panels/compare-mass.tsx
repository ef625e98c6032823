import { formatFixed } from "../plots/format.ts";
import { modeBars } from "../plots/mode-bars.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { paneStep } from "../store/panes.ts";
import type { Run } from "../store/state.ts";
import { ComparedAstray } from "./astray.tsx";
import { CompareBar } from "./compare-bar.tsx";
import { CompareClasses } from "./compare-classes.tsx";
import { modePercents } from "./quality-modes.tsx";
import { useAllWords } from "./words.ts";

/** More bars than these would push everything else out of view. */
const mostBars = 12;
const mostModes = 4;

/** What each mode got of each pane's particles, beside what it should get; for data of one piece, only what went astray. */
export function CompareMass({ run }: { readonly run: Run }) {
  const words = useAllWords();
  const panes = run.panes.flatMap((pane, index) => {
    const quality = pane.quality.findLast((each) => each.step <= paneStep(run, pane));
    return quality
      ? [{ pane: index, quality, bars: modeBars(quality.modes), percents: modePercents(quality.modes) }]
      : [];
  });
  // Modes are those of what a pane is to sample: panes of several classes have none in common.
  const inCommon = new Set(run.panes.map(({ guide }) => (guide.omega === 0 ? null : guide.label))).size === 1;
  const modes = inCommon ? (panes[0]?.quality.modes ?? []) : [];
  if (modes.length < 2) {
    return (
      <div className="compared-modes">
        <CompareClasses panes={panes} />
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
                  <CompareBar key={paneLetter(pane)} pane={pane} share={share} bar={bar} percents={text} />
                ) : null;
              })}
            </ul>
          </div>
        ))}
        {shown < modes.length ? (
          <p className="aside">{words.compare.massOf(String(shown), String(modes.length))}</p>
        ) : null}
        <CompareClasses panes={panes} />
        <ComparedAstray panes={panes} />
      </div>
    </>
  );
}
