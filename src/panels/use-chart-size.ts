import type { RefObject } from "react";
import { useLook, usualLook } from "./look.ts";
import { useSize } from "./use-canvas.ts";

export interface ChartSize {
  /** In which the chart is laid out, as if it had its usual text, px; the width is 0 until known. */
  readonly width: number;
  readonly height: number;
  /** Px of the page for each of them. */
  readonly scale: number;
  /** Of the svg element. */
  readonly svg: { readonly width: number; readonly height: number; readonly viewBox: string };
}

/**
 * Size of a chart that is as wide as its box and magnified as a whole where text is larger.
 *
 * @param height at its usual size, px
 */
export function useChartSize(box: RefObject<HTMLElement | null>, height: number): ChartSize {
  const { width } = useSize(box);
  const scale = useLook().text / usualLook.text;
  const inside = width / scale;
  return {
    width: inside,
    height: height * scale,
    scale,
    svg: { width, height: height * scale, viewBox: `0 0 ${inside} ${height}` },
  };
}
