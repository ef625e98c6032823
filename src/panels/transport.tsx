import { settings } from "../config/settings.ts";
import { formatFixed, formatRate, levelName } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { levelOfRun, levelShown } from "../store/derived.ts";
import { mostPanes } from "../store/panes-compared.ts";
import { rateOf } from "../store/run-player.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { RunFacts } from "./run-facts.tsx";
import { TrainButton } from "./train-button.tsx";
import { useCannotRun } from "./use-cannot-run.ts";
import { useNarrow } from "./use-layout.ts";
import { usePaneCount, wholeAngle } from "./use-pane.ts";
import { useSettingHelp } from "./use-setting-help.ts";
import { useWords } from "./words.ts";

/** Play, pause, one step on or back; and where the particles are. */
export function Transport({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const help = useSettingHelp();
  const playground = usePlayground();
  const run = usePlaygroundState((state) => state.run);
  const speed = usePlaygroundState((state) => state.config.speed);
  const follow = usePlaygroundState((state) => state.config.follow);
  const angle = usePlaygroundState((state) => wholeAngle(state.picture));
  const shown = usePlaygroundState((state) => levelShown(state.config));
  const slow = run?.playing && run.pace !== null && speed !== "max" && run.pace < rateOf(speed) / 2;
  const narrow = useNarrow();
  const panes = usePaneCount();
  const comparing = panes > 1;
  return (
    <div className="transport" role="toolbar" aria-label={words.transport.label}>
      <PlayButtons restart step play />
      <div className="facts">
        {run ? <RunFacts run={run} theme={theme} /> : <span className="aside">{words.transport.none}</span>}
        {angle === null || comparing ? null : (
          <b className={run ? "dot tabular" : "tabular"} data-tip={words.stage.fieldOffHelp}>
            {run && levelOfRun(run) !== shown
              ? words.stage.fieldOffAt(formatFixed(angle, 0), levelName(shown))
              : words.stage.fieldOff(formatFixed(angle, 0))}
          </b>
        )}
      </div>
      <span className="spring" />
      {narrow ? <TrainButton /> : null}
      <span className="compare-button">
        <Button
          name={words.compare.compare}
          tip={comparing ? words.compare.leaveHelp : words.compare.compareHelp}
          icon="compare"
          iconOnly={narrow}
          pressed={comparing}
          onClick={playground.toggleCompare}
        />
      </span>
      {comparing ? (
        <Button
          name={words.compare.add}
          tip={words.compare.addHelp}
          icon="add"
          iconOnly
          disabledReason={panes < mostPanes ? null : words.compare.addFull}
          onClick={playground.addPane}
        />
      ) : null}
      <span className="only-wide">
        <Button
          name={words.settings.follow.label}
          tip={help("follow")}
          icon="link"
          iconOnly
          pressed={follow}
          onClick={() => playground.setSetting("follow", !follow)}
        />
      </span>
      {slow && run ? (
        // Among the facts it would be the first to be left out.
        <span className="aside tabular pace" data-tip={words.transport.paceHelp}>
          {words.transport.pace(formatRate(run.pace ?? 0))}
        </span>
      ) : null}
      <SpeedChoice />
    </div>
  );
}

/** Those of the buttons of a player that are wanted. */
export function PlayButtons(wanted: { readonly restart: boolean; readonly step: boolean; readonly play: boolean }) {
  const words = useWords().transport;
  const playground = usePlayground();
  const playing = usePlaygroundState((state) => state.run?.playing ?? false);
  const ran = usePlaygroundState((state) => state.run !== null);
  const cannot = useCannotRun();
  const notYet = cannot ?? (ran ? null : words.none);
  return (
    <>
      {wanted.restart ? (
        <Button
          name={words.restart}
          tip={words.restartHelp}
          icon="restart"
          iconOnly
          kind="plain"
          disabledReason={notYet}
          onClick={playground.sample}
        />
      ) : null}
      {wanted.step ? (
        <Button
          name={words.back}
          tip={words.backHelp}
          icon="back"
          iconOnly
          kind="plain"
          disabledReason={notYet}
          onClick={playground.stepBack}
        />
      ) : null}
      {!wanted.play ? null : playing ? (
        <Button
          name={words.pause}
          tip={words.pauseHelp}
          icon="pause"
          iconOnly
          kind="round"
          onClick={playground.pause}
        />
      ) : (
        <Button
          name={words.play}
          tip={words.playHelp}
          icon="play"
          iconOnly
          kind="round"
          disabledReason={cannot}
          onClick={playground.play}
        />
      )}
      {wanted.step ? (
        <Button
          name={words.step}
          tip={words.stepHelp}
          icon="step"
          iconOnly
          kind="plain"
          disabledReason={cannot}
          onClick={playground.stepOn}
        />
      ) : null}
    </>
  );
}

export function SpeedChoice() {
  const words = useWords();
  const help = useSettingHelp();
  const { setSetting } = usePlayground();
  const speed = usePlaygroundState((state) => state.config.speed);
  return (
    <select
      className="select bare"
      aria-label={words.settings.speed.label}
      data-tip={help("speed")}
      value={speed}
      onChange={(event) => setSetting("speed", event.currentTarget.value as typeof speed)}
    >
      {settings.speed.options.map((option) => (
        <option key={option} value={option}>
          {words.transport.speed(option)}
        </option>
      ))}
    </select>
  );
}
