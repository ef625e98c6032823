import { formatSigma, formatSigmaLong, levelName } from "../plots/format.ts";
import { ladderOf } from "../store/derived.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Range } from "./controls/range.tsx";
import { SettingControl } from "./controls/setting-control.tsx";
import { useSettingHelp } from "./use-setting-help.ts";
import { useWords } from "./words.ts";

/** What training minimises, with what weight, and on which levels. */
export function ObjectiveControls() {
  const words = useWords().train;
  const objective = usePlaygroundState((state) => state.config.objective);
  const form = usePlaygroundState((state) => state.config.form);
  const trainOn = usePlaygroundState((state) => state.config.trainOn);
  const flipped = usePlaygroundState((state) => state.config.flipTarget);
  const sliced = objective === "sliced" || objective === "sliced-vr";
  return (
    <>
      <SettingControl name="objective" />
      {sliced ? <SettingControl name="projection" /> : null}
      {sliced || objective === "implicit" || form === "energy" ? <p className="aside">{words.costNote}</p> : null}
      {/* A mistake must not be hidden where it was made. */}
      {objective === "denoising" && flipped ? <p className="reason">{words.flippedNote}</p> : null}
      <SettingControl name="weighting" />
      <SettingControl name="trainOn" />
      {trainOn === "one" ? <TrainedLevel /> : null}
    </>
  );
}

/** The one level that is trained on, by its index and its σ. */
function TrainedLevel() {
  const words = useWords();
  const { setSetting } = usePlayground();
  const level = usePlaygroundState((state) => state.config.trainedLevel);
  const sigmas = usePlaygroundState((state) => ladderOf(state.config));
  const { label } = words.settings.trainedLevel;
  const help = useSettingHelp()("trainedLevel");
  const text = (value: number) => words.train.levelAt(levelName(value), formatSigmaLong(sigmas[value - 1]));
  return (
    <div className="setting">
      <span className="setting-label" data-tip={help}>
        {label}
      </span>
      <Range
        name={label}
        tip={help}
        value={level}
        min={1}
        max={sigmas.length}
        step={1}
        scale="linear"
        text={text}
        onChange={(value) => setSetting("trainedLevel", value)}
      />
      <output className="setting-value">
        {levelName(level)} {formatSigma(sigmas[level - 1])}
      </output>
    </div>
  );
}
