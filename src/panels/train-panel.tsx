import { useState } from "react";
import { type SettingName, settings } from "../config/settings.ts";
import { parameterCount } from "../maths/network/architecture.ts";
import { formatCount, formatSignificant } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { ladderOf } from "../store/derived.ts";
import { drawnOf } from "../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Disclosure } from "./controls/disclosure.tsx";
import { SettingControl } from "./controls/setting-control.tsx";
import { EngineAttempts } from "./engine-badge.tsx";
import { Later, Quietly } from "./later.tsx";
import { ObjectiveControls } from "./objective-controls.tsx";
import { parts } from "./parts.ts";
import { TrainButton } from "./train-button.tsx";
import { LiveSwitch } from "./train-live.tsx";
import { useCannotRun } from "./use-cannot-run.ts";
import { useSettingHelp } from "./use-setting-help.ts";
import { useWords } from "./words.ts";

const network: readonly SettingName[] = ["width", "depth", "activation", "parametrization", "fourierOctaves", "form"];
const optimiser: readonly SettingName[] = ["learningRate", "batchSize", "emaDecay"];
const noise: readonly SettingName[] = ["levels", "sigmaMax", "sigmaMin"];

export function TrainPanel({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const playground = usePlayground();
  const phase = usePlaygroundState((state) => state.phase);
  const drawn = usePlaygroundState((state) => drawnOf(state.data));
  const config = usePlaygroundState((state) => state.config);
  const sigmas = ladderOf(config);
  const reason = useCannotRun();
  const [ladderOpen, setLadderOpen] = useState(false);
  return (
    <section className="panel" aria-labelledby="train-title">
      <header className="panel-head">
        <h2 id="train-title">
          <i className="numeral">2</i> {words.train.title}
        </h2>
        <TrainStep />
      </header>
      <div className="row train-row">
        <TrainButton />
        <Button
          name={words.train.stepName}
          tip={words.train.stepHelp}
          icon="step"
          disabledReason={reason ?? (phase === "training" ? words.train.stepsAlready : null)}
          onClick={playground.trainOneStep}
        >
          {words.train.step}
        </Button>
        <Button
          name={words.train.reset}
          tip={words.train.resetHelp}
          icon="reset"
          iconOnly
          disabledReason={phase === "loading" || phase === "stopped" ? reason : null}
          onClick={playground.resetWeights}
        />
      </div>
      {!drawn ? <p className="reason">{words.train.emptyReason}</p> : null}
      <LiveSwitch />
      <ObjectiveControls />
      <Disclosure
        title={words.train.network}
        summary={words.train.networkSummary(config.depth, config.width, words.options.activation[config.activation])}
      >
        {network.map((name) => (
          <SettingControl key={name} name={name} />
        ))}
        <SeedControl />
        {config.classes > 1 ? (
          <p className="aside" data-tip={words.classes.factHelp}>
            {words.classes.fact(config.classes, formatSignificant(100 * config.labelDropout, 3))}
          </p>
        ) : null}
        <p className="aside">
          {words.train.parameters(formatCount(parameterCount(config)))} {words.train.restartNote}
        </p>
      </Disclosure>
      <Disclosure
        title={words.train.optimiser}
        summary={words.train.optimiserSummary(formatSignificant(config.learningRate, 3))}
      >
        {optimiser.map((name) => (
          <SettingControl key={name} name={name} />
        ))}
        {config.classes > 1 ? <SettingControl name="labelDropout" /> : null}
        {config.objective === "denoising" ? <SettingControl name="flipTarget" /> : null}
      </Disclosure>
      <Disclosure
        title={words.train.noise}
        summary={words.train.noiseSummary(
          sigmas.length,
          formatSignificant(sigmas[0], 3),
          formatSignificant(sigmas[sigmas.length - 1], 3),
        )}
        onToggle={setLadderOpen}
      >
        {ladderOpen ? (
          <Later part={parts.ladderTools} frame={(content) => <div className="later-ladder">{content}</div>}>
            {({ LadderEditor }) => <LadderEditor theme={theme} />}
          </Later>
        ) : null}
        {config.spacing === "custom"
          ? // They make an even ladder, and what was dragged would be gone.
            null
          : noise.map((name) => <SettingControl key={name} name={name} />)}
        {ladderOpen ? <Quietly part={parts.ladderTools}>{({ LadderAdvice }) => <LadderAdvice />}</Quietly> : null}
      </Disclosure>
      <EngineDisclosure />
    </section>
  );
}

/** Apart, since it changes with every picture and the panel does not. */
function TrainStep() {
  const words = useWords();
  const step = usePlaygroundState((state) => state.step);
  return (
    <span className="aside tabular" data-testid="train-step">
      {words.train.stepCount(formatCount(step))}
    </span>
  );
}

function SeedControl() {
  const words = useWords();
  const help = useSettingHelp();
  const { setSetting, newSeed } = usePlayground();
  const seed = usePlaygroundState((state) => state.config.seed);
  return (
    <div className="setting">
      <label className="setting-label" htmlFor="seed" data-tip={help("seed")}>
        {words.settings.seed.label}
      </label>
      <input
        id="seed"
        type="number"
        className="number"
        min={settings.seed.min}
        max={settings.seed.max}
        // Weights are made anew only when the number is finished, not at each digit.
        key={seed}
        defaultValue={seed}
        onBlur={(event) => {
          if (event.currentTarget.value !== "") setSetting("seed", Number(event.currentTarget.value));
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
      <Button name={words.train.newSeed} tip={words.train.newSeedHelp} icon="dice" iconOnly onClick={newSeed} />
    </div>
  );
}

/** The choice of an engine, and what the self-test said of each. */
function EngineDisclosure() {
  const words = useWords();
  const engine = usePlaygroundState((state) => state.engine);
  return (
    <Disclosure title={words.train.engine} summary={engine ? words.engineLabel[engine.engine] : "…"}>
      <SettingControl name="engine" />
      {engine ? <EngineAttempts engine={engine} /> : null}
    </Disclosure>
  );
}
