import { type PlaygroundConfig, type SettingName, settings } from "../config/settings.ts";
import { levelName } from "../plots/format.ts";
import { ghostDifferences, incomparableSettings } from "../store/ghost.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { formatSetting } from "./format-setting.ts";
import { useLevelOfLosses } from "./use-level-of-losses.ts";
import { type AllWords, useAllWords } from "./words.ts";

/** More differences than these are counted, not named. */
const mostNamed = 4;

/** What the thin line is, where there is one. */
export function MinibatchLegend() {
  const words = useAllWords();
  const shown = usePlaygroundState(({ config }) => config.finite && config.lossView === "loss");
  const begun = usePlaygroundState((state) => state.losses.entries.length > 0);
  const level = useLevelOfLosses();
  if (!shown || !begun || level === null) return null;
  return <p className="caption">{words.loss.minibatchLine(levelName(level))}</p>;
}

/** What the dotted lines are: how the training before differed, and ways to hide or forget it. */
export function GhostLegend() {
  const words = useAllWords();
  const { forgetGhost, setSetting } = usePlayground();
  const ghost = usePlaygroundState((state) => state.ghost);
  const config = usePlaygroundState((state) => state.config);
  const data = usePlaygroundState((state) => state.data);
  if (!ghost) return null;
  const { settings: differing, ladder, data: otherData } = ghostDifferences(ghost, { config, data });
  const incomparable = incomparableSettings(ghost, config);
  const was = [
    ...differing.slice(0, mostNamed).map((name) => settingText(name, ghost.config, words)),
    ...(otherData ? [words.loss.ghostData] : []),
    ...(ladder ? [words.loss.ghostLadder] : []),
    ...(differing.length > mostNamed ? [words.loss.ghostMore(differing.length - mostNamed)] : []),
  ].join(words.loss.ghostJoin);
  const inGap = incomparable.every((name) => name === "objective");
  const text =
    incomparable.length > 0
      ? inGap
        ? words.loss.ghostInGap(settingText("objective", ghost.config, words))
        : words.loss.ghostOther(incomparable.map((name) => words.settings[name].label).join(words.loss.ghostJoin))
      : was === ""
        ? words.loss.ghostSame
        : words.loss.ghostDiffers(was);
  return (
    <div className="ghost-legend" data-testid="ghost-legend">
      <p className="caption">{text}</p>
      {incomparable.length > 0 ? null : (
        <Button
          name={words.settings.showGhost.label}
          tip={words.settingHelps.showGhost}
          pressed={config.showGhost}
          onClick={() => setSetting("showGhost", !config.showGhost)}
        />
      )}
      <Button name={words.loss.ghostForget} tip={words.loss.ghostForgetHelp} kind="plain" onClick={forgetGhost} />
    </div>
  );
}

/** "Depth 4": a setting as the training before had it. */
function settingText(name: SettingName, config: PlaygroundConfig, words: AllWords): string {
  const { kind } = settings[name];
  const value = config[name];
  const options = (words.options as Readonly<Record<string, Readonly<Record<string, string>>>>)[name];
  const shown =
    kind === "number"
      ? formatSetting(name as Parameters<typeof formatSetting>[0], value as number)
      : kind === "flag"
        ? value
          ? words.loss.on
          : words.loss.off
        : (options?.[String(value)] ?? String(value));
  return `${words.settings[name].label} ${shown}`;
}
