import { formatCount } from "../../plots/format.ts";
import { palettes, type Theme } from "../../plots/palette.ts";
import type { RunStart } from "../../protocol/messages.ts";
import { levelAt, stepsOfLevels } from "../../store/panes.ts";
import type { PlaygroundState } from "../../store/state.ts";
import type { ExportWords } from "../in-force.ts";
import { paintGround, paintMoving, paintPlates, type StagePaint } from "../paint-stage.ts";
import { drawingContext } from "../picture-file.ts";
import type { StageScene } from "../stage-scene.ts";
import { canvasSurface } from "../stage-surface.ts";
import type { FilmLayout } from "./film-layout.ts";
import { paintFoot } from "./paint-foot.ts";
import { paintLadder } from "./paint-ladder.ts";
import { paintSide } from "./paint-side.ts";

export interface FilmPainterOptions {
  readonly layout: FilmLayout;
  readonly state: PlaygroundState;
  readonly start: RunStart;
  readonly theme: Theme;
  readonly words: ExportWords;
}

/** What a frame shows beside the particles. */
export interface FrameAt {
  readonly step: number;
  /** On the ladder, fractional or not. */
  readonly level: number;
}

/** Paints frames on one canvas; what stays from one to the next is painted once. */
export function filmPainter(options: FilmPainterOptions) {
  const { layout, state, start, theme, words } = options;
  const { magnification, stage, ladder, side, foot } = layout;
  const pixels = (length: number) => Math.round(length * magnification);
  const context = drawingContext(pixels(layout.width), pixels(layout.height));
  const surface = canvasSurface(context);
  const paper = drawingContext(context.canvas.width, context.canvas.height);
  const ground = drawingContext(pixels(stage.width), pixels(stage.width));
  const paint: StagePaint = { side: stage.width, pixelRatio: magnification, words: words.stage };
  /** The picture that the ground was painted of. */
  let groundOf: StageScene["picture"] | null = null;
  const stepsOfLevel = stepsOfLevels(start);

  paper.scale(magnification, magnification);
  /** The level that the losses were painted with; null before the first. */
  let sideOf: number | null = null;

  return {
    canvas: context.canvas,
    paint(scene: StageScene, { step, level }: FrameAt): void {
      if (groundOf !== scene.picture) {
        groundOf = scene.picture;
        ground.setTransform(magnification, 0, 0, magnification, 0, 0);
        ground.fillStyle = palettes[theme].surface;
        ground.fillRect(0, 0, stage.width, stage.width);
        paintGround(canvasSurface(ground), scene, paint);
      }
      if (sideOf !== Math.round(level)) {
        sideOf = Math.round(level);
        paper.fillStyle = palettes[theme].page;
        paper.fillRect(0, 0, layout.width, layout.height);
        if (side) paintSide(paper, side, { state, theme, words, start, level: sideOf });
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(paper.canvas, 0, 0);
      context.drawImage(ground.canvas, 0, 0);
      context.setTransform(magnification, 0, 0, magnification, 0, 0);
      surface.clippedTo(stage, () => {
        paintMoving(surface, scene, paint);
        paintPlates(surface, scene, paint);
      });
      paintLadder(context, ladder, { sigmas: start.sigmas, level, theme });
      const { before, step: at, after } = words.transport.stepOf(formatCount(step), formatCount(start.plan.length));
      const said = `${before}${at}${after}`;
      paintFoot(context, foot, { stepsOfLevel, step, level: levelAt(start, step) + 1, said, name: words.name, theme });
    },
  };
}
