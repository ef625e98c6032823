import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { Sight } from "../maths/sight.ts";
import { formatCount, formatFixed } from "../plots/format.ts";
import { squareScale } from "../plots/scales.ts";
import { sightShown } from "../store/derived.ts";
import { mostStartPlaces, placesOf, type Spot } from "../store/placing.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useCannotRun } from "./use-cannot-run.ts";
import { useNarrow } from "./use-layout.ts";
import { useSight } from "./use-pane.ts";
import { useAllWords } from "./words.ts";

/** A key press moves by a fiftieth of the square, with Shift by a tenth of that. */
const placeStep = 0.04;
const fineStep = 0.004;
const arrows: Readonly<Record<string, Spot>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface StartPlacesProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly side: number;
}

/** Where the pointer is on the stage, in data units. */
function spotOf(event: { readonly clientX: number; readonly clientY: number }, stage: HTMLElement, sight: Sight): Spot {
  const picture = stage.querySelector(".stage-picture") ?? stage;
  const { left, top, width } = picture.getBoundingClientRect();
  const { x, y } = squareScale(width, sight).toData({ left: event.clientX - left, top: event.clientY - top });
  return [x, y];
}

/** The places that particles start from, as marks that can be set, dragged and removed, while the stage is for that. */
export function StartPlaces({ stage, side }: StartPlacesProps) {
  const playground = usePlayground();
  const placing = usePlaygroundState((state) => state.placing);
  const text = usePlaygroundState((state) => state.config.places);
  const handles = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = stage.current;
    if (!element || !placing) return;
    element.classList.add("is-placing");
    const click = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest(".stage-picture")) {
        playground.addPlace(spotOf(event, element, sightShown(playground.state.get().config)));
      }
    };
    element.addEventListener("click", click);
    return () => {
      element.classList.remove("is-placing");
      element.removeEventListener("click", click);
    };
  }, [stage, placing, playground]);
  if (!placing || side === 0) return null;
  const spots = placesOf({ places: text });
  const remove = (index: number) => {
    playground.removePlace(index);
    // The focus goes to a neighbour, by now of the same number; the last one's to the one before.
    requestAnimationFrame(() => {
      const left = handles.current?.querySelectorAll<HTMLElement>("button");
      left?.[Math.min(index, left.length - 1)]?.focus();
    });
  };
  return (
    <div ref={handles} className="start-places">
      {spots.map((spot, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
        <PlaceHandle key={index} stage={stage} side={side} index={index} spot={spot} remove={() => remove(index)} />
      ))}
    </div>
  );
}

function PlaceHandle(
  props: StartPlacesProps & { readonly index: number; readonly spot: Spot; readonly remove: () => void },
) {
  const { stage, side, index, spot, remove } = props;
  const words = useAllWords().inspector.placing;
  const { movePlace, endMovePlace } = usePlayground();
  /** Where the hand holds it, against its middle. */
  const grip = useRef<Spot | null>(null);
  /** The click that sets a place is not the first of a double click on it. */
  const presses = useRef(0);
  const sight = useSight();
  const { left, top } = squareScale(side, sight).toPixel({ x: spot[0], y: spot[1] });
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    if (!direction && event.key !== "Delete" && event.key !== "Backspace") return;
    // The page's own keys must not act too.
    event.preventDefault();
    event.stopPropagation();
    if (!direction) return remove();
    const by = event.shiftKey ? fineStep : placeStep;
    movePlace(index, [spot[0] + by * direction[0], spot[1] + by * direction[1]]);
  };
  const release = () => {
    grip.current = null;
    endMovePlace();
  };
  return (
    <button
      type="button"
      className="handle place"
      style={{ left, top }}
      aria-label={words.place(String(index + 1), formatFixed(spot[0], 2), formatFixed(spot[1], 2))}
      data-tip={words.placeHelp}
      data-tip-for-keys
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || !event.isPrimary || !stage.current) return;
        presses.current++;
        event.currentTarget.setPointerCapture(event.pointerId);
        const [x, y] = spotOf(event, stage.current, sight);
        grip.current = [spot[0] - x, spot[1] - y];
      }}
      onPointerMove={(event) => {
        if (!grip.current || !stage.current) return;
        const [x, y] = spotOf(event, stage.current, sight);
        movePlace(index, [x + grip.current[0], y + grip.current[1]]);
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => {
        if (presses.current > 1) remove();
      }}
      onKeyDown={key}
    >
      <span />
    </button>
  );
}

/** Says what a click does, and how many places there are. */
export function PlacingBar() {
  const words = useAllWords().inspector.placing;
  const playground = usePlayground();
  const asked = usePlaygroundState((state) => state.config.start === "placed");
  const placing = usePlaygroundState((state) => state.placing);
  const count = usePlaygroundState((state) => placesOf(state.config).length);
  const canUndo = usePlaygroundState((state) => state.placesHistory.past.length > 0);
  const cannot = useCannotRun();
  const narrow = useNarrow();
  if (!asked) return null;
  const add = () => {
    const index = playground.addPlace([0, 0]);
    if (index === null) return;
    requestAnimationFrame(() =>
      document.querySelectorAll<HTMLElement>(".start-places .handle")[index]?.focus({ focusVisible: true }),
    );
  };
  const full = count >= mostStartPlaces;
  return (
    <div className="placing">
      <Button
        name={words.mode}
        tip={words.modeHelp}
        pressed={placing}
        onClick={() => playground.setPlacing(!placing)}
      />
      <span className="tabular" data-testid="places" data-count={count} data-tip={words.placeHelp}>
        {count === 0 ? words.hint : full ? words.full : narrow ? formatCount(count) : words.count(formatCount(count))}
      </span>
      {placing ? (
        <>
          {narrow ? null : (
            <Button name={words.add} tip={words.addHelp} disabledReason={full ? words.full : null} onClick={add} />
          )}
          {canUndo ? (
            <Button
              name={words.undo}
              tip={words.undoHelp}
              icon="undo"
              iconSize={16}
              iconOnly
              onClick={playground.undoPlaces}
            />
          ) : null}
          {count > 0 ? (
            <Button
              name={words.clear}
              tip={words.clearHelp}
              icon="trash"
              iconSize={16}
              iconOnly={narrow}
              onClick={playground.clearPlaces}
            />
          ) : null}
          {count > 0 ? (
            <Button
              name={words.sample}
              tip={words.sampleHelp}
              icon="play"
              iconSize={16}
              iconOnly={narrow}
              disabledReason={cannot}
              onClick={playground.sample}
            />
          ) : null}
        </>
      ) : null}
    </div>
  );
}
