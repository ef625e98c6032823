import { preservesVariance, stepSymbol } from "../config/sampler-settings.ts";
import { formatCount, formatSigmaLong, formatSignificant, levelName } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { levelOfPane, paneStep, stepWithinLevel } from "../store/panes.ts";
import { evaluationsAt } from "../store/recording.ts";
import type { PaneRun, Run } from "../store/state.ts";
import { useWords } from "./words.ts";

/** Where the playhead stands, in numbers. */
export function RunFacts({ run, theme }: { readonly run: Run; readonly theme: Theme }) {
  const words = useWords();
  const text = words.transport.stepOf(formatCount(run.step), formatCount(run.totalSteps));
  return (
    <>
      <span className="tabular" data-testid="sampler-step" data-step={run.step} data-total={run.totalSteps}>
        {text.before}
        <b>{text.step}</b>
        <span className="aside">{text.after}</span>
      </span>
      {run.panes.length > 1 ? (
        <ComparedFacts run={run} />
      ) : (
        <PaneFacts run={run} pane={run.panes[0] as PaneRun} theme={theme} />
      )}
    </>
  );
}

/** Of a pane alone: its noise, the size of the step that led here, and what it has cost. */
function PaneFacts({ run, pane, theme }: { readonly run: Run; readonly pane: PaneRun; readonly theme: Theme }) {
  const words = useWords();
  const { sigmas, plan, scoreUsed, config } = pane;
  const step = paneStep(run, pane);
  const level = levelOfPane(run, pane);
  const within = stepWithinLevel(pane, step);
  const [taken, of] = [formatCount(within.taken), formatCount(within.of)];
  const planned = plan[Math.max(0, step - 1)];
  const symbol = words.samplers.symbol[stepSymbol(config)];
  const spent = evaluationsAt(pane.recording, step);
  return (
    <>
      <span
        className="dot tabular"
        data-tip={`${words.transport.sigmaHelp} ${words.samplers.withinLevelHelp(String(level), String(sigmas.length), taken, of)}`}
      >
        <i className="chip" style={{ background: levelColors(sigmas.length, theme)[level - 1] }} />
        <b>
          {levelName(level)} = {formatSigmaLong(sigmas[level - 1] as number)}
        </b>{" "}
        {within.of === plan.length ? null : <span className="aside">{words.samplers.withinLevel(taken, of)}</span>}
      </span>
      <span className="dot tabular minor" data-tip={symbol.help}>
        {symbol.sign} = {formatSignificant(planned?.size ?? 0, 2)}
      </span>
      {spent === null ? null : (
        <span className="dot tabular minor" data-tip={words.samplers.spentHelp} data-testid="nfe" data-value={spent}>
          {words.samplers.spent(formatCount(spent))}
        </span>
      )}
      {preservesVariance(config) ? (
        <span className="dot" data-tip={words.samplers.scaledHelp}>
          {words.samplers.scaled}
        </span>
      ) : null}
      {scoreUsed === "exact" ? (
        <span className="dot" data-tip={words.transport.exactHelp}>
          {words.transport.exact}
        </span>
      ) : null}
    </>
  );
}

/** Of all panes: that they go together, and what each has cost. */
function ComparedFacts({ run }: { readonly run: Run }) {
  const words = useWords();
  return (
    <>
      <span className="dot tabular" data-tip={words.samplers.spentHelp}>
        {words.compare.head.evaluations}
        {run.panes.map((pane, index) => {
          const spent = evaluationsAt(pane.recording, paneStep(run, pane));
          return (
            <span key={paneLetter(index)} data-testid={`nfe-${paneLetter(index)}`} data-value={spent ?? ""}>
              {" "}
              <b>{paneLetter(index)}</b> {spent === null ? "–" : formatCount(spent)}
            </span>
          );
        })}
      </span>
      <span className="dot" data-tip={words.compare.oneHeadHelp}>
        {words.compare.oneHead}
      </span>
    </>
  );
}
