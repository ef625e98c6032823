import { useRef, useState } from "react";
import { formatCount, formatSignificant } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { coverage } from "../store/derived.ts";
import { drawnOf } from "../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { ClassNote } from "./class-note.tsx";
import { ClassSwitch } from "./class-switch.tsx";
import { Button } from "./controls/button.tsx";
import { TabList, tabId } from "./controls/tab-list.tsx";
import { DataPoints, FewPoints } from "./data-points.tsx";
import { DrawTools } from "./draw-tools.tsx";
import { DrawingCanvas } from "./drawing-canvas.tsx";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";
import { PresetList } from "./preset-list.tsx";
import { useDrop } from "./use-drop.ts";
import { useImport } from "./use-import.ts";
import { useWords } from "./words.ts";

/** How data are made. */
const ways = ["draw", "mixture", "import"] as const;
type Way = (typeof ways)[number];

export function DataPanel({ theme }: { readonly theme: Theme }) {
  const words = useWords().data;
  const playground = usePlayground();
  const [way, setWay] = useState<Way>(() => (playground.state.get().data.kind === "mixture" ? "mixture" : "draw"));
  const importer = useImport();
  const panel = useRef<HTMLElement>(null);
  const dropping = useDrop(panel, importer, () => setWay("import"));
  return (
    <section ref={panel} className="panel" aria-labelledby="data-title">
      <div className="only-phone">
        <p className="claim">{words.phone[way].claim}</p>
        <p className="hint">{words.phone[way].hint}</p>
      </div>
      <header className="panel-head">
        <h2 id="data-title">
          <i className="numeral">1</i> {words.title}
        </h2>
        <Summary />
      </header>
      <TabList
        name={words.ways}
        panel="data-way"
        tabs={ways.map((id) => ({ id, label: words.way[id], tip: words.wayHelp[id] }))}
        chosen={way}
        onChoose={setWay}
      />
      <div id="data-way" className="way" role="tabpanel" aria-labelledby={tabId("data-way", way)}>
        {way === "mixture" ? (
          <Later part={parts.mixture} frame={(content) => <div className="later-mixture">{content}</div>}>
            {({ MixturePanel }) => <MixturePanel theme={theme} />}
          </Later>
        ) : (
          <Sheet theme={theme} />
        )}
        {way === "draw" ? (
          <>
            <DrawTools />
            <ClassSwitch />
            <PresetList theme={theme} />
          </>
        ) : null}
        {way === "import" ? (
          <Later part={parts.imports} frame={(content) => <div className="later-import">{content}</div>}>
            {({ ImportPanel }) => <ImportPanel importer={importer} />}
          </Later>
        ) : null}
        {way === "mixture" ? null : <DrawingOver />}
        <ClassNote />
      </div>
      <FewPoints />
      <DataPoints />
      {dropping ? <DropHere /> : null}
    </section>
  );
}

function Summary() {
  const words = useWords().data;
  const data = usePlaygroundState((state) => state.data);
  if (!drawnOf(data)) return <span className="aside">{words.summaryEmpty}</span>;
  const [text, help] =
    data.kind === "points"
      ? [words.pointsSummary(formatCount(data.points.length / 2)), words.pointsSummaryHelp]
      : data.kind === "mixture"
        ? [words.mixtureSummary(data.components.length), words.mixtureSummaryHelp]
        : [words.summary(formatSignificant(coverage(data.ink) * 100, 2)), words.summaryHelp];
  return (
    <span className="aside tabular" data-tip={help}>
      {text}
    </span>
  );
}

/** The sheet that is drawn on; it shows whatever the data are. */
export function Sheet({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const playground = usePlayground();
  const data = usePlaygroundState((state) => state.data);
  return (
    <div className="sheet">
      <DrawingCanvas theme={theme} />
      {drawnOf(data) ? null : (
        <div className="sheet-empty">
          <p className="claim">{words.claims.empty}</p>
          <Button name={words.data.start} tip={words.data.start} onClick={() => playground.choosePreset("two-moons")} />
        </div>
      )}
    </div>
  );
}

/** What a stroke does to data that are no drawing. Below the controls, so that they stay where they are. */
function DrawingOver() {
  const words = useWords().data;
  const kind = usePlaygroundState((state) => state.data.kind);
  if (kind === "raster") return null;
  return <p className="aside">{kind === "points" ? words.drawOnPoints : words.drawOnMixture}</p>;
}

function DropHere() {
  return (
    <div className="drop-here" aria-hidden="true">
      <p className="claim">{useWords().data.dropNow}</p>
    </div>
  );
}
