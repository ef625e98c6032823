import type { PanelName } from "../../config/page-options.ts";
import type { Theme } from "../../plots/palette.ts";
import { usePlaygroundState } from "../../store/use-playground.ts";
import { ClassSwitch } from "../class-switch.tsx";
import { Sheet } from "../data-panel.tsx";
import { DrawTools } from "../draw-tools.tsx";
import { PresetList } from "../preset-list.tsx";
import { SamplePanel } from "../sample-panel.tsx";
import { TrainPanel } from "../train-panel.tsx";
import { useAllWords } from "../words.ts";

const tools = ["data", "train", "sample"] as const satisfies readonly PanelName[];
export const toolsOf = (panels: readonly PanelName[]) => tools.filter((name) => panels.includes(name));

/** The panels to work with, one below the other. */
export function FigureTools({ panels, theme }: { readonly panels: readonly PanelName[]; readonly theme: Theme }) {
  const words = useAllWords();
  const classes = usePlaygroundState((state) => state.config.classes);
  return (
    <section className="figure-tools" aria-label={words.embed.tools}>
      {panels.includes("data") ? (
        <div className="panel">
          <Sheet theme={theme} />
          <DrawTools />
          {classes > 1 ? <ClassSwitch /> : null}
          <PresetList theme={theme} />
        </div>
      ) : null}
      {panels.includes("train") ? <TrainPanel theme={theme} /> : null}
      {panels.includes("sample") ? <SamplePanel pane={0} onPane={() => {}} /> : null}
    </section>
  );
}
