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
/** Without words, and the pen alone: where the timeline has a line of its own, the others have little. */
const narrowWidths: Partial<typeof widths> = { timeline: 0, train: 3.8, draw: 3.2 };
/** What goes first where not even those have room. */
const leastWanted: readonly ControlName[] = ["speed", "restart", "draw", "link"];
/** Beside them all. */
const ends = 2.6;
/** Fingers need more. */
const fingers = window.matchMedia("(pointer: coarse)");
const forFingers = 1.2;

/** Least width of a row of controls in sizes of text; 0 where there are none. */
export function controlsWidth(controls: readonly ControlName[], of: typeof widths = widths): number {
  const width = controls.reduce((sum, name) => sum + of[name], 0) * (fingers.matches ? forFingers : 1);
  return width > 0 ? width + ends : 0;
}

/**
 * Those that have room on a line below the timeline.
 *
 * @param width of the page, in sizes of text
 */
function withRoom(controls: readonly ControlName[], width: number): readonly ControlName[] {
  const kept = new Set(controls);
  for (const name of leastWanted) {
    if (controlsWidth([...kept], { ...widths, ...narrowWidths }) <= width) break;
    kept.delete(name);
  }
  return controls.filter((name) => kept.has(name));
}

export interface FigureControlsProps {
  readonly controls: readonly ControlName[];
  readonly theme: Theme;
  /** Whether the timeline has a line of its own. */
  readonly timelineAbove: boolean;
  /** Of the page, in sizes of text. */
  readonly width: number;
  /** Whether the pen comes without eraser and empty sheet. */
  readonly penAlone: boolean;
  /** Whether the pen draws on the stage. */
  readonly drawing: boolean;
  readonly onDrawing: (drawing: boolean) => void;
  /** What stands at the end. */
  readonly end: ReactNode;
}

/** One row: what plays the particles, where they are, and what else is asked for. */
export function FigureControls(props: FigureControlsProps) {
  const { theme, timelineAbove, width, penAlone, drawing, onDrawing, end } = props;
  const controls = timelineAbove ? withRoom(props.controls, width) : props.controls;
  const words = useAllWords();
  const has = (name: ControlName) => controls.includes(name);
  return (
    <div className={timelineAbove ? "figure-controls two-lines" : "figure-controls"}>
      <div className="figure-buttons" role="toolbar" aria-label={words.transport.label}>
        <PlayButtons restart={has("restart")} step={has("step")} play={has("play")} />
        {has("train") ? <TrainButton /> : null}
        {has("draw") ? (
          <DrawButtons penAlone={penAlone || timelineAbove} drawing={drawing} onDrawing={onDrawing} />
        ) : null}
      </div>
      {has("timeline") ? (
        <div className="figure-timeline">
          <Later part={parts.stage}>{({ Timeline }) => <Timeline theme={theme} />}</Later>
        </div>
      ) : (
        <span className="spring" />
      )}
      {has("speed") ? <SpeedChoice /> : null}
      {timelineAbove && !has("link") && props.controls.includes("link") ? null : end}
    </div>
  );
}

/** The pen on the stage, the eraser, and an empty sheet. */
function DrawButtons(props: Pick<FigureControlsProps, "drawing" | "onDrawing" | "penAlone">) {
  const { drawing, onDrawing, penAlone } = props;
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
      {penAlone ? null : (
        <>
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
        </>
      )}
    </span>
  );
}
