import { useEffect, useState } from "react";
import type { Dictionary } from "../i18n/en.ts";
import { Button } from "../panels/controls/button.tsx";
import { TooltipLayer } from "../panels/controls/tooltip-layer.tsx";
import { DataPanel } from "../panels/data-panel.tsx";
import { Headline } from "../panels/headline.tsx";
import { Icon, type IconName } from "../panels/icons.tsx";
import { Ladder } from "../panels/ladder.tsx";
import { Later } from "../panels/later.tsx";
import { Layers } from "../panels/layers.tsx";
import { parts } from "../panels/parts.ts";
import { RightColumn } from "../panels/right-column.tsx";
import { SamplePanel } from "../panels/sample-panel.tsx";
import { LiveRegion, Stage } from "../panels/stage.tsx";
import { timelineHeight } from "../panels/timeline-height.ts";
import { TopBar } from "../panels/top-bar.tsx";
import { TrainPanel } from "../panels/train-panel.tsx";
import { Transport } from "../panels/transport.tsx";
import { useCannotRun } from "../panels/use-cannot-run.ts";
import { useWords, WordsProvider } from "../panels/words.ts";
import { panesOf } from "../store/derived.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { handleKey, notePointer } from "./keyboard.ts";
import { useDictionary } from "./use-dictionary.ts";
import { useFetchAhead } from "./use-fetch-ahead.ts";
import { useTheme } from "./use-theme.ts";

const tabs = [
  ["data", "pen"],
  ["train", "curve"],
  ["stage", "arrows"],
  ["charts", "table"],
] as const satisfies readonly (readonly [string, IconName])[];
type Tab = (typeof tabs)[number][0];

/** @param firstWords the words that the page was started with */
export function App({ firstWords }: { readonly firstWords: Dictionary }) {
  const playground = usePlayground();
  const { theme, turnProjected } = useTheme();
  const presenting = usePlaygroundState((state) => state.page.present);
  const { words, missing } = useDictionary(firstWords);
  const embedded = usePlaygroundState((state) => state.page.embed);
  useFetchAhead(!embedded);
  const [tab, setTab] = useState<Tab>("stage");
  const [drawer, setDrawer] = useState(false);
  const [pane, setPane] = useState(0);
  const panes = usePlaygroundState((state) => panesOf(state.config).length);
  const comparing = panes > 1;
  const show = (next: Tab) => {
    setTab(next);
    window.scrollTo(0, 0);
  };
  // On a phone, particles are started on one tab and seen on another.
  const run = usePlaygroundState((state) => state.run?.panes[0]?.recording.run ?? null);
  useEffect(() => {
    if (run === null) return;
    setTab("stage");
    window.scrollTo(0, 0);
  }, [run]);

  useEffect(() => {
    const key = (event: KeyboardEvent) => handleKey(event, playground);
    const visibility = () => playground.setVisible(document.visibilityState === "visible");
    document.addEventListener("keydown", key);
    document.addEventListener("pointerdown", notePointer);
    document.addEventListener("visibilitychange", visibility);
    return () => {
      document.removeEventListener("keydown", key);
      document.removeEventListener("pointerdown", notePointer);
      document.removeEventListener("visibilitychange", visibility);
    };
  }, [playground]);

  if (embedded) {
    return (
      <WordsProvider value={words}>
        <Later part={parts.figure} frame={(content) => <main className="figure-place">{content}</main>}>
          {({ Embed }) => <Embed theme={theme} />}
        </Later>
        <LiveRegion />
        <TooltipLayer />
      </WordsProvider>
    );
  }
  return (
    <WordsProvider value={words}>
      <div
        className={`page${presenting ? " presenting" : ""}${drawer ? " drawer-open" : ""}${comparing ? " comparing" : ""}`}
        data-tab={tab}
      >
        <a className="skip" href="#stage">
          {words.skip}
        </a>
        <TopBar
          theme={theme}
          missingLanguage={missing}
          drawer={
            <span className="drawer-button">
              <Button
                name={words.more}
                tip={words.more}
                icon="options"
                iconOnly
                kind="plain"
                pressed={drawer}
                onClick={() => setDrawer(!drawer)}
              />
            </span>
          }
        />
        <div className="left">
          <div className="data">
            <DataPanel theme={theme} />
            <TrainOnThis go={() => show("stage")} />
          </div>
          <TrainPanel theme={theme} />
          <SamplePanel pane={Math.min(pane, panes - 1)} onPane={setPane} />
        </div>
        {presenting ? (
          <Later part={parts.figure}>{({ Present }) => <Present theme={theme} onTheme={turnProjected} />}</Later>
        ) : (
          <>
            <main className="centre" id="stage">
              <Headline />
              <Layers theme={theme} />
              {comparing ? (
                <Later part={parts.compare} frame={(content) => <div className="panes">{content}</div>}>
                  {({ CompareStages }) => (
                    <CompareStages
                      theme={theme}
                      onEdit={(chosen) => {
                        setPane(chosen);
                        setDrawer(true);
                        setTab("train");
                        requestAnimationFrame(() => document.getElementById("sample-title")?.scrollIntoView());
                      }}
                    />
                  )}
                </Later>
              ) : (
                <>
                  <h2 className="ladder-title">{words.stage.ladder}</h2>
                  <Stage theme={theme} />
                  <Ladder theme={theme} />
                </>
              )}
              <Transport theme={theme} />
              <Later
                part={parts.stage}
                frame={() => <div className="timeline" style={{ height: timelineHeight(panes) }} />}
              >
                {({ Timeline }) => <Timeline theme={theme} />}
              </Later>
            </main>
            <RightColumn theme={theme} />
          </>
        )}
        <div className="tabs" role="tablist" aria-label={words.sections}>
          {tabs.map(([name, icon]) => (
            <button
              key={name}
              type="button"
              role="tab"
              className="tab"
              aria-selected={name === tab}
              onClick={() => show(name)}
            >
              <Icon name={icon} />
              {words.tabs[name]}
            </button>
          ))}
        </div>
        <LiveRegion />
        <TooltipLayer />
      </div>
    </WordsProvider>
  );
}

/** On a phone: from the drawing straight to the stage, training. */
function TrainOnThis({ go }: { readonly go: () => void }) {
  const words = useWords();
  const playground = usePlayground();
  return (
    <div className="only-phone train-on-this">
      <Button
        name={words.data.trainOnThis}
        tip={words.train.trainHelp}
        icon="play"
        kind="primary"
        disabledReason={useCannotRun()}
        onClick={() => {
          playground.train();
          go();
        }}
      />
    </div>
  );
}
