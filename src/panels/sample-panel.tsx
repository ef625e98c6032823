import type { SettingName } from "../config/settings.ts";
import { formatCount } from "../plots/format.ts";
import { plannedRun } from "../store/derived.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { SettingControl } from "./controls/setting-control.tsx";
import { useCannotRun } from "./use-cannot-run.ts";
import { useWords } from "./words.ts";

const shown: readonly SettingName[] = [
  "particles",
  "stepsPerLevel",
  "stepSize",
  "scoreUsed",
  "start",
  "denoise",
  "alongside",
];

export function SamplePanel() {
  const words = useWords();
  const playground = usePlayground();
  const particles = usePlaygroundState((state) => state.config.particles);
  const reason = useCannotRun();
  const total = usePlaygroundState((state) => plannedRun(state.config).plan.length);
  return (
    <section className="panel" aria-labelledby="sample-title">
      <header className="panel-head">
        <h2 id="sample-title">
          <i className="numeral">3</i> {words.sample.title}
        </h2>
        <span className="aside tabular">{words.sample.particles(formatCount(particles))}</span>
      </header>
      <Button
        name={words.sample.sample}
        tip={words.sample.sampleHelp}
        icon="play"
        kind="primary"
        disabledReason={reason}
        onClick={playground.sample}
      />
      <p className="method" data-tip={words.sample.methodHelp}>
        <b>{words.sample.method}</b>{" "}
        <span className="aside tabular">{words.sample.totalSteps(formatCount(total))}</span>
      </p>
      {shown.map((name) => (
        <SettingControl key={name} name={name} />
      ))}
      <p className="aside">{words.sample.restartNote}</p>
    </section>
  );
}
