import { type RefObject, useEffect, useRef, useState } from "react";
import type { SightBox } from "../plots/sight-box.ts";
import { pixelRatio, usePixelRatio } from "./use-pixel-ratio.ts";

/** Width and height of an element in CSS px, kept up to date. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(() => {
      const { width, height } = target.getBoundingClientRect();
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/**
 * Sizes a canvas to device pixels and empties it.
 *
 * @param from where what is painted begins: the top left corner unless told
 * @returns its context in CSS px, or null where a canvas cannot be had
 */
export function clearedContext(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
  from: Pick<SightBox, "left" | "top"> = corner,
): CanvasRenderingContext2D | null {
  const context = canvas?.getContext("2d");
  if (!canvas || !context || width <= 0 || height <= 0) return null;
  const ratio = pixelRatio();
  const deviceWidth = Math.round(width * ratio);
  const deviceHeight = Math.round(height * ratio);
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.translate(from.left, from.top);
  return context;
}
const corner = { left: 0, top: 0 };

/**
 * Calls `paint` before the next repaint whenever `schedule` was called since the last, or device pixels are others; so a
 * burst of changes costs one painting.
 */
export function usePainter(paint: (now: number) => boolean | undefined): () => void {
  const latest = useRef(paint);
  latest.current = paint;
  const painter = useRef<{ schedule: () => void; stop: () => void } | null>(null);
  if (!painter.current) {
    let frame = 0;
    const turn = (now: number) => {
      frame = 0;
      if (latest.current(now)) schedule();
    };
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(turn);
    };
    painter.current = {
      schedule,
      stop: () => {
        cancelAnimationFrame(frame);
        frame = 0;
      },
    };
  }
  const ratio = usePixelRatio();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of the canvas follows it
  useEffect(() => painter.current?.schedule(), [ratio]);
  useEffect(() => () => painter.current?.stop(), []);
  return painter.current.schedule;
}
