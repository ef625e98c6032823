import { preservesVariance } from "../config/sampler-settings.ts";
import { settings } from "../config/settings.ts";
import { formatSigma } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { differs } from "../store/panes-compared.ts";
import { plannedRun } from "../store/planned-run.ts";
import { usePlayground } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { PaneLetter } from "./pane-letter.tsx";
import { usePaneConfig, usePaneRun, usePaneSetting } from "./use-pane.ts";
import { useAllWords } from "./words.ts";

/** Above a stage: which pane it is, how its particles go, through which levels, and the way to change it. */
export function PaneHead(props: {
  readonly pane: number;
  readonly theme: Theme;
  /** Opens its settings; without it, panes are neither changed nor removed here. */
  readonly onEdit?: (pane: number) => void;
}) {
  const { pane, theme, onEdit } = props;
  const all = useAllWords();
  const words = all.compare;
  const { removePane } = usePlayground();
  const letter = paneLetter(pane);
  const [sampler, setSampler] = usePaneSetting(pane, "sampler");
  const [score, setScore] = usePaneSetting(pane, "scoreUsed");
  return (
    <header className="pane-head">
      <PaneLetter pane={pane} />
      <select
        className="select bare strong"
        aria-label={words.sampler(letter)}
        data-tip={all.samplers.method[sampler].help}
        value={sampler}
        onChange={(event) => setSampler(event.currentTarget.value as typeof sampler)}
      >
        {settings.sampler.options.map((option) => (
          <option key={option} value={option}>
            {all.options.sampler[option]}
          </option>
        ))}
      </select>
      <select
        className="select bare score"
        aria-label={words.score(letter)}
        data-tip={all.settingHelps.scoreUsed}
        value={score}
        onChange={(event) => setScore(event.currentTarget.value as typeof score)}
      >
        {settings.scoreUsed.options.map((option) => (
          <option key={option} value={option}>
            {words.scores[option]}
          </option>
        ))}
      </select>
      <PaneLadder pane={pane} theme={theme} />
      {onEdit ? (
        <span className="pane-buttons">
          <Button
            name={words.edit(letter)}
            tip={words.editHelp}
            icon="options"
            iconSize={16}
            iconOnly
            kind="plain"
            onClick={() => onEdit(pane)}
          />
          {pane > 0 ? (
            <Button
              name={words.remove(letter)}
              tip={words.removeHelp}
              icon="close"
              iconSize={16}
              iconOnly
              kind="plain"
              onClick={() => removePane(pane)}
            />
          ) : null}
        </span>
      ) : null}
    </header>
  );
}

/** A chip for each level that the pane goes through. */
function PaneLadder({ pane, theme }: { readonly pane: number; readonly theme: Theme }) {
  const all = useAllWords();
  const words = all.compare;
  const config = usePaneConfig(pane);
  const run = usePaneRun(pane);
  const { plan, sigmas } = run ?? plannedRun(config);
  const used = [...new Set(plan.map(({ level }) => level))].sort((a, b) => a - b);
  const sigma = (level: number) => formatSigma(sigmas[level] as number);
  const text =
    used.length === 1
      ? words.oneLevel(sigma(used[0] as number))
      : words.levels(String(used.length), sigma(used[0] as number), sigma(used.at(-1) as number));
  const short = used.length === 1 ? text : words.levelsShort(sigma(used[0] as number), sigma(used.at(-1) as number));
  const outdated = run !== null && differs(config, run.config);
  const scaled = preservesVariance(run?.config ?? config);
  return (
    <span className="pane-ladder tabular">
      <span className="chips" role="img" aria-label={text} data-tip={`${text}. ${words.ladderHelp}`}>
        {used.map((level) => (
          <i key={level} style={{ background: levelColor(level + 1, sigmas.length, theme) }} />
        ))}
      </span>
      {outdated ? (
        <span className="pane-note" data-tip={words.changedHelp}>
          {words.changed}
        </span>
      ) : (
        <span className="pane-note" aria-hidden="true">
          {short}
        </span>
      )}
      {scaled ? (
        <span className="pane-scaled" data-tip={all.samplers.scaledHelp}>
          {all.samplers.scaled}
        </span>
      ) : null}
    </span>
  );
}
