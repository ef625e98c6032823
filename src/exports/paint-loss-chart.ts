import { font } from "../plots/fonts.ts";
import { casingWidth, ghostDash, type LossCurves } from "../plots/loss-curves.ts";
import { gapOpacity } from "../plots/loss-gap.ts";
import type { PaintTarget } from "../plots/paint-target.ts";
import { palettes, type Theme } from "../plots/palette.ts";
import { tracePathData } from "../plots/path-data.ts";
import type { StageSurface } from "./stage-surface.ts";

export interface LossChartPaint {
  readonly theme: Theme;
  /** Axis and label text, px: as the curves were laid out for. */
  readonly fontSize: number;
  readonly words: LossChartWords;
}
export interface LossChartWords {
  /** After one of the numbers below the step axis. */
  readonly stepsUnit: string;
  readonly gapWord: string;
}

/** From a baseline up to the middle of its figures, in sizes of the type. */
const halfHeight = 0.36;

/** Paints the chart of the losses at the origin, as the page's chart lays it out. */
export function paintLossChart(
  target: PaintTarget,
  chart: LossCurves,
  paint: LossChartPaint,
  clippedTo: StageSurface["clippedTo"],
): void {
  const { theme, fontSize, words } = paint;
  const { ink, ink2, rule, page } = palettes[theme];
  const { plot } = chart;
  const right = plot.left + plot.width;
  const line = (data: string, colour: string, width: number, dash: readonly number[] = []) => {
    target.strokeStyle = colour;
    target.lineWidth = width;
    target.setLineDash([...dash]);
    target.beginPath();
    tracePathData(target, data);
    target.stroke();
  };
  target.save();
  target.font = font(fontSize);
  target.fillStyle = ink2;
  target.textAlign = "right";
  for (const { y, label } of chart.yTicks) {
    line(`M${plot.left} ${y}H${right}`, rule, 1);
    target.fillText(label, plot.left - 8, y + halfHeight * fontSize);
  }
  target.textAlign = "center";
  const unitTick = Math.min(1, chart.xTicks.length - 1);
  for (const [index, { x, label }] of chart.xTicks.entries()) {
    const text = index === unitTick ? `${label} ${words.stepsUnit}` : label;
    target.fillText(text, x, plot.top + plot.height + 1.45 * fontSize);
  }
  // Wide enough for the strokes of lines along the edges.
  const box = { left: plot.left - 3, top: plot.top - 3, width: plot.width + 6, height: plot.height + 6 };
  clippedTo(box, () => {
    if (chart.gap) {
      target.fillStyle = chart.gap.colour;
      target.globalAlpha = gapOpacity;
      target.beginPath();
      tracePathData(target, chart.gap.area);
      target.fill();
      target.globalAlpha = 1;
    }
    for (const { x, y, colour, width, dash } of chart.floors) line(`M${x} ${y}H${right}`, colour, width, dashOf(dash));
    target.lineCap = "round";
    target.lineJoin = "round";
    for (const { path, colour, width } of chart.ghosts) line(path, colour, width, dashOf(ghostDash));
    if (chart.minibatch) line(chart.minibatch.path, chart.minibatch.colour, chart.minibatch.width);
    target.lineCap = "butt";
    for (const { path, colour, width, current } of chart.lines) {
      if (current) line(path, page, casingWidth);
      line(path, colour, width);
    }
  });
  for (const { current, end, colour } of chart.lines) {
    if (!current || !end) continue;
    target.fillStyle = colour;
    target.beginPath();
    target.arc(end.left, end.top, 4, 0, 2 * Math.PI);
    target.fill();
  }
  target.textAlign = "left";
  const bracket = chart.gap?.bracket;
  if (bracket) {
    const { x, top, bottom } = bracket;
    line(`M${x - 4} ${top}h8M${x} ${top}V${bottom}M${x - 4} ${bottom}h8`, ink, 1);
    target.font = font(fontSize, 700);
    const place = [x + 7, (top + bottom) / 2 + halfHeight * fontSize] as const;
    target.strokeStyle = page;
    target.lineWidth = 4;
    target.strokeText(words.gapWord, ...place);
    target.fillStyle = ink;
    target.fillText(words.gapWord, ...place);
  }
  for (const { leader, colour, name, value, current, x, y } of chart.labels) {
    line(leader, colour, 1);
    target.font = font(fontSize, current ? 700 : 400);
    target.fillStyle = current ? ink : ink2;
    target.fillText(`${name} ${value}`, x, y + halfHeight * fontSize);
  }
  target.restore();
}

const dashOf = (dash: string): number[] => dash.split(" ").map(Number);
