import { ladderLines } from "../ladder-lines.ts";

/** Where the parts of a figure stand, in px: a page inside another one, or on a projector. */

export interface FigureWish {
  readonly stage: boolean;
  readonly ladder: boolean;
  /** Rungs of the ladder. */
  readonly levels: number;
  readonly claim: boolean;
  readonly chart: boolean;
  /** Panels to work with: data, training, sampling. */
  readonly tools: boolean;
  /** The row of layers. */
  readonly layers: boolean;
  /** Least width of the row of controls in sizes of text; 0 for none. */
  readonly controls: number;
  /** Whether the timeline, which is among the controls, may have a line of its own. */
  readonly timeline: boolean;
  /** Stages beside each other, each with its track on the timeline. */
  readonly panes: number;
}

export interface FigureSize {
  readonly width: number;
  readonly height: number;
  /** Size of text, px: 13 in a slide. */
  readonly text: number;
}

export const figureParts = ["tools", "head", "stage", "ladder", "column", "layers", "controls"] as const;
export type FigurePart = (typeof figureParts)[number];

export interface FigureLayout {
  /** Widths of the columns and heights of the rows; they fill the whole. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** What stands in each cell, [rows][columns]; "." for nothing. */
  readonly areas: readonly (readonly (FigurePart | ".")[])[];
  readonly ladder: "vertical" | "horizontal" | null;
  /** Where the sentence stands: over everything, or in the column with the chart. */
  readonly claim: "head" | "column" | null;
  readonly chart: boolean;
  readonly tools: boolean;
  /** Whether the chart stands beside the sentence, where they have a row together. */
  readonly columnAcross: boolean;
  /** Whether the timeline has a line of its own, above the other controls. */
  readonly timelineAbove: boolean;
}

/** Narrower figures have no chart, and narrower ones no ladder, px: beside a stage there is no room for them. */
const narrowest = { chart: 640, ladder: 420 };

/** In sizes of text. */
const sizes = {
  /** A row of controls: usual, in a low figure, and in a very low one; and a line of buttons below the timeline. */
  row: { usual: 70 / 13, low: 58 / 13, lowest: 56 / 13, second: 46 / 13, track: 2.4, trackEnds: 2.3 },
  layers: 38 / 13,
  /** Least height of what stands above them. */
  besideLayers: 11,
  /** Upright with two lines beside each rung, with one, and lying. */
  ladder: { vertical: 100 / 13, compact: 120 / 13, horizontal: 60 / 13 },
  /** Least height of a rung with two lines beside it, and what the ladder keeps free above and below. */
  rung: ladderLines.two,
  ladderEnds: 2.3,
  smallestStage: 11,
  tools: { least: 18, most: 288 / 13 },
  /** A sentence with or without a chart under it. */
  column: { chart: 19, claim: 15, compared: 24 },
  head: { least: 60 / 13, most: 96 / 13 },
  /** A sentence, and a chart, one below the other. */
  claim: 8,
  chart: 16,
};
/** Lower figures have lower rows of controls, px. */
const low = { usual: 400, lowest: 300 };
/** Tracks of several stages take no more of a low figure, as a share of its height: what they show needs room too. */
const mostControls = 0.75;
/** A stage is no smaller for the sake of what stands beside it, as a share of the room it could have. */
const leastStage = 0.6;
const leastBesideClaim = 0.9;

/**
 * Lays a figure out. The stage is a square as large as the height or the width lets it be; what has no room beside it,
 * or below it in an upright figure, is left out: the chart first, then the sentence, then the ladder.
 */
export function figureLayout(wish: FigureWish, { width, height, text }: FigureSize): FigureLayout {
  const isNarrow = width < narrowest.chart;
  const timelineAbove = wish.timeline && wish.controls * text > width;
  const row = height < low.lowest ? sizes.row.lowest : height < low.usual ? sizes.row.low : sizes.row.usual;
  const tracks = wish.timeline && wish.panes > 1 ? sizes.row.track * wish.panes + sizes.row.trackEnds : 0;
  const rows = Math.max(row, tracks) + (timelineAbove ? sizes.row.second : 0);
  const controls = wish.controls > 0 ? Math.round(Math.min(text * rows, mostControls * height)) : 0;
  const layersHeight = Math.round(text * sizes.layers);
  const layers = wish.layers && height - controls - layersHeight >= text * sizes.besideLayers ? layersHeight : 0;
  const main = height - controls - layers;
  const below: Below = { controls, layers, timelineAbove };
  if (!wish.stage) return withoutStage(wish, width, main, text, below);
  const upright = width < 0.95 * main;
  const chart = wish.chart && !isNarrow;
  const comparing = wish.panes > 1;
  const ladder = wish.ladder && !comparing && width >= narrowest.ladder;
  const parts = { ...wish, chart, ladder: upright ? wish.ladder && !comparing : ladder };
  return upright ? stacked(parts, width, main, text, below) : beside(parts, width, main, text, below);
}

