import { type RefObject, useEffect } from "react";
import { holding, zoomedBy } from "../maths/camera.ts";
import { squareScale } from "../plots/scales.ts";
import { sightShown } from "../store/derived.ts";
import { usePlayground } from "../store/use-playground.ts";

/** A finger that moves less is still a tap, px. */
const slack = 4;
/** ln of the magnification for one px of a wheel, and px that count of one turn: a trackpad's are small, a mouse's large. */
const wheelRate = 0.01;
const mostWheel = 30;
/** A line of a wheel that turns by lines, px. */
const lineHeight = 16;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Looks closer by wheel, two fingers or double click, and moves the view by dragging it while it is zoomed. */
export function useCamera(stage: RefObject<HTMLElement | null>): void {
  const { state, setSettings } = usePlayground();
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    /** Where the pointers on the picture are. */
    const pointers = new Map<number, Point>();
    /** What is held: a place of the plane, and the magnification at a distance of the fingers. */
    let held: { readonly place: Point; readonly zoom: number; readonly distance: number } | null = null;
    let pressed: Point | null = null;
    let moved = false;

    const onPicture = (event: Event) =>
      event.target instanceof Element && event.target.closest(".stage-picture") !== null;
    const config = () => state.get().config;
    /** On the stage as [-1, 1]², y up. */
    const at = ({ x, y }: Point): Point => {
      const { left, top, width } = element.getBoundingClientRect();
      return squareScale(width).toData({ left: x - left, top: y - top });
    };
    const placeAt = (point: Point): Point => {
      const { x, y, half } = sightShown(config());
      const on = at(point);
      return { x: x + on.x * half, y: y + on.y * half };
    };
    const middle = (): Point => {
      const all = [...pointers.values()];
      const mean = (of: (point: Point) => number) => all.reduce((sum, each) => sum + of(each), 0) / all.length;
      return { x: mean((point) => point.x), y: mean((point) => point.y) };
    };
    const distance = (): number => {
      const [one, other] = [...pointers.values()];
      return one && other ? Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)) : 1;
    };
    const grip = () => {
      held = pointers.size > 0 ? { place: placeAt(middle()), zoom: config().zoom, distance: distance() } : null;
    };

    const down = (event: PointerEvent) => {
      if (!onPicture(event) || state.get().placing || event.button > 1) return;
      // The middle button scrolls elsewhere.
      if (event.button === 1) event.preventDefault();
      if (pointers.size === 0) {
        pressed = { x: event.clientX, y: event.clientY };
        moved = false;
      }
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      grip();
    };
    const move = (event: PointerEvent) => {
      if (!pointers.has(event.pointerId) || !held || !pressed) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const pinches = pointers.size > 1;
      if (!pinches && config().zoom === 1) return;
      if (!moved) {
        if (!pinches && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < slack) return;
        moved = true;
        element.dataset["moves"] = "";
      }
      for (const id of pointers.keys()) if (!element.hasPointerCapture(id)) element.setPointerCapture(id);
      setSettings(holding((held.zoom * distance()) / held.distance, held.place, at(middle())));
    };
    const up = (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId)) return;
      grip();
      if (pointers.size > 0) return;
      delete element.dataset["moves"];
      // A mouse's click follows at once, and after a finger's drag there is none.
      setTimeout(() => {
        moved = false;
      });
    };
    /** The click that ends a drag chooses no particle. */
    const click = (event: MouseEvent) => {
      if (moved) event.stopImmediatePropagation();
    };
    const doubleClick = (event: MouseEvent) => {
      if (!onPicture(event) || state.get().placing) return;
      setSettings(zoomedBy(config(), event.shiftKey ? 0.5 : 2, placeAt({ x: event.clientX, y: event.clientY })));
    };
    const wheel = (event: WheelEvent) => {
      // Elsewhere than on a projector the plain wheel scrolls the page.
      const isOurs = event.ctrlKey || event.metaKey || state.get().page.present || document.fullscreenElement !== null;
      if (!isOurs) return;
      event.preventDefault();
      const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : lineHeight);
      const factor = Math.exp(-wheelRate * Math.min(mostWheel, Math.max(-mostWheel, turned)));
      setSettings(zoomedBy(config(), factor, placeAt({ x: event.clientX, y: event.clientY })));
    };
    /** Two fingers do not scroll. */
    const touch = (event: TouchEvent) => {
      if (event.touches.length > 1 && event.cancelable && onPicture(event)) event.preventDefault();
    };

    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("click", click, { capture: true });
    element.addEventListener("dblclick", doubleClick);
    element.addEventListener("wheel", wheel, { passive: false });
    element.addEventListener("touchmove", touch, { passive: false });
    return () => {
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
      element.removeEventListener("click", click, { capture: true });
      element.removeEventListener("dblclick", doubleClick);
      element.removeEventListener("wheel", wheel);
      element.removeEventListener("touchmove", touch);
    };
  }, [stage, state, setSettings]);
}
