import { useEffect, useRef } from "react";
import { formatCount } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { stepDecimals } from "../plots/step-rounding.ts";
import { inspectedPane } from "../store/inspector.ts";
import { paneStep } from "../store/panes.ts";
import type { PaneRun, PlaygroundState } from "../store/state.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Segmented } from "./controls/segmented.tsx";
import { InspectorFacts, RatioBars } from "./inspector-facts.tsx";
import type { Writing } from "./inspector-formula.ts";
import { InspectorMagnifier } from "./inspector-magnifier.tsx";
import { InspectorParticle } from "./inspector-particle.tsx";
import { InspectedUpdateRow } from "./inspector-update.tsx";
import { PanelTitle } from "./panel-title.tsx";
import { useCannotRun } from "./use-cannot-run.ts";
import { useFolding } from "./use-folded.ts";
import { useSeen } from "./use-seen.ts";
import { useAllWords } from "./words.ts";

type Inspection = NonNullable<PlaygroundState["inspection"]>;

/** One step of one particle in the symbols of the paper, over the numbers that it was made of. */
export function InspectorPanel({ theme }: { readonly theme: Theme }) {
  const words = useAllWords().inspector;
  const playground = usePlayground();
  const run = usePlaygroundState((state) => state.run);
  const chosen = usePlaygroundState((state) => state.inspector.pane);
  const inspection = usePlaygroundState((state) => state.inspection);
  const { open } = useFolding("step");
  const section = useWatching(open);
  const index = run ? Math.min(chosen, run.panes.length - 1) : 0;
  const pane = run ? inspectedPane(run, chosen) : null;
  return (
    <section ref={section} className="panel inspector" aria-labelledby="inspector-title">
      <header className="chart-head">
        <PanelTitle part="step" id="inspector-title" title={words.title} tip={words.help} />
        {pane && open ? <InspectorParticle pane={pane} /> : null}
      </header>
      {open && run && run.panes.length > 1 ? (
        <Segmented
          name={words.panes}
          tip={words.panesHelp}
          value={String(index)}
          options={run.panes.map((_, k) => String(k))}
          label={(k) => paneLetter(Number(k))}
          onChange={(k) => playground.inspectPane(Number(k))}
        />
      ) : null}
      {!open ? null : !run || !pane ? (
        <Nothing />
      ) : inspection?.run === pane.recording.run ? (
        <Inspected
          inspection={inspection}
          pane={pane}
          index={index}
          ended={paneStep(run, pane) >= pane.recording.totalSteps && !run.playing}
          theme={theme}
        />
      ) : (
        <NotYet />
      )}
    </section>
  );
}

/** Tells the store while the panel is in view and open: the numbers cost the engine a step each. */
function useWatching(open: boolean) {
  const section = useRef<HTMLElement>(null);
  const seen = useSeen(section) && open;
  const { watchInspection } = usePlayground();
  useEffect(() => (seen ? watchInspection() : undefined), [seen, watchInspection]);
  return section;
}

function Nothing() {
  const words = useAllWords().inspector;
  const { stepOn } = usePlayground();
  return (
    <div className="step-nothing">
      <p className="caption">{words.empty}</p>
      <Button
        name={words.stepOnce}
        tip={words.stepOnceHelp}
        icon="step"
        disabledReason={useCannotRun()}
        onClick={stepOn}
      />
    </div>
  );
}

function NotYet() {
  const words = useAllWords().inspector;
  const problem = usePlaygroundState((state) => state.inspector.problem);
  return <p className="caption">{problem === null ? words.waiting : words.problem(problem)}</p>;
}

function Inspected(props: {
  readonly inspection: Inspection;
  readonly pane: PaneRun;
  readonly index: number;
  /** Whether the run is over and this was its last step. */
  readonly ended: boolean;
  readonly theme: Theme;
}) {
  const { inspection, pane, index, ended, theme } = props;
  const words = useAllWords().inspector;
  const { updates, planned, step, scale, asTaken } = inspection;
  const writing = writingOf(inspection, pane);
  const colour = levelColor(planned.level + 1, pane.sigmas.length, theme);
  const decimals = updates[0] ? stepDecimals(updates[0].kind, planned, scale) : 3;
  const titles = titlesOf(updates, words);
  const [from, next] = [formatCount(step), formatCount(step + 1)];
  return (
    <div className="step-inspected" data-testid="inspection" data-step={step} data-particle={inspection.particle}>
      <p className="caption tabular">{ended ? words.lastOne(next) : words.from(from, next)}</p>
      {asTaken ? null : <p className="caption">{pane.scoreUsed === "learned" ? words.changed : words.changedData}</p>}
      {updates.map((update, k) => (
        <InspectedUpdateRow
          // biome-ignore lint/suspicious/noArrayIndexKey: updates have no other name than their turn
          key={k}
          update={update}
          title={titles[k] ?? null}
          writing={writing}
          decimals={decimals}
          colour={colour}
        />
      ))}
      {writing.preserving ? <p className="caption">{words.ownSpace}</p> : null}
      <InspectorMagnifier inspection={inspection} pane={index} colour={colour} theme={theme} />
      <InspectorFacts inspection={inspection} writing={writing} />
      <RatioBars pane={pane} theme={theme} />
    </div>
  );
}

function writingOf({ scale, planned, updates }: Inspection, pane: PaneRun): Writing {
  const noise = updates[0]?.terms.find(({ name }) => name === "noise");
  const isLangevin = updates[0]?.kind === "langevin";
  return {
    preserving: scale !== 1 || planned.scale !== 1,
    indexed: pane.sampler !== "langevin",
    exact: pane.scoreUsed === "exact",
    guide: pane.guide,
    tempered: isLangevin && noise !== undefined && Math.abs(noise.factor ** 2 / planned.size - 1) > 1e-9,
  };
}

/** Names of the updates, where there are several or one is not what the sampler is called by. */
function titlesOf(
  updates: Inspection["updates"],
  words: ReturnType<typeof useAllWords>["inspector"],
): (string | null)[] {
  const correctors = updates.filter(({ kind }) => kind === "corrector").length;
  let corrector = 0;
  return updates.map(({ kind }) => {
    if (updates.length === 1 && kind !== "denoise") return null;
    return kind === "corrector" && correctors > 1
      ? words.numbered(words.kind[kind], String(++corrector))
      : words.kind[kind];
  });
}