/** Of an upright ladder, px: low rungs have index and σ on one line. */
function ladderWidth({ levels }: FigureWish, main: number, text: number): number {
  const compact = (main - sizes.ladderEnds * text) / levels < sizes.rung * text;
  return Math.round(text * (compact ? sizes.ladder.compact : sizes.ladder.vertical));
}

interface Below {
  readonly controls: number;
  readonly layers: number;
  readonly timelineAbove: boolean;
}

type Cells = (FigurePart | ".")[];

/** Adds the rows of controls under the rows there are. */
function finished(
  columns: readonly number[],
  rows: readonly number[],
  areas: readonly Cells[],
  below: Below,
  rest: Pick<FigureLayout, "ladder" | "claim" | "chart" | "tools" | "columnAcross">,
): FigureLayout {
  const across = (part: FigurePart): Cells => columns.map(() => part);
  return {
    columns,
    rows: [...rows, ...(below.layers > 0 ? [below.layers] : []), ...(below.controls > 0 ? [below.controls] : [])],
    areas: [
      ...areas,
      ...(below.layers > 0 ? [across("layers")] : []),
      ...(below.controls > 0 ? [across("controls")] : []),
    ],
    timelineAbove: below.timelineAbove,
    ...rest,
  };
}

/** Charts, sentences and tools without a stage. */
function withoutStage(wish: FigureWish, width: number, main: number, text: number, below: Below): FigureLayout {
  const column = wish.chart || wish.claim;
  const ladder = ladderWidth(wish, main, text);
  const tools = Math.round(Math.min(text * sizes.tools.most, width / 2));
  const columnLeast = text * sizes.column.claim;
  const isLow = wish.tools && column && width < text * sizes.tools.least + columnLeast;
  const besideTools = wish.tools && (column || wish.ladder) && !isLow ? tools : 0;
  const hasLadder = wish.ladder && (!(column || wish.tools) || width - besideTools - ladder >= columnLeast);
  const cells: [FigurePart, number][] = [];
  if (wish.tools && !isLow) cells.push(["tools", column || hasLadder ? tools : width]);
  if (hasLadder) cells.push(["ladder", column ? ladder : width - besideTools]);
  if (column) cells.push(["column", width - cells.reduce((sum, [, size]) => sum + size, 0)]);
  const line: Cells = cells.length > 0 ? cells.map(([part]) => part) : ["."];
  const upper = isLow ? Math.round(main / 2) : main;
  return finished(
    cells.length > 0 ? cells.map(([, size]) => size) : [width],
    isLow ? [upper, main - upper] : [upper],
    isLow ? [line, line.map(() => "tools")] : [line],
    below,
    {
      ladder: hasLadder ? "vertical" : null,
      claim: wish.claim ? "column" : null,
      chart: wish.chart,
      tools: wish.tools,
      columnAcross: false,
    },
  );
}

