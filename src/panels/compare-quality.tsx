import { formatCount, formatSignificant } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { paneStep } from "../store/panes.ts";
import { evaluationsAt } from "../store/recording.ts";
import type { Run } from "../store/state.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { CompareDistances } from "./compare-distances.tsx";
import { CompareMass } from "./compare-mass.tsx";
import { Button } from "./controls/button.tsx";
import { csvOf, FiguresTable } from "./figures-table.tsx";
import { useAllWords } from "./words.ts";

/** What came out of every pane: what each mode got, how far from the data, at what cost. */
export function CompareQuality({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const playground = usePlayground();
  const run = usePlaygroundState((state) => state.run);
  const data = usePlaygroundState((state) => state.data);
  const hidden = usePlaygroundState((state) => state.resultsHidden);
  const outdated = run?.panes.some(({ quality }) => quality.some((each) => each.data !== data)) ?? false;
  return (
    <section className="panel compared-quality" aria-labelledby="quality-title">
      {hidden ? (
        <>
          <h2 id="quality-title">{words.compare.distance}</h2>
          <p className="caption">{words.compare.hidden}</p>
        </>
      ) : (
        <>
          {run ? <CompareMass run={run} /> : null}
          <CompareDistances run={run} theme={theme} />
          {outdated ? <p className="caption">{words.quality.outdated}</p> : null}
          {run ? <PaneTable run={run} /> : null}
        </>
      )}
      {hidden ? (
        <Button name={words.compare.show} tip={words.compare.showHelp} onClick={playground.showResults} />
      ) : (
        <Button
          name={words.compare.hide}
          tip={words.compare.hideHelp}
          icon="reset"
          disabledReason={run ? null : words.compare.nothing}
          onClick={playground.hideAndReplay}
        />
      )}
    </section>
  );
}

const distances = ["slicedWasserstein", "floor", "energyDistance", "energyDistanceFloor", "mmd", "mmdFloor"] as const;

/** The figures behind the charts, at the step shown. */
function PaneTable({ run }: { readonly run: Run }) {
  const words = useAllWords();
  const floor = words.quality.truth;
  const rows = run.panes.map((pane, index) => {
    const step = paneStep(run, pane);
    const quality = pane.quality.findLast((each) => each.step <= step);
    return { letter: paneLetter(index), pane, step, spent: evaluationsAt(pane.recording, step), quality };
  });
  const { head } = words.compare;
  return (
    <FiguresTable
      title={words.compare.table}
      headings={[
        head.pane,
        head.sampler,
        head.steps,
        head.evaluations,
        words.quality.slicedWasserstein,
        floor,
        words.quality.energyDistance,
        `${floor} `,
        "MMD",
        `${floor}  `,
      ]}
      rows={rows.map(({ letter, pane, step, spent, quality }) => [
        letter,
        words.options.sampler[pane.sampler],
        formatCount(step),
        spent === null ? "–" : formatCount(spent),
        ...distances.map((name) => (quality ? formatSignificant(quality[name], 2) : "–")),
      ])}
      csv={() =>
        csvOf(
          ["pane", "sampler", "score", "step", "evaluations", "measured at step", ...distances],
          rows.map(({ letter, pane, step, spent, quality }) => [
            letter,
            pane.sampler,
            pane.scoreUsed,
            step,
            spent ?? undefined,
            quality?.step,
            ...distances.map((name) => quality?.[name]),
          ]),
        )
      }
    />
  );
}
