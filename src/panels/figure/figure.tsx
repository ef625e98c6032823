import { type CSSProperties, type ReactNode, useState } from "react";
import type { ControlName, PanelName } from "../../config/page-options.ts";
import type { Theme } from "../../plots/palette.ts";
import { ladderOf } from "../../store/derived.ts";
import { usePlaygroundState } from "../../store/use-playground.ts";
import { type Chart, charts } from "../chart-names.ts";
import { DrawingCanvas } from "../drawing-canvas.tsx";
import { Headline } from "../headline.tsx";
import { Ladder } from "../ladder.tsx";
import { Later } from "../later.tsx";
import { Layers } from "../layers.tsx";
import { type Look, LookProvider } from "../look.ts";
import { parts } from "../parts.ts";
import { News, Stage } from "../stage.tsx";
import { usePaneCount } from "../use-pane.ts";
import { useAllWords } from "../words.ts";
import { controlsWidth, FigureControls } from "./figure-controls.tsx";
import { type FigurePart, figureLayout, sizeOf } from "./figure-layout.ts";
import { FigureTools, toolsOf } from "./figure-tools.tsx";
import { Fitting } from "./fitting.tsx";
import { TrainingPlate } from "./training-plate.tsx";
import { useWindowSize } from "./use-window-size.ts";

export interface FigureProps {
  readonly theme: Theme;
  readonly look: Look;
  readonly panels: readonly PanelName[];
  readonly controls: readonly ControlName[];
  /** What the style sheet tells figures apart by. */
  readonly className: string;
  /** What stands at the end of the controls, and its width in sizes of text. */
  readonly end?: ReactNode;
  readonly endWidth?: number;
  /** Whether the pen lies on the stage from the start, where there is one; it does unless told. */
  readonly drawsAtOnce?: boolean;
  /** Whether it comes without eraser and empty sheet. */
  readonly penAlone?: boolean;
  /** Which of the charts is shown, where that is chosen elsewhere too. */
  readonly chart?: Chart;
  readonly onChart?: (chart: Chart) => void;
}

/** The page as one picture: the stage, what is said of it, and what plays it; only what is asked for. */
export function Figure(props: FigureProps) {
  const { theme, look, panels, controls, end = null, endWidth = 0, drawsAtOnce = true, penAlone = false } = props;
  const words = useAllWords();
  const { width, height } = useWindowSize();
  const panes = usePaneCount();
  const levels = usePlaygroundState((state) => ladderOf(state.config).length);
  const [ownChart, setOwnChart] = useState<Chart | null>(null);
  const [drawing, setDrawing] = useState(drawsAtOnce);
  const has = (name: PanelName) => panels.includes(name);
  const shown = charts.filter(has);
  const chart = props.chart ?? ownChart ?? shown[0] ?? "loss";
  const least = controlsWidth(controls) + endWidth;
  const layout = figureLayout(
    {
      stage: has("stage"),
      ladder: has("ladder"),
      levels,
      claim: has("claim"),
      chart: shown.length > 0,
      tools: toolsOf(panels).length > 0,
      layers: controls.includes("layers"),
      controls: least,
      timeline: controls.includes("timeline"),
      panes,
    },
    { width, height, text: look.text },
  );
  const stage = sizeOf(layout, "stage");
  const side = stage ? Math.min(stage.width, stage.height) : 0;
  const room = (part: FigurePart) => {
    const size = sizeOf(layout, part);
    return size ? `${size.width} ${size.height}` : "";
  };
  // Which particle is chosen matters where one is looked at.
  const paths = usePlaygroundState((state) => state.config.showPaths);
  const choosing = paths || (shown.length > 0 && chart === "step");
  const claim = <Headline />;
  const plate = <TrainingPlate />;
  return (
    <LookProvider value={look}>
      <main className={`figure ${props.className}`} id="figure" style={variables(look, layout, side)}>
        <h1 className="visually-hidden">{words.name}</h1>
        {layout.tools ? <FigureTools panels={panels} theme={theme} /> : null}
        {layout.claim === "head" ? (
          <Fitting className="figure-head" most={1} room={room("head")}>
            {claim}
          </Fitting>
        ) : null}
        {!stage ? null : panes > 1 ? (
          <div className="figure-stages">
            <Later part={parts.compare}>{({ CompareStages }) => <CompareStages theme={theme} />}</Later>
          </div>
        ) : (
          <div className="figure-stage">
            <Stage theme={theme} choosing={choosing} plate={plate}>
              {drawing && controls.includes("draw") ? <DrawingCanvas theme={theme} overStage /> : null}
            </Stage>
          </div>
        )}
        {layout.ladder ? (
          <div className="figure-ladder">
            <Ladder theme={theme} />
          </div>
        ) : null}
        {layout.chart || layout.claim === "column" ? (
          <Fitting
            className={layout.columnAcross ? "figure-column across" : "figure-column"}
            most={layout.chart ? 4 : 2}
            room={room("column")}
          >
            {layout.claim === "column" ? claim : null}
            {layout.chart ? (
              <Later part={parts.charts} frame={(content) => <div className="figure-chart">{content}</div>}>
                {({ ChartTabs, OneChart }) => (
                  <>
                    {shown.length > 1 ? (
                      <ChartTabs charts={shown} chosen={chart} onChoose={props.onChart ?? setOwnChart} />
                    ) : null}
                    <div className="figure-chart">
                      <OneChart chart={chart} theme={theme} tabbed={shown.length > 1} />
                    </div>
                  </>
                )}
              </Later>
            ) : null}
          </Fitting>
        ) : null}
        {sizeOf(layout, "layers") ? <Layers theme={theme} /> : null}
        {least > 0 ? (
          <FigureControls
            controls={controls}
            theme={theme}
            timelineAbove={layout.timelineAbove}
            width={width / look.text}
            penAlone={penAlone}
            drawing={drawing}
            onDrawing={setDrawing}
            end={end}
          />
        ) : null}
        {stage ? null : (
          <div className="figure-news">
            <News theme={theme} plate={plate} />
          </div>
        )}
      </main>
    </LookProvider>
  );
}

/** What the style sheet lays out by. */
function variables(look: Look, { columns, rows, areas }: ReturnType<typeof figureLayout>, side: number): CSSProperties {
  const px = (sizes: readonly number[]) => sizes.map((size) => `${size}px`).join(" ");
  return {
    "--text": `${look.text}px`,
    "--stage": `${side}px`,
    gridTemplateColumns: px(columns),
    gridTemplateRows: px(rows),
    gridTemplateAreas: areas.map((row) => `"${row.join(" ")}"`).join(" "),
  } as CSSProperties;
}
