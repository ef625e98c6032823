import { font, serif } from "../../plots/fonts.ts";
import { formatCount } from "../../plots/format.ts";
import { palettes, type Theme } from "../../plots/palette.ts";
import type { PaintContext } from "../../plots/particle-picture.ts";
import type { PixelRect } from "../../plots/scales.ts";
import type { RunStart } from "../../protocol/messages.ts";
import type { PlaygroundState } from "../../store/state.ts";
import type { ExportWords } from "../in-force.ts";
import { levelOfLosses, lossCurvesOf } from "../loss-curves-of.ts";
import { paintLossChart } from "../paint-loss-chart.ts";
import { canvasSurface } from "../stage-surface.ts";
import { wrappedLines } from "./wrapped-lines.ts";

export interface SidePaint {
  readonly state: PlaygroundState;
  readonly start: RunStart;
  readonly theme: Theme;
  readonly words: ExportWords;
  /** 1 to L, whole. */
  readonly level: number;
}

const claim = { size: 22, line: 25, most: 3 };
const hint = { size: 13, line: 18, most: 4 };
/** Without losses the words have the room alone: larger, and in its middle. */
const alone = { claim: { size: 30, line: 36, most: 4 }, hint: { size: 15, line: 21, most: 4 } };
const title = { size: 13, height: 22 };
/** A chart lower than this shows nothing. */
const leastChart = 110;
const highestChart = 320;

/** What the film shows, in words, and the losses of the network that it follows. */
export function paintSide(
  context: PaintContext,
  box: PixelRect,
  { state, theme, words, start, level }: SidePaint,
): void {
  const { ink, ink2 } = palettes[theme];
  const facts = [
    words.options.sampler[start.sampler],
    start.scoreUsed === "exact" ? words.transport.exact : "",
    words.sample.particles(formatCount(start.particles)),
  ];
  const said = {
    claim: words.claims[start.sampler === "langevin" ? "unannealed" : "sampling"],
    hint: facts.filter((fact) => fact !== "").join(" · "),
  };
  const faces = (type: typeof alone) => ({
    claim: font(type.claim.size, 400, serif),
    hint: font(type.hint.size),
  });
  /** What the words take, and the painting of them from a place on. */
  const composed = (type: typeof alone) => {
    const linesOf = (which: "claim" | "hint"): readonly string[] => {
      context.font = faces(type)[which];
      return wrappedLines(said[which], box.width, (each) => context.measureText(each).width, type[which].most);
    };
    const lines = { claim: linesOf("claim"), hint: linesOf("hint") };
    const height = lines.claim.length * type.claim.line + 6 + lines.hint.length * type.hint.line;
    const paintFrom = (top: number): void => {
      let baseline = top;
      const write = (which: "claim" | "hint", colour: string) => {
        context.font = faces(type)[which];
        context.fillStyle = colour;
        context.textAlign = "left";
        for (const line of lines[which]) {
          baseline += type[which].line;
          context.fillText(line, box.left, baseline);
        }
      };
      write("claim", ink);
      baseline += 6;
      write("hint", ink2);
    };
    return { height, paintFrom };
  };
  const above = composed({ claim, hint });
  const top = box.top + above.height + 26;
  const height = Math.min(highestChart, box.top + box.height - top - title.height);
  const chart =
    start.scoreUsed === "exact" || height < leastChart
      ? null
      : lossCurvesOf(state, { width: box.width, height, theme, currentLevel: levelOfLosses(state) && level });
  if (!chart) {
    const large = composed(alone);
    const { height: taken, paintFrom } = large.height <= box.height ? large : above;
    paintFrom(box.top + Math.max(0, (box.height - taken) / 2));
    return;
  }
  above.paintFrom(box.top);
  context.font = font(title.size, 700);
  context.fillStyle = ink;
  context.fillText(words.loss.title, box.left, top + title.size);
  context.save();
  context.translate(box.left, top + title.height);
  paintLossChart(context, chart, { theme, fontSize: 11, words: words.loss }, canvasSurface(context).clippedTo);
  context.restore();
}
