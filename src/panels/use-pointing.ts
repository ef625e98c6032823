import { type RefObject, useCallback, useEffect, useState } from "react";
import { type DataPoint, squareScale } from "../plots/scales.ts";
import { sightShown } from "../store/derived.ts";
import { usePlayground } from "../store/use-playground.ts";

/**
 * The place on the stage that is pointed at, by mouse, finger or keys; what is known there is asked for meanwhile. A
 * finger's place stays when it is lifted, until something else is touched.
 */
export function usePointing(
  stage: RefObject<HTMLElement | null>,
  pane: number,
): {
  readonly place: DataPoint | null;
  readonly point: (place: DataPoint | null) => void;
} {
  const { state, probe } = usePlayground();
  const [place, setPlace] = useState<DataPoint | null>(null);
  const point = useCallback(
    (next: DataPoint | null) => {
      setPlace(next);
      probe(next, pane);
    },
    [probe, pane],
  );
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    let pointing = false;
    const set = (next: DataPoint | null) => {
      if (!next && !pointing) return;
      pointing = next !== null;
      point(next);
    };
    const move = (event: PointerEvent) => {
      const picture = event.target instanceof Element ? event.target.closest(".stage-picture") : null;
      if (!picture) return set(null);
      const { left, top, width } = picture.getBoundingClientRect();
      const scale = squareScale(width, sightShown(state.get().config));
      set(scale.toData({ left: event.clientX - left, top: event.clientY - top }));
    };
    const leave = (event: PointerEvent) => {
      if (event.pointerType !== "touch") set(null);
    };
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target)) set(null);
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerdown", move);
    element.addEventListener("pointerleave", leave);
    document.addEventListener("pointerdown", elsewhere);
    return () => {
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerdown", move);
      element.removeEventListener("pointerleave", leave);
      document.removeEventListener("pointerdown", elsewhere);
      set(null);
    };
  }, [stage, state, point]);
  return { place, point };
}
