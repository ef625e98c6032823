import { useEffect, useRef } from "react";
import { levelOf } from "../maths/noise/ladder.ts";
import { formatCount, formatSigma } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { outcome } from "../store/outcome.ts";
import type { OutcomeSubject } from "../store/outcome-truth.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Segmented } from "./controls/segmented.tsx";
import { OutcomeDensities } from "./outcome-densities.tsx";
import { OutcomeMarginals } from "./outcome-marginals.tsx";
import { PanelTitle } from "./panel-title.tsx";
import { useFolding } from "./use-folded.ts";
import { useOutcomeFrame } from "./use-outcome-frame.ts";
import { useSeen } from "./use-seen.ts";
import { useAllWords } from "./words.ts";

const letters = ["A", "B", "C", "D"] as const;

/** How the particles shown lie, beside how they should lie: along each axis, and over the square. */
export function OutcomePanel({ theme }: { readonly theme: Theme }) {
  const all = useAllWords();
  const words = all.outcome;
  const section = useRef<HTMLElement>(null);
  const { open } = useFolding("outcome");
  const seen = useSeen(section) && open;
  const hidden = usePlaygroundState((state) => state.resultsHidden);
  const { watchOutcome } = usePlayground();
  useEffect(() => (seen && !hidden ? watchOutcome(outcome) : undefined), [seen, hidden, watchOutcome]);
  const frame = useOutcomeFrame(seen);
  const colour = frame ? colourOf(frame.subject, theme) : "";
  return (
    <section ref={section} className="panel outcome" aria-labelledby="outcome-title">
      <header className="panel-head">
        <PanelTitle part="outcome" id="outcome-title" title={words.title} tip={words.help} />
        {frame && !hidden ? <Where subject={frame.subject} /> : null}
      </header>
      {open ? <PaneSwitch /> : null}
      {!open ? null : hidden ? (
        <p className="caption">{all.compare.hidden}</p>
      ) : frame ? (
        <>
          {frame.subject.source ? null : <p className="caption">{words.noTruth}</p>}
          <OutcomeMarginals frame={frame} colour={colour} />
          <OutcomeDensities frame={frame} colour={colour} theme={theme} />
        </>
      ) : (
        <p className="caption">{words.empty}</p>
      )}
    </section>
  );
}

/** The step and the noise that all of it is of. */
function Where({ subject: { step, sigma } }: { readonly subject: OutcomeSubject }) {
  const words = useAllWords().outcome;
  const at = formatCount(step);
  return (
    <span
      className="aside tabular"
      data-testid="outcome-at"
      data-step={step}
      data-sigma={sigma}
      data-tip={words.atHelp}
    >
      {sigma > 0 ? words.at(at, formatSigma(sigma)) : words.atData(at)}
    </span>
  );
}

function PaneSwitch() {
  const words = useAllWords().outcome;
  const { inspectPane } = usePlayground();
  const count = usePlaygroundState(({ run }) => run?.panes.length ?? 1);
  const chosen = usePlaygroundState((state) => state.inspector.pane);
  if (count < 2) return null;
  return (
    <Segmented
      name={words.panes}
      tip={words.panesHelp}
      value={letters[Math.min(chosen, count - 1)] ?? "A"}
      options={letters.slice(0, count)}
      label={(letter) => letter}
      onChange={(letter) => inspectPane(letters.indexOf(letter))}
    />
  );
}

/** Colour of the noise left in the particles; of the last level once there is none. */
function colourOf({ pane: { sigmas }, sigma }: OutcomeSubject, theme: Theme): string {
  return levelColor(levelOf(sigmas, sigma), sigmas.length, theme);
}
