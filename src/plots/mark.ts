import { palettes, type Theme } from "./palette.ts";
import { levelColors } from "./sigma-color.ts";

/** The mark is the ladder: ∇ of four rungs, hot and wide above, cold and narrow below. It doubles as the loader. */

export interface MarkRung {
  /** SVG path data in `markViewBox`. */
  readonly path: string;
  readonly fill: string;
  /** "none" for a filled rung. */
  readonly stroke: string;
}

export const markRungs = 4;
export const markViewBox = "0 0 24 24";

/** Triangle of the mark within its box; rungs are cut from it at equal heights. */
const triangle = { left: 1, right: 23, top: 3, apex: 22 };
const gap = 1.1;

function rungPath(index: number, inset: number): string {
  const height = triangle.apex - triangle.top;
  const top = triangle.top + (index * height) / markRungs + inset;
  const bottom = triangle.top + ((index + 1) * height) / markRungs - (index === markRungs - 1 ? 0 : gap) - inset;
  const centre = (triangle.left + triangle.right) / 2;
  const half = (y: number) =>
    Math.max(0, ((triangle.right - triangle.left) / 2) * ((triangle.apex - y) / height) - inset);
  const point = (x: number, y: number) => `${x.toFixed(2)} ${y.toFixed(2)}`;
  return `M${point(centre - half(top), top)}L${point(centre + half(top), top)}L${point(centre + half(bottom), bottom)}L${point(centre - half(bottom), bottom)}Z`;
}

/**
 * The mark, or the loader when not all rungs are filled: an empty rung is an outline in the colour of frames.
 *
 * @param filled how many rungs are filled, 0 to 4
 */
export function mark(theme: Theme, filled = markRungs): MarkRung[] {
  return levelColors(markRungs, theme).map((colour, index) =>
    index < filled
      ? { path: rungPath(index, 0), fill: colour, stroke: "none" }
      : { path: rungPath(index, 0.4), fill: "none", stroke: palettes[theme].ruleStrong },
  );
}
