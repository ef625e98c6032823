import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { wholeSquare } from "../maths/sight.ts";
import { formatSignificant } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { paintBrush } from "../plots/raster-view.ts";
import { squareScale } from "../plots/scales.ts";
import { boxOf } from "../plots/sight-box.ts";
import { classInHandOf } from "../store/derived.ts";
import { type Place, rasterSize } from "../store/drawing.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { paintData, useTrainedPoints } from "./paint-data.ts";
import { clearedContext, usePainter, useSize } from "./use-canvas.ts";
import { useSight } from "./use-pane.ts";
import { useWords } from "./words.ts";

/** One key press moves the brush by a cell, with Shift by eight. */
const keyStep = 2 / rasterSize;
const arrows: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};
const inside = (value: number) => Math.min(1, Math.max(-1, value));

export interface DrawingCanvasProps {
  readonly theme: Theme;
  /** Whether it lies over the stage, which shows the density: then ink is seen only while the pen is down. */
  readonly overStage?: boolean;
}

/** The sheet on which the density is drawn: by mouse, touch, pen or keyboard. */
export function DrawingCanvas({ theme, overStage = false }: DrawingCanvasProps) {
  const words = useWords();
  const playground = usePlayground();
  const data = usePlaygroundState((state) => state.data);
  const trained = useTrainedPoints();
  const tool = usePlaygroundState((state) => state.tool);
  const brush = usePlaygroundState((state) => state.brush);
  const classes = usePlaygroundState((state) => state.config.classes);
  const label = usePlaygroundState((state) => (state.config.classes > 1 ? classInHandOf(state) : null));
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width: side } = useSize(frame);
  const [cursor, setCursor] = useState<Place | null>(null);
  const [place, setPlace] = useState<Place>({ x: 0, y: 0 });
  const [penDown, setPenDown] = useState(false);
  /** Whether mouse, finger or pen draws now. */
  const [pressed, setPressed] = useState(false);
  /** What the sheet was entered by. After a stroke by hand, keys mean the page: Space plays, and dabs no ink. */
  const [enteredBy, setEnteredBy] = useState<"pointer" | "keys" | null>(null);

  const drawing = penDown || pressed;
  const showsInk = drawing || !overStage;
  const seen = useSight();
  const sight = overStage ? seen : wholeSquare;
  const schedule = usePainter(() => {
    const scale = squareScale(side, sight);
    const box = boxOf(scale);
    const context = clearedContext(canvas.current, side, side, box);
    if (!context) return undefined;
    if (showsInk) paintData(context, { data, trained, classes, side: box.side, theme });
    const { unit, toPixel } = squareScale(box.side);
    if (cursor) paintBrush(context, { centre: toPixel(cursor), radius: brush * unit, tool, theme, label });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [data, trained, classes, sight, side, theme, cursor, brush, tool, label, showsInk]);

  const placeOf = (event: { clientX: number; clientY: number }): Place => {
    const box = (canvas.current as HTMLCanvasElement).getBoundingClientRect();
    const { x, y } = squareScale(box.width, sight).toData({
      left: event.clientX - box.left,
      top: event.clientY - box.top,
    });
    return { x: inside(x), y: inside(y) };
  };
  // A mouse has no pressure and reports one half while pressed.
  const pressureOf = (event: { pointerType: string; pressure: number }) =>
    event.pointerType === "pen" && event.pressure > 0 ? 0.25 + 0.75 * event.pressure : 1;

  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    setPenDown(false);
    setPressed(true);
    setEnteredBy("pointer");
    event.currentTarget.setPointerCapture(event.pointerId);
    playground.beginStroke(placeOf(event), pressureOf(event), event.shiftKey);
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    setCursor(placeOf(event));
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const native = event.nativeEvent;
    const coalesced = native.getCoalescedEvents?.() ?? [];
    for (const each of coalesced.length > 0 ? coalesced : [native]) {
      playground.extendStroke(placeOf(each), pressureOf(each));
    }
  };
  const lift = () => {
    playground.endStroke();
    setPenDown(false);
  };
  const key = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (enteredBy !== "keys" || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    const by = event.shiftKey ? keyStep * 8 : keyStep;
    if (direction) {
      const next = { x: inside(place.x + direction.x * by), y: inside(place.y + direction.y * by) };
      setPlace(next);
      setCursor(next);
      if (penDown) playground.extendStroke(next, 1);
    } else if (event.key === "Enter") {
      if (penDown) lift();
      playground.beginStroke(place, 1, event.shiftKey);
      playground.endStroke();
    } else if (event.key === " ") {
      if (penDown) lift();
      else {
        playground.beginStroke(place, 1, event.shiftKey);
        setPenDown(true);
      }
    } else return;
    // The page's own keys must not act too.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={frame} className={overStage ? `drawing-over${drawing ? " inked" : ""}` : "drawing-frame"}>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: arrow keys draw here, so screen readers must pass them on */}
      <canvas
        ref={canvas}
        className="drawing"
        style={{ width: side, height: side }}
        tabIndex={0}
        role="application"
        aria-label={words.data.canvas}
        aria-describedby={`${id}help ${id}cursor`}
        data-tip={words.data.canvasHelp}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) playground.endStroke();
          setPressed(false);
        }}
        onPointerCancel={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) playground.cancelStroke();
          setPressed(false);
        }}
        onPointerLeave={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) setCursor(null);
        }}
        onFocus={(event) => {
          if (enteredBy !== "pointer") setEnteredBy("keys");
          if (event.currentTarget.matches(":focus-visible")) setCursor(place);
        }}
        onBlur={(event) => {
          if (penDown) lift();
          setCursor(null);
          // Where the whole window was left, the sheet is still what is in hand.
          if (document.activeElement !== event.currentTarget) setEnteredBy(null);
        }}
        onKeyDown={key}
      />
      <span id={`${id}help`} className="visually-hidden">
        {words.data.canvasHelp}
      </span>
      <span id={`${id}cursor`} className="visually-hidden" aria-live="polite">
        {cursor && enteredBy === "keys"
          ? words.data.cursor(formatSignificant(place.x, 2), formatSignificant(place.y, 2), penDown)
          : ""}
      </span>
    </div>
  );
}
