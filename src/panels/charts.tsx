import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { FailureName } from "../lessons/failures.ts";
import type { Theme } from "../plots/palette.ts";
import { type Chart, charts as tabs } from "./chart-names.ts";
import { TabList, tabId } from "./controls/tab-list.tsx";
import { useFailure } from "./example-bar.tsx";
import { ExampleWhy } from "./example-why.tsx";
import { LaterPanel } from "./later-panel.tsx";
import { LossPanel } from "./loss-panel.tsx";
import { parts } from "./parts.ts";
import { QualityPanel } from "./quality-panel.tsx";
import { useMiddling } from "./use-layout.ts";
import { useComparing } from "./use-pane.ts";
import { useAllWords } from "./words.ts";

type Part = Chart | "why";
const panels: Readonly<Record<Part, (props: { readonly theme: Theme }) => ReactNode>> = {
  why: ExampleWhy,
  loss: LossPanel,
  quality: QualityPanel,
  step: Inspector,
  outcome: Outcome,
  score: Score,
};
/** What a failure is seen in, besides what came out. */
const chartOf: Partial<Record<FailureName, Part>> = { curve: "score", flipped: "loss" };

/** What is compared is read beside the stages, before the losses, and what is said of a chart beside that chart. */
function order(comparing: boolean, failure: FailureName | null): readonly Part[] {
  const usual: readonly Part[] = comparing
    ? ["quality", "why", "step", "outcome", "loss", "score"]
    : ["why", "loss", "quality", "step", "outcome", "score"];
  const first = failure === null ? undefined : chartOf[failure];
  return usual.flatMap((part) => (part === first ? [] : part === "why" && first ? ["why" as const, first] : [part]));
}

/** Which tab was chosen: it is so again when the page comes back from a projector. */
let chosenLast: Chart = "loss";

/** All charts below each other where there is room, else one part by tabs. */
export function Charts({ theme }: { readonly theme: Theme }) {
  const tabbed = useMiddling();
  const [part, choose] = useState<Chart>(chosenLast);
  const comparing = useComparing();
  const setPart = useCallback((chart: Chart) => {
    chosenLast = chart;
    choose(chart);
  }, []);
  // What is compared is what came out.
  useEffect(() => {
    if (comparing) setPart("quality");
  }, [comparing, setPart]);
  const failure = useFailure();
  // Among tabs the reason stands before whichever is chosen.
  const shown = tabbed ? (["why", part] as const) : order(comparing, failure);
  const panel = tabbed ? { role: "tabpanel", "aria-labelledby": tabId("charts", part) } : {};
  return (
    <>
      {tabbed ? <ChartTabs charts={tabs} chosen={part} onChoose={setPart} /> : null}
      <div id="charts" {...panel}>
        {shown.map((which) => {
          const Panel = panels[which];
          return <Panel key={which} theme={theme} />;
        })}
      </div>
    </>
  );
}

export function ChartTabs(props: {
  readonly charts: readonly Chart[];
  readonly chosen: Chart;
  readonly onChoose: (chart: Chart) => void;
}) {
  const words = useAllWords().charts;
  return (
    <div className="right-tabs">
      <TabList
        name={words.parts}
        panel="charts"
        tabs={props.charts.map((id) => ({ id, label: words.part[id], tip: words.partHelp[id] }))}
        chosen={props.chosen}
        onChoose={props.onChoose}
      />
    </div>
  );
}

/** One of the charts, as the only one there is, or of those there are tabs for. */
export function OneChart({
  chart,
  theme,
  tabbed,
}: {
  readonly chart: Chart;
  readonly theme: Theme;
  readonly tabbed: boolean;
}) {
  const Panel = panels[chart];
  const panel = tabbed ? { role: "tabpanel", "aria-labelledby": tabId("charts", chart) } : {};
  return (
    <div id="charts" {...panel}>
      <Panel theme={theme} />
    </div>
  );
}

function Inspector({ theme }: { readonly theme: Theme }) {
  const { title, help } = useAllWords().inspector;
  return (
    <LaterPanel part={parts.inspector} name="step" title={title} tip={help}>
      {({ InspectorPanel }) => <InspectorPanel theme={theme} />}
    </LaterPanel>
  );
}

function Outcome({ theme }: { readonly theme: Theme }) {
  const { title, help } = useAllWords().outcome;
  return (
    <LaterPanel part={parts.outcome} name="outcome" title={title} tip={help}>
      {({ OutcomePanel }) => <OutcomePanel theme={theme} />}
    </LaterPanel>
  );
}

function Score({ theme }: { readonly theme: Theme }) {
  const { title } = useAllWords().sizes;
  return (
    <LaterPanel part={parts.score} name="sizes" title={title}>
      {({ SizesPanel, ReadingsPanel }) => (
        <>
          <SizesPanel theme={theme} />
          <ReadingsPanel />
        </>
      )}
    </LaterPanel>
  );
}
