import { useEffect, useState } from "react";
import type { Theme } from "../plots/palette.ts";
import { TabList, tabId } from "./controls/tab-list.tsx";
import { ExampleWhy } from "./example-bar.tsx";
import { InspectorPanel } from "./inspector-panel.tsx";
import { LossPanel } from "./loss-panel.tsx";
import { ReadingsPanel } from "./loss-readings.tsx";
import { SizesPanel } from "./loss-sizes.tsx";
import { OutcomePanel } from "./outcome-panel.tsx";
import { QualityPanel } from "./quality-panel.tsx";
import { useMiddling } from "./use-layout.ts";
import { useComparing } from "./use-pane.ts";
import { useWords } from "./words.ts";

const parts = ["loss", "quality", "step", "outcome", "score"] as const;

/** The charts: all of them below each other where there is room, else one part by tabs. */
export function RightColumn({ theme }: { readonly theme: Theme }) {
  const words = useWords().charts;
  const tabbed = useMiddling();
  const [part, setPart] = useState<(typeof parts)[number]>("loss");
  const comparing = useComparing();
  // What is compared is what came out.
  useEffect(() => {
    if (comparing) setPart("quality");
  }, [comparing]);
  const shows = (which: (typeof parts)[number]) => !tabbed || which === part;
  const panel = tabbed ? { role: "tabpanel", "aria-labelledby": tabId("charts", part) } : {};
  return (
    <aside className="right">
      {tabbed ? (
        <div className="right-tabs">
          <TabList
            name={words.parts}
            panel="charts"
            tabs={parts.map((id) => ({ id, label: words.part[id], tip: words.partHelp[id] }))}
            chosen={part}
            onChoose={setPart}
          />
        </div>
      ) : null}
      <div id="charts" {...panel}>
        <ExampleWhy />
        {shows("loss") ? <LossPanel theme={theme} /> : null}
        {shows("quality") ? <QualityPanel theme={theme} /> : null}
        {shows("step") ? <InspectorPanel theme={theme} /> : null}
        {shows("outcome") ? <OutcomePanel theme={theme} /> : null}
        {shows("score") ? <SizesPanel theme={theme} /> : null}
        {shows("score") ? <ReadingsPanel /> : null}
      </div>
    </aside>
  );
}
