import { formatFixed } from "../plots/format.ts";
import { trackEnd } from "../plots/mode-bars.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { PaneLetter } from "./pane-letter.tsx";
import type { MeasuredQuality } from "./use-quality.ts";
import { useAllWords } from "./words.ts";

/** Fewer than this are no more than a sampler's ordinary stragglers. */
const worthSaying = 0.005;

/** With a decimal where a whole number would be rough, as for a small mode. */
const percentOf = (share: number) => formatFixed(100 * share, share > 0 && share < 0.1 ? 1 : 0);

interface Measured {
  /** Of the panes of a comparison; null without one. */
  readonly pane: number | null;
  readonly quality: MeasuredQuality;
}

/** The share of the particles that lie far from all data and count for no mode; nothing where there are hardly any. */
export function Astray({ quality }: { readonly quality: MeasuredQuality }) {
  const words = useAllWords().quality;
  if (!(quality.astray > worthSaying)) return null;
  return (
    <ul>
      <Row measured={{ pane: null, quality }} name={words.astray} />
    </ul>
  );
}

/** The same of every pane, as soon as it is worth saying of one. */
export function ComparedAstray({ panes }: { readonly panes: readonly Measured[] }) {
  const words = useAllWords().quality;
  if (!panes.some(({ quality }) => quality.astray > worthSaying)) return null;
  return (
    <div className="compared-astray">
      <h3 data-tip={words.astrayHelp}>{words.astray}</h3>
      <ul>
        {panes.map((measured) => (
          <Row key={measured.pane} measured={measured} name={null} />
        ))}
      </ul>
    </div>
  );
}

function Row({ measured, name }: { readonly measured: Measured; readonly name: string | null }) {
  const words = useAllWords();
  const { pane, quality } = measured;
  const bar = Math.min(1, quality.astray / trackEnd(quality.modes));
  return (
    <li
      className={pane === null ? "mode tabular" : "mode compared tabular"}
      data-tip={words.quality.astrayHelp}
      data-testid={pane === null ? "astray" : `astray-${paneLetter(pane)}`}
      data-share={quality.astray}
    >
      {pane === null ? <span>{name}</span> : <PaneLetter pane={pane} />}
      <span className="mode-track" aria-hidden="true">
        <i className="mode-bar" style={{ width: `${100 * bar}%` }} />
      </span>
      <span>
        {pane === null ? null : <span className="visually-hidden">{words.compare.pane(paneLetter(pane))} </span>}
        <b>{percentOf(quality.astray)}</b>
        <span className="aside"> %</span>
      </span>
    </li>
  );
}
