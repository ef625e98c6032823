import { formatFixed } from "../plots/format.ts";
import { type ModeBar, modeBars } from "../plots/mode-bars.ts";
import type { PaneRun } from "../store/state.ts";
import { useWords } from "./words.ts";

type Quality = PaneRun["quality"][number];

/** Shares of a mode in percent, with a decimal where a whole one would hide a small mode or part equal ones. */
export const percents = ({ sampled, truth }: Quality["modes"][number]): [string, string] => {
  const decimals = truth < largestWithDecimal ? 1 : 0;
  return [formatFixed(100 * sampled, decimals), formatFixed(100 * truth, decimals)];
};
/** Eight modes alike hold 12.5 % each. */
const largestWithDecimal = 0.15;

/** What each mode got of the particles, beside what it should get; nothing for a drawing of one piece. */
export function QualityModes({ quality }: { readonly quality: Quality }) {
  const words = useWords();
  const { modes } = quality;
  if (modes.length < 2) return null;
  return (
    <div className="modes">
      <h3 data-tip={words.quality.modesHelp}>{words.quality.modes}</h3>
      <ul data-testid="modes">
        {modeBars(modes).map((bar, index) => (
          <Mode key={bar.mode} bar={bar} mode={modes[index] as Quality["modes"][number]} />
        ))}
      </ul>
    </div>
  );
}

function Mode({ bar, mode }: { readonly bar: ModeBar; readonly mode: Quality["modes"][number] }) {
  const words = useWords();
  const [x, y] = mode.place;
  const share = words.quality.share(...percents(mode));
  const verdict = bar.within ? words.quality.within : words.quality.outside;
  return (
    <li
      className="mode tabular"
      data-tip={`${words.quality.modePlace(formatFixed(x, 2), formatFixed(y, 2))} ${verdict}`}
      data-sampled={mode.sampled}
      data-truth={mode.truth}
      data-standard-error={mode.standardError}
    >
      <span>{words.quality.mode(bar.mode)}</span>
      <span className="mode-track" aria-hidden="true">
        <i className="mode-bar" style={{ width: `${100 * bar.bar}%` }} />
        <i className="mode-tick" style={{ left: `${100 * bar.tick}%` }} />
      </span>
      <span>
        <b>{share.sampled}</b>
        <span className="aside">{share.rest}</span>
      </span>
      <span role="img" aria-label={verdict}>
        {bar.within ? "✓" : "✕"}
      </span>
    </li>
  );
}
