import { runSettings, samplerSettings } from "../config/sampler-settings.ts";
import { formatCount, formatSigma } from "../plots/format.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { ladderOf, panesOf } from "../store/derived.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { ClassGuidance } from "./class-guidance.tsx";
import { Button } from "./controls/button.tsx";
import { Disclosure } from "./controls/disclosure.tsx";
import { SettingControl } from "./controls/setting-control.tsx";
import { TabList, tabId } from "./controls/tab-list.tsx";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";
import { useCannotRun } from "./use-cannot-run.ts";
import { usePaneConfig, usePaneCount } from "./use-pane.ts";
import { useWords } from "./words.ts";

export interface SamplePanelProps {
  /** Whose settings it shows. */
  readonly pane: number;
  readonly onPane: (pane: number) => void;
}

/** How particles get from noise to data: the sampler, and its settings and no others. */
export function SamplePanel({ pane, onPane }: SamplePanelProps) {
  const words = useWords();
  const playground = usePlayground();
  const particles = usePlaygroundState((state) => state.config.particles);
  const comparing = usePaneCount() > 1;
  const panel = comparing ? { role: "tabpanel", "aria-labelledby": tabId("sample-pane", paneLetter(pane)) } : {};
  return (
    <section className="panel" aria-labelledby="sample-title">
      <header className="panel-head">
        <h2 id="sample-title">
          <i className="numeral">3</i> {words.sample.title}
        </h2>
        <span className="aside tabular">{words.sample.particles(formatCount(particles))}</span>
      </header>
      <div className="sample-row">
        <Button
          name={words.sample.sample}
          tip={words.sample.sampleHelp}
          icon="play"
          kind="primary"
          disabledReason={useCannotRun()}
          onClick={playground.sample}
        />
        <Later part={parts.stage} frame={() => <p className="cost" />}>
          {({ RunCost }) => <RunCost pane={pane} />}
        </Later>
      </div>
      {comparing ? <PaneTabs pane={pane} onPane={onPane} /> : null}
      <div id="sample-pane" className="way" {...panel}>
        <PaneSettings pane={pane} />
      </div>
      <p className="aside">{words.sample.restartNote}</p>
    </section>
  );
}

function PaneTabs({ pane, onPane }: SamplePanelProps) {
  const words = useWords();
  const panes = usePlaygroundState((state) => panesOf(state.config));
  const letters = panes.map((_, index) => paneLetter(index));
  return (
    <TabList
      name={words.compare.panes}
      panel="sample-pane"
      tabs={panes.map(({ sampler }, index) => {
        const letter = paneLetter(index);
        return { id: letter, label: letter, tip: words.compare.paneHelp(letter, words.options.sampler[sampler]) };
      })}
      chosen={paneLetter(pane)}
      onChoose={(letter) => onPane(letters.indexOf(letter))}
    />
  );
}

function PaneSettings({ pane }: { readonly pane: number }) {
  const words = useWords();
  const config = usePaneConfig(pane);
  const comparing = usePaneCount() > 1;
  const method = words.samplers.method[config.sampler];
  const shared = ["particles", "start"] as const;
  const elsewhere: readonly string[] = [...shared, "label", "guidance"];
  const ownOfRun = runSettings(config).filter((name) => !elsewhere.includes(name));
  return (
    <>
      <SettingControl name="sampler" pane={pane} />
      <p className="method aside" data-tip={method.help}>
        {method.text}
      </p>
      {samplerSettings(config).map((name) => (
        <SettingControl key={name} name={name} pane={pane} />
      ))}
      {ownOfRun.map((name) => (
        <SettingControl key={name} name={name} pane={pane} />
      ))}
      <ClassGuidance pane={pane} />
      {pane > 0 ? <PaneLadder pane={pane} /> : null}
      {comparing ? <h3 className="shared">{words.samplers.shared}</h3> : null}
      {shared.map((name) => (
        <SettingControl key={name} name={name} />
      ))}
      <SettingControl name="alongside" />
    </>
  );
}

/** The ladder of a pane beside the first, whose own is the one the network learns. */
function PaneLadder({ pane }: { readonly pane: number }) {
  const words = useWords();
  const sigmas = ladderOf(usePaneConfig(pane));
  const [from, to] = [sigmas[0] as number, sigmas.at(-1) as number];
  const count = String(sigmas.length);
  return (
    <Disclosure
      title={words.samplers.ladder}
      tip={words.samplers.ladderHelp}
      summary={words.compare.levelsOfPane(count, formatSigma(from), formatSigma(to))}
    >
      {(["levels", "sigmaMax", "sigmaMin"] as const).map((name) => (
        <SettingControl key={name} name={name} pane={pane} />
      ))}
    </Disclosure>
  );
}
