import { formatSigma, levelName } from "./format.ts";
import type { Theme } from "./palette.ts";
import type { PixelPoint } from "./scales.ts";
import { levelColor } from "./sigma-color.ts";

/** Labels at the ends of the loss lines, pushed apart, with leaders. */

export interface LossLabel {
  /** 1 to L. */
  readonly level: number;
  /** "σ₅" and "0.24"; the text is ink, never the level's colour. */
  readonly name: string;
  readonly value: string;
  /** Of the leader. */
  readonly colour: string;
  readonly current: boolean;
  /** Left edge and vertical middle of the text, px. */
  readonly x: number;
  readonly y: number;
  /** SVG path data from the line's end to the text. */
  readonly leader: string;
}

export interface LossLabelOptions {
  readonly sigmas: readonly number[];
  /** Last point of each line, [L]; null for a line without one. */
  readonly ends: readonly (PixelPoint | null)[];
  /** 1 to L; null for none. */
  readonly currentLevel: number | null;
  readonly theme: Theme;
  /** Right edge of the plot and left edge of the texts, px. */
  readonly plotRight: number;
  readonly x: number;
  /** The texts stay between these, px. */
  readonly top: number;
  readonly bottom: number;
  /** Least distance between two labels, px. */
  readonly lineHeight: number;
}

/** Above this many levels, every second one is labelled. */
const mostFullyLabelled = 12;

/** Levels to label, ascending: all up to 12, else every second, third … as room allows, and the current one always. */
export function labelledLevels(levels: number, currentLevel: number | null, room: number): number[] {
  let stride = levels > mostFullyLabelled ? 2 : 1;
  while (Math.ceil(levels / stride) + 1 > room && stride < levels) stride++;
  return Array.from({ length: levels }, (_, index) => index + 1).filter(
    (level) => (level - 1) % stride === 0 || level === currentLevel,
  );
}

/**
 * Moves positions apart to at least `distance`, as little as possible in the sum of squares, in their order and within
 * [top, bottom]: isotonic regression by pooling adjacent violators (Barlow et al. 1972).
 *
 * @param wanted ascending
 */
export function pushApart(wanted: readonly number[], distance: number, top: number, bottom: number): number[] {
  const blocks: { sum: number; count: number }[] = [];
  for (const [index, position] of wanted.entries()) {
    let block = { sum: position - index * distance, count: 1 };
    for (;;) {
      const previous = blocks.at(-1);
      if (!previous || previous.sum / previous.count < block.sum / block.count) break;
      blocks.pop();
      block = { sum: previous.sum + block.sum, count: previous.count + block.count };
    }
    blocks.push(block);
  }
  const highest = Math.max(top, bottom - (wanted.length - 1) * distance);
  return blocks
    .flatMap(({ sum, count }) => new Array<number>(count).fill(Math.min(highest, Math.max(top, sum / count))))
    .map((position, index) => position + index * distance);
}

export function lossLabels(options: LossLabelOptions): LossLabel[] {
  const { sigmas, ends, currentLevel, theme, plotRight, x, top, bottom, lineHeight } = options;
  const levels = sigmas.length;
  const room = Math.floor((bottom - top) / lineHeight) + 1;
  const placed = labelledLevels(levels, currentLevel, room).flatMap((level) => {
    const end = ends[level - 1];
    return end ? [{ level, end }] : [];
  });
  placed.sort((a, b) => a.end.top - b.end.top || b.level - a.level);
  const wanted = placed.map(({ end }) => end.top);
  const ys = pushApart(wanted, lineHeight, top, bottom);
  return placed.map(({ level, end }, index) => ({
    level,
    name: levelName(level),
    value: formatSigma(sigmas[level - 1]),
    colour: levelColor(level, levels, theme),
    current: level === currentLevel,
    x,
    y: ys[index],
    leader: leader(end, plotRight, x, ys[index]),
  }));
}

/** On along the line's end, aslant to the label's height, and a little way level to the text. */
function leader(end: PixelPoint, plotRight: number, x: number, y: number): string {
  const from = `M${end.left.toFixed(1)} ${end.top.toFixed(1)}H${(plotRight + 4).toFixed(1)}`;
  return `${from}L${(x - 8).toFixed(1)} ${y.toFixed(1)}H${(x - 4).toFixed(1)}`;
}
