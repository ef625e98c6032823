import type { ReactNode } from "react";
import type { ControlName } from "../../config/page-options.ts";
import type { Theme } from "../../plots/palette.ts";
import { drawnOf } from "../../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../../store/use-playground.ts";
import { Button } from "../controls/button.tsx";
import { Later } from "../later.tsx";
import { parts } from "../parts.ts";
import { TrainButton } from "../train-button.tsx";
import { PlayButtons, SpeedChoice } from "../transport.tsx";
import { useAllWords } from "../words.ts";

/** Width of each control in sizes of text, the space beside it included. */
const widths: Readonly<Record<ControlName, number>> = {
  restart: 3.4,
  step: 6.8,
  play: 4.4,
  timeline: 13,
  train: 7.4,
  layers: 0,
  speed: 7,
  draw: 9.6,
  link: 3.2,
};
/** Beside them all. */
const ends = 2.6;

/** Least width of a row of controls in sizes of text; 0 where there are none. */
export const controlsWidth = (controls: readonly ControlName[]): number => {
  const width = controls.reduce((sum, name) => sum + widths[name], 0);
  return width > 0 ? width + ends : 0;
};

export interface FigureControlsProps {
  readonly controls: readonly ControlName[];
  readonly theme: Theme;
  /** Whether the timeline has a line of its own. */
  readonly timelineAbove: boolean;
  /** Whether the pen draws on the stage. */
  readonly drawing: boolean;
  readonly onDrawing: (drawing: boolean) => void;
  /** What stands at the end. */
  readonly end: ReactNode;
}

/** One row: what plays the particles, where they are, and what else is asked for. */
export function FigureControls(props: FigureControlsProps) {
  const { controls, theme, timelineAbove, drawing, onDrawing, end } = props;
  const words = useAllWords();
  const has = (name: ControlName) => controls.includes(name);
  return (
    <div className={timelineAbove ? "figure-controls two-lines" : "figure-controls"}>
      <div className="figure-buttons" role="toolbar" aria-label={words.transport.label}>
        <PlayButtons restart={has("restart")} step={has("step")} play={has("play")} />
        {has("train") ? <TrainButton /> : null}
        {has("draw") ? <DrawButtons drawing={drawing} onDrawing={onDrawing} /> : null}
      </div>
      {has("timeline") ? (
        <div className="figure-timeline">
          <Later part={parts.stage}>{({ Timeline }) => <Timeline theme={theme} />}</Later>
        </div>
      ) : (
        <span className="spring" />
      )}
      {has("speed") ? <SpeedChoice /> : null}
      {end}
    </div>
  );
}

/** The pen on the stage, the eraser, and an empty sheet. */
function DrawButtons({ drawing, onDrawing }: Pick<FigureControlsProps, "drawing" | "onDrawing">) {
  const { data: words, embed } = useAllWords();
  const playground = usePlayground();
  const tool = usePlaygroundState((state) => state.tool);
  const drawn = usePlaygroundState((state) => drawnOf(state.data));
  const take = (next: "pen" | "eraser") => {
    onDrawing(!(drawing && tool === next));
    playground.setTool(next);
  };
  return (
    <span className="draw-buttons">
      <Button
        name={embed.draw}
        tip={embed.drawHelp}
        icon="pen"
        iconOnly
        kind="plain"
        pressed={drawing && tool === "pen"}
        onClick={() => take("pen")}
      />
      <Button
        name={words.eraser}
        tip={words.eraserHelp}
        icon="eraser"
        iconOnly
        kind="plain"
        pressed={drawing && tool === "eraser"}
        onClick={() => take("eraser")}
      />
      <Button
        name={words.clear}
        tip={words.clearHelp}
        icon="trash"
        iconOnly
        kind="plain"
        disabledReason={drawn ? null : words.summaryEmpty}
        onClick={playground.clear}
      />
    </span>
  );
}
