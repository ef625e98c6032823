import { settings } from "../config/settings.ts";
import { formatSignificant, levelName } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Segmented } from "./controls/segmented.tsx";
import { useLook } from "./look.ts";
import { GhostLegend, MinibatchLegend } from "./loss-beside.tsx";
import { LossChart } from "./loss-chart.tsx";
import { LossTable } from "./loss-table.tsx";
import { PanelTitle } from "./panel-title.tsx";
import { useFolding } from "./use-folded.ts";
import { useLevelOfLosses } from "./use-level-of-losses.ts";
import { useAllWords } from "./words.ts";

/** The loss of every noise level, with the floor that it cannot pass. */
export function LossPanel({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const { setSetting } = usePlayground();
  const { open } = useFolding("loss");
  const view = usePlaygroundState((state) => state.config.lossView);
  const { figure } = useLook();
  return (
    <section className="panel" aria-labelledby="loss-title">
      <header className="chart-head">
        <PanelTitle part="loss" id="loss-title" title={words.loss.title} />
        {figure ? null : open ? (
          <Segmented
            name={words.settings.lossView.label}
            tip={words.settingHelps.lossView}
            value={view}
            options={settings.lossView.options}
            label={(option) => words.options.lossView[option]}
            onChange={(option) => setSetting("lossView", option)}
          />
        ) : (
          <MeanGap />
        )}
      </header>
      {open ? (
        <>
          <LossTable />
          <LossChart theme={theme} />
          <LossCaption theme={theme} />
          <MinibatchLegend />
          <GhostLegend />
        </>
      ) : null}
    </section>
  );
}

function MeanGap() {
  const words = useAllWords().loss;
  const latest = usePlaygroundState((state) => state.losses.latest);
  const excess = latest?.excess;
  if (!latest || !excess) return null;
  const mean = excess.reduce((sum, value) => sum + value, 0) / excess.length;
  return (
    <span
      className="aside tabular"
      data-testid="mean-gap"
      data-value={mean}
      data-drawing={latest.dataVersion}
      data-tip={words.meanHelp}
    >
      {words.mean(formatSignificant(mean, 2))}
    </span>
  );
}

/** The answer to "is it stuck, or is that the floor?" */
function LossCaption({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const view = usePlaygroundState((state) => state.config.lossView);
  const latest = usePlaygroundState((state) => state.losses.latest);
  const level = useLevelOfLosses();
  const gap = level === null ? undefined : latest?.excess?.[level - 1];
  const { figure } = useLook();
  if (!latest || latest.step === 0 || level === null || gap === undefined) {
    return figure ? null : (
      <p className="caption of-losses">
        <MeanGap />
      </p>
    );
  }
  const chip = <i className="chip" style={{ background: levelColors(latest.sigmas.length, theme)[level - 1] }} />;
  if (figure) {
    const short = words.embed.gapCaption(levelName(level));
    return (
      <p className="caption of-losses">
        {chip}
        {short.before}
        <b>{short.sigma}</b>
        {short.after}
      </p>
    );
  }
  const text = (view === "loss" ? words.loss.gapCaption : words.loss.gapOnly)(
    levelName(level),
    formatSignificant(gap, 2),
  );
  return (
    <p className="caption of-losses">
      {chip}
      {text.before}
      <b>{text.sigma}</b>
      {text.middle}
      <b className="tabular">{text.gap}</b>
      {text.after} <MeanGap />
    </p>
  );
}
