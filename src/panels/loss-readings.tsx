import { useState } from "react";
import type { PlaygroundConfig } from "../config/settings.ts";
import { sameLadder } from "../maths/noise/ladder.ts";
import { formatCount, formatMeasured, formatSigmaLong, formatSignificant, levelName } from "../plots/format.ts";
import { ladderOf, sigmaShown } from "../store/derived.ts";
import type { PlaygroundState } from "../store/state.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { PanelTitle } from "./panel-title.tsx";
import { useCannotRun } from "./use-cannot-run.ts";
import { useFolding } from "./use-folded.ts";
import { useAllWords } from "./words.ts";

type Readings = NonNullable<PlaygroundState["readings"]>;

/** Every objective at one level, read off the same network: the gap is the same for all. */
export function ReadingsPanel() {
  const words = useAllWords();
  const { readObjectives, state } = usePlayground();
  const readings = usePlaygroundState((state) => state.readings);
  const weighting = usePlaygroundState((state) => state.config.weighting);
  const cannot = useCannotRun();
  const { open } = useFolding("readings");
  const [busy, setBusy] = useState(false);
  const [askedWith, setAskedWith] = useState(weighting);
  /** The last question had no answer. */
  const [nothing, setNothing] = useState(false);
  const measure = async () => {
    setBusy(true);
    await readObjectives();
    setAskedWith(weighting);
    setNothing(state.get().readings === null);
    setBusy(false);
  };
  return (
    <section className="panel" aria-labelledby="readings-title" aria-busy={busy}>
      <header className="chart-head">
        <PanelTitle part="readings" id="readings-title" title={words.readings.title} />
        <Button
          name={readings ? words.readings.again : words.readings.measure}
          tip={words.readings.measureHelp}
          disabledReason={busy ? words.readings.busy : cannot}
          onClick={() => void measure()}
        />
      </header>
      {!open ? null : readings ? (
        <ReadingsTable readings={readings} weighting={askedWith} />
      ) : (
        <p className="caption">
          {busy ? words.readings.busy : nothing && cannot ? words.readings.nothing : words.readings.empty}
        </p>
      )}
    </section>
  );
}

function ReadingsTable(props: { readonly readings: Readings; readonly weighting: PlaygroundConfig["weighting"] }) {
  const words = useAllWords();
  const { readings, weighting } = props;
  const config = usePlaygroundState((state) => state.config);
  const dataVersion = usePlaygroundState((state) => state.picture?.dataVersion ?? null);
  const ladder = ladderOf(config);
  const level = ladder.findIndex((sigma) => sameLadder([sigma], [readings.sigma])) + 1;
  const stale =
    weighting !== config.weighting ||
    (dataVersion !== null && readings.dataVersion !== dataVersion) ||
    !sameLadder([readings.sigma], [sigmaShown(config)]);
  const cells = ({ objective, mean, standardError, floor, gap, gapError }: Readings["readings"][number]) => {
    const shown = formatMeasured(mean, standardError);
    const shownGap = formatMeasured(gap, gapError);
    return [words.options.objective[objective], shown, formatSignificant(floor, 3), shownGap] as const;
  };
  return (
    <>
      <p className="aside tabular">
        {words.readings.at(
          level > 0 ? levelName(level) : "σ",
          formatSigmaLong(readings.sigma),
          words.options.weighting[weighting],
        )}
      </p>
      <div className="table-wrap">
        <table className="table tabular readings" data-testid="readings">
          <caption className="visually-hidden">{words.readings.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.readings.objective}</th>
              <th scope="col">{words.readings.mean}</th>
              <th scope="col">{words.readings.floor}</th>
              <th scope="col" data-tip={words.readings.gapHelp}>
                {words.readings.gap}
              </th>
            </tr>
          </thead>
          <tbody>
            {readings.readings.map((reading) => {
              const [name, mean, floor, gap] = cells(reading);
              return (
                <tr key={reading.objective} data-gap={reading.gap} data-standard-error={reading.gapError}>
                  <th scope="row">{name}</th>
                  <Measured {...mean} />
                  <td>{floor}</td>
                  <Measured {...gap} strong />
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="caption">{words.readings.caption}</p>
      <p className="aside tabular">
        {words.readings.measured(formatCount(readings.step), formatCount(readings.samples))}{" "}
        {stale ? words.readings.stale : null}
      </p>
    </>
  );
}

/** A value, and below it its standard error. */
function Measured(props: { readonly value: string; readonly error: string; readonly strong?: boolean }) {
  const words = useAllWords();
  return (
    <td>
      {props.strong ? <b>{props.value}</b> : props.value}{" "}
      <span className="aside error">{words.readings.error(props.error)}</span>
    </td>
  );
}
