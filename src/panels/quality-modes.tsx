import { formatFixed } from "../plots/format.ts";
import { type ModeBar, modeBars } from "../plots/mode-bars.ts";
import type { PaneRun } from "../store/state.ts";
import { Astray } from "./astray.tsx";
import { wholePercents } from "./share-text.ts";
import { useAllWords } from "./words.ts";

type Quality = PaneRun["quality"][number];

/**
 * Shares of the modes in percent, sampled and true: whole ones add up as they stand there; with a decimal where a whole
 * one would hide a small mode or part equal ones.
 */
export function modePercents(modes: Quality["modes"]): (readonly [string, string])[] {
  const whole = [wholePercents(modes.map(({ sampled }) => sampled)), wholePercents(modes.map(({ truth }) => truth))];
  return modes.map((mode, k) =>
    mode.truth < largestWithDecimal
      ? [formatFixed(100 * mode.sampled, 1), formatFixed(100 * mode.truth, 1)]
      : [whole[0]?.[k] ?? "", whole[1]?.[k] ?? ""],
  );
}
/** Eight modes alike hold 12.5 % each. */
const largestWithDecimal = 0.15;

/** What each mode got of the particles, beside what it should get; for a drawing of one piece, only what went astray. */
export function QualityModes({ quality }: { readonly quality: Quality }) {
  const words = useAllWords();
  const { modes } = quality;
  if (modes.length < 2) return <Astray quality={quality} />;
  const percents = modePercents(modes);
  return (
    <div className="modes">
      <h3 data-tip={words.quality.modesHelp}>{words.quality.modes}</h3>
      <ul data-testid="modes">
        {modeBars(modes).map((bar, index) => (
          <Mode
            key={bar.mode}
            bar={bar}
            mode={modes[index] as Quality["modes"][number]}
            percents={percents[index] ?? ["", ""]}
          />
        ))}
      </ul>
      <Astray quality={quality} />
    </div>
  );
}

function Mode(props: {
  readonly bar: ModeBar;
  readonly mode: Quality["modes"][number];
  readonly percents: readonly [string, string];
}) {
  const { bar, mode, percents } = props;
  const words = useAllWords();
  const [x, y] = mode.place;
  const share = words.quality.share(...percents);
  const verdict = bar.within ? words.quality.within : words.quality.outside;
  return (
    <li
      className="mode tabular"
      data-tip={`${words.quality.modePlace(formatFixed(x, 2), formatFixed(y, 2))} ${verdict}`}
      data-sampled={mode.sampled}
      data-truth={mode.truth}
      data-standard-error={mode.standardError}
    >
      <span>
        <span className="mode-name">{words.quality.mode(bar.mode)}</span>
        <span className="mode-number" aria-hidden="true">
          {bar.mode}
        </span>
      </span>
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
