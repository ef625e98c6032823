import type { ModeBar } from "../plots/mode-bars.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { PaneLetter } from "./pane-letter.tsx";
import { useAllWords } from "./words.ts";

/** What a mode or class got of one pane's particles: bar, tick, figures and verdict. */
export function CompareBar(props: {
  readonly pane: number;
  readonly share: { readonly sampled: number; readonly truth: number };
  readonly bar: ModeBar;
  readonly percents: readonly [string, string];
}) {
  const words = useAllWords();
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