/** Stage, ladder, and what is said of them from left to right. */
function beside(wish: FigureWish, width: number, main: number, text: number, below: Below): FigureLayout {
  const least = text * sizes.tools.least;
  const hasRoomForTools = (free: number) =>
    free - least >= Math.max(leastStage * Math.min(main, free), text * sizes.smallestStage);
  const usual = wish.ladder ? ladderWidth(wish, main, text) : 0;
  // Panels to work with are worth more than the ladder.
  const ladder = wish.tools && !hasRoomForTools(width - usual) ? 0 : usual;
  const free = width - ladder;
  const hasTools = wish.tools && hasRoomForTools(free);
  const tools = hasTools ? Math.round(Math.min(text * sizes.tools.most, Math.max(least, free - main))) : 0;
  const room = free - tools;
  // Stages beside each other need no square.
  const comparing = wish.panes > 1;
  const highest = comparing ? Number.POSITIVE_INFINITY : main;
  /** Side of the stage where a column stands beside it; null where that would take too much of it. */
  const sideBeside = (column: number, leastShare: number): number | null => {
    const side = Math.floor(Math.min(highest, room - text * column));
    return side >= leastShare * Math.min(highest, room) ? side : null;
  };
  const { chart, claim, compared } = sizes.column;
  const withChart = wish.chart ? sideBeside(comparing ? compared : chart, leastStage) : null;
  const withClaim = wish.claim ? sideBeside(claim, leastBesideClaim) : null;
  const side = withChart ?? withClaim ?? Math.floor(Math.min(highest, room));
  const column = withChart !== null || withClaim !== null;
  // What is left above a stage that the chart keeps from being as high as it could.
  const above = withChart !== null && wish.claim && !comparing ? main - side : 0;
  const head = above >= text * sizes.head.least ? Math.round(Math.min(above, text * sizes.head.most)) : 0;
  const last = room - side;
  // With nothing said beside it, the stage stands in the middle.
  const left = column || tools > 0 ? 0 : Math.floor(last / 2);
  const cells = (
    [
      [".", left],
      ["tools", tools],
      ["stage", side],
      ["ladder", ladder],
      [column ? "column" : ".", last - left],
    ] satisfies [FigurePart | ".", number][]
  ).filter(([, size]) => size > 0);
  const line: Cells = cells.map(([part]) => part);
  const overAll: Cells = cells.map(([part]) => (part === "tools" ? "tools" : "head"));
  return finished(
    cells.map(([, size]) => size),
    head > 0 ? [head, main - head] : [main],
    head > 0 ? [overAll, line] : [line],
    below,
    {
      ladder: ladder > 0 ? "vertical" : null,
      claim: !wish.claim || !column ? null : head > 0 ? "head" : "column",
      chart: withChart !== null,
      tools: tools > 0,
      columnAcross: false,
    },
  );
}

/** In an upright figure: one below the other. */
function stacked(wish: FigureWish, width: number, main: number, text: number, below: Below): FigureLayout {
  const roomy = width >= narrowest.chart;
  const vertical = wish.ladder && roomy ? ladderWidth(wish, main, text) : 0;
  const largest = Math.min(main, width - vertical);
  const tall = (part: boolean, size: number) => (part ? text * size : 0);
  // What is asked for first has its room first: panels to work with, the ladder, the chart, the sentence.
  const tools = wish.tools && main - largest * leastStage >= text * sizes.tools.least;
  const horizontal = wish.ladder && !roomy && width >= 240 ? Math.round(text * sizes.ladder.horizontal) : 0;
  const chart = wish.chart && main - leastStage * largest - horizontal >= text * sizes.chart;
  const needed = tall(tools, sizes.tools.least) + tall(chart, sizes.chart) + horizontal;
  const side = Math.min(largest, Math.max(leastStage * largest, main - needed));
  const claim = wish.claim && main - side - needed >= text * (roomy && chart ? 0 : sizes.head.least);
  const stage = Math.round(Math.min(side, main - horizontal));
  const left = main - stage - horizontal;
  const column = chart || claim;
  const half = Math.max(left / 2, tall(chart, sizes.chart));
  const columnHeight = column ? Math.round(tools ? Math.min(half, left - text * sizes.tools.least) : left) : 0;
  const toolsHeight = tools ? left - columnHeight : 0;
  // Without anything below it the stage has the height, too.
  const rows: [number, FigurePart][] = [[stage + (column || tools ? 0 : left), "stage"]];
  if (horizontal > 0) rows.push([horizontal, "ladder"]);
  if (column) rows.push([columnHeight, "column"]);
  if (toolsHeight > 0) rows.push([toolsHeight, "tools"]);
  const columns = vertical > 0 ? [width - vertical, vertical] : [width];
  const areas = rows.map(([, part]): Cells => {
    if (vertical === 0) return [part];
    return part === "stage" ? ["stage", "ladder"] : [part, part];
  });
  return finished(
    columns,
    rows.map(([size]) => size),
    areas,
    below,
    {
      ladder: vertical > 0 ? "vertical" : horizontal > 0 ? "horizontal" : null,
      claim: claim ? "column" : null,
      chart,
      tools: toolsHeight > 0,
      columnAcross: chart && claim,
    },
  );
}

/** Width and height of a part, px; null where it has no place. */
export function sizeOf({ columns, rows, areas }: FigureLayout, part: FigurePart): Omit<FigureSize, "text"> | null {
  const row = areas.find((cells) => cells.includes(part));
  if (!row) return null;
  const column = row.indexOf(part);
  return {
    width: columns.reduce((sum, size, index) => sum + (row[index] === part ? size : 0), 0),
    height: rows.reduce((sum, size, index) => sum + (areas[index]?.[column] === part ? size : 0), 0),
  };
}
