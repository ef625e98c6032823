import { useEffect, useLayoutEffect, useRef, useState } from "react";

interface Tip {
  readonly text: string;
  readonly target: DOMRect;
}

/** A pointer rests this long before a tip shows; focus by keyboard shows it at once. */
const delay = 450;
const gap = 8;
/** A finger that moves so far, px, drags and asks for no tip. */
const dragged = 10;

/** What is dragged: a tip over it would hide it, so only the keyboard gets one. */
const isForKeys = (element: Element): boolean => element.hasAttribute("data-tip-for-keys");

const tipOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest("[data-tip]") : null;

/** Adds or takes away the tip among an element's descriptions; the others stay. */
function describe(element: Element, shown: boolean): void {
  const others = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((id) => id && id !== "tooltip");
  const ids = shown ? [...others, "tooltip"] : others;
  if (ids.length > 0) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}

/** One tooltip for the whole page: whatever carries `data-tip` explains itself on hover, focus or a long touch. */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer = 0;
    /** Where a finger went down, which has neither been lifted nor moved since. */
    let touched: { readonly x: number; readonly y: number } | null = null;
    let current: Element | null = null;
    const hide = () => {
      clearTimeout(timer);
      if (current) describe(current, false);
      current = null;
      setTip(null);
    };
    const show = (element: Element, after: number) => {
      if (element === current) return;
      hide();
      current = element;
      timer = window.setTimeout(() => {
        const text = element.getAttribute("data-tip");
        if (!text || !element.isConnected) return;
        describe(element, true);
        setTip({ text, target: element.getBoundingClientRect() });
      }, after);
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      const element = tipOf(event.target);
      if (element && !isForKeys(element)) show(element, delay);
      else hide();
    };
    const focus = (event: FocusEvent) => {
      const element = tipOf(event.target);
      if (element?.matches(":focus-visible, :has(:focus-visible)")) show(element, 0);
    };
    const down = (event: PointerEvent) => {
      hide();
      const element = tipOf(event.target);
      if (event.pointerType !== "touch" || !element || isForKeys(element)) return;
      touched = { x: event.clientX, y: event.clientY };
      if (!(element instanceof HTMLCanvasElement)) show(element, 600);
    };
    const move = (event: PointerEvent) => {
      if (event.pointerType !== "touch" || !touched) return;
      if (Math.hypot(event.clientX - touched.x, event.clientY - touched.y) > dragged) up(event);
    };
    const up = (event: PointerEvent) => {
      if (event.pointerType !== "touch") return;
      touched = null;
      clearTimeout(timer);
    };
    const key = (event: KeyboardEvent) => {
      // Once its keys act, a tip has said what it had to.
      const acts = current && isForKeys(current) && !["Tab", "Shift", "Control", "Alt", "Meta"].includes(event.key);
      if (event.key === "Escape" || acts) hide();
    };
    const stop = new AbortController();
    const listen = { capture: true, passive: true, signal: stop.signal };
    document.addEventListener("pointerover", over, listen);
    document.addEventListener("focusin", focus, listen);
    document.addEventListener("focusout", hide, listen);
    document.addEventListener("pointerdown", down, listen);
    document.addEventListener("pointermove", move, listen);
    document.addEventListener("pointerup", up, listen);
    document.addEventListener("pointercancel", up, listen);
    document.addEventListener("keydown", key, listen);
    document.addEventListener("scroll", hide, listen);
    return () => {
      hide();
      stop.abort();
    };
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (!tip || !element) return;
    // Above a dialog too. A browser that knows no popovers shows it all the same, below.
    if (typeof element.showPopover === "function" && !element.matches(":popover-open")) element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const { target } = tip;
    const below = target.bottom + gap + height <= window.innerHeight;
    const y = below ? target.bottom + gap : Math.max(gap, target.top - gap - height);
    const x = Math.min(window.innerWidth - width - gap, Math.max(gap, target.left + target.width / 2 - width / 2));
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }, [tip]);

  return tip ? (
    <div ref={box} id="tooltip" role="tooltip" popover="manual" className="tooltip">
      {tip.text}
    </div>
  ) : null;
}
