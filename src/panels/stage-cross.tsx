import { type KeyboardEvent, useRef, useState } from "react";
import { type DataPoint, squareScale } from "../plots/scales.ts";
import { useSight } from "./use-pane.ts";
import { useAllWords } from "./words.ts";

/** One key press moves the cross by so much of half the stage, with Shift by more. */
const step = 0.02;
const largeStep = 0.2;
const directions: Readonly<Record<string, DataPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};
/** Rounded, or many small steps would drift off the hundredths. */
const inside = (value: number, middle: number, half: number) =>
  Math.round(1e4 * Math.min(middle + half, Math.max(middle - half, value))) / 1e4;

/** A cross that only the keyboard reaches: what a pointer reads off by hovering. */
export function StageCross(props: {
  readonly side: number;
  /** The id of the numbers. */
  readonly describedBy: string;
  readonly point: (place: DataPoint | null) => void;
}) {
  const words = useAllWords();
  const sight = useSight();
  const within = ({ x, y }: DataPoint) => ({ x: inside(x, sight.x, sight.half), y: inside(y, sight.y, sight.half) });
  const [asked, setPlace] = useState<DataPoint>({ x: 0, y: 0 });
  // Where the view has moved away, it is at the edge.
  const place = within(asked);
  const byKeys = useRef(false);
  const { left, top } = squareScale(props.side, sight).toPixel(place);
  const key = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const by = sight.half * (event.shiftKey ? largeStep : step);
    const next = within({ x: place.x + by * direction.x, y: place.y + by * direction.y });
    setPlace(next);
    props.point(next);
  };
  return (
    <button
      type="button"
      className="stage-cross"
      style={{ left, top }}
      aria-label={words.stage.readPlace}
      aria-describedby={props.describedBy}
      data-tip={words.stage.readPlaceHelp}
      onFocus={() => {
        byKeys.current = true;
        props.point(place);
      }}
      onBlur={() => {
        if (byKeys.current) props.point(null);
        byKeys.current = false;
      }}
      onKeyDown={key}
    >
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        <path d="M14 1v10M14 17v10M1 14h10M17 14h10" stroke="var(--surface)" strokeWidth="4.5" />
        <path d="M14 1v10M14 17v10M1 14h10M17 14h10" stroke="var(--ink)" strokeWidth="1.8" />
      </svg>
    </button>
  );
}
