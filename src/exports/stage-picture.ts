import { formatCount, formatSigmaLong } from "../plots/format.ts";
import type { PaintTarget } from "../plots/paint-target.ts";
import { palettes, type Theme } from "../plots/palette.ts";
import { scaleBarTitle } from "../plots/scale-bar.ts";
import type { Picture } from "../protocol/messages.ts";
import { panesOf } from "../store/derived.ts";
import { picturesWanted } from "../store/pictures-wanted.ts";
import type { Playground } from "../store/playground-store.ts";
import type { PlaygroundState } from "../store/state.ts";
import type { ExportFile } from "./export-file.ts";
import { fileName } from "./file-name.ts";
import { type ExportWords, languageInForce, linkInForce, themeInForce, wordsInForce } from "./in-force.ts";
import { paintPaneLetter } from "./paint-pane-letter.ts";
import { paintStage } from "./paint-stage.ts";
import { type Caption, captionHeight, hostOf, paintCaption } from "./picture-caption.ts";
import { pictureFile } from "./picture-file.ts";
import { sceneOfStage } from "./stage-scene.ts";
import type { StageSurface } from "./stage-surface.ts";

export interface PictureOptions {
  readonly format: "png" | "svg";
  /** Width, CSS px: 240 to 4096. Of one stage it is its side. */
  readonly size: number;
  /** Pixels of a PNG per CSS px: 1 to 4; 2 unless told. */
  readonly scale?: number;
  /** That of the page unless told. */
  readonly theme?: Theme;
  /** Whether a line below says where the picture comes from; not unless told. */
  readonly caption?: boolean;
  /** The address that opens what is shown; found unless told. */
  readonly link?: string;
}

export interface PictureFile extends ExportFile {
  /** CSS px */
  readonly width: number;
  readonly height: number;
}

export const pictureSizes = { least: 240, most: 4096 } as const;

/** A stage wider than this, px, is one of this width, magnified: marks of the page's size would be lost on it. */
const widestLayout = 640;
/** Between the panes of a comparison, px. */
const gap = 8;

/**
 * The stage as a file, at the noise level and the step shown; of a comparison all its panes. It is painted from data, at
 * the size asked for, whether the page shows a stage or not.
 *
 * @throws RangeError (rejects) for a size out of bounds
 */
export async function stagePicture(playground: Playground, options: PictureOptions): Promise<PictureFile> {
  const { format, size, scale = 2, theme = themeInForce(), caption = false } = options;
  checkSize(size, scale);
  const state = playground.state.get();
  const [pictures, words, link] = await Promise.all([
    picturesOf(playground, state),
    wordsInForce(state.config),
    options.link ?? linkInForce(playground),
  ]);
  const scenes = pictures.map((picture, pane) => sceneOfStage(state, picture, theme, pane));
  const columns = scenes.length > 1 ? 2 : 1;
  const side = (size - gap * (columns - 1)) / columns;
  const rows = Math.ceil(scenes.length / columns);
  const pictureHeight = rows * side + gap * (rows - 1);
  const height = Math.round(pictureHeight + (caption ? captionHeight(size) : 0));
  const paint = (surface: StageSurface, pixelRatio: number) => {
    const { target } = surface;
    paintPaper(target, size, height, theme);
    for (const [pane, scene] of scenes.entries()) {
      target.save();
      target.translate((pane % columns) * (side + gap), Math.floor(pane / columns) * (side + gap));
      const layout = Math.min(side, widestLayout);
      target.scale(side / layout, side / layout);
      surface.layer("stage", () => {
        paintStage(surface, scene, { side: layout, pixelRatio: (pixelRatio * side) / layout, words: words.stage });
        if (scenes.length > 1) {
          const sampler = (panesOf(state.config)[pane] ?? state.config).sampler;
          paintPaneLetter(target, { pane, name: words.options.sampler[sampler], theme });
        }
      });
      target.restore();
    }
    if (caption) {
      target.save();
      target.translate(0, pictureHeight);
      paintCaption(target, captionOf(state, link, words), size, theme);
      target.restore();
    }
  };
  const { sigma } = pictures[0] as Picture;
  const file = await pictureFile(paint, {
    format,
    width: size,
    height,
    scale,
    title: `${words.name}: ${scaleBarTitle(sigma, (scenes[0] as (typeof scenes)[number]).sigmas)}`,
    description: descriptionOf(state, pictures, words),
    link,
    language: languageInForce(state.config),
  });
  return { name: fileName(state.config, "stage", format), blob: file, width: size, height };
}

/** @throws RangeError unless both are in bounds */
export function checkSize(size: number, scale: number): void {
  const { least, most } = pictureSizes;
  if (!(size >= least && size <= most)) throw new RangeError(`need a size from ${least} to ${most}, got ${size}`);
  if (!(scale >= 1 && scale <= 4)) throw new RangeError(`need a scale from 1 to 4, got ${scale}`);
  if (size * scale > 2 * most) {
    throw new RangeError(`need at most ${2 * most} pixels a side, got ${size} × ${scale} = ${size * scale}`);
  }
}

/** Fresh from the worker; where there is none any more, as the page last had them. */
async function picturesOf(playground: Playground, state: PlaygroundState): Promise<readonly Picture[]> {
  const wanted = picturesWanted(state);
  const known = [state.picture, ...state.otherPictures];
  return Promise.all(
    wanted.map(async (request, pane) => {
      try {
        return await playground.pictureOf(request);
      } catch (error) {
        const last = known[pane];
        if (last) return last;
        throw error;
      }
    }),
  );
}

function paintPaper(target: PaintTarget, width: number, height: number, theme: Theme): void {
  target.fillStyle = palettes[theme].page;
  target.beginPath();
  target.rect(0, 0, width, height);
  target.fill();
}

function captionOf({ run, config }: PlaygroundState, link: string, words: ExportWords): Caption {
  const left = hostOf(link, words.name);
  if (!run) return { left, right: "" };
  const { before, step, after } = words.transport.stepOf(formatCount(run.step), formatCount(run.totalSteps));
  const sampler = panesOf(config).length > 1 ? "" : `${words.options.sampler[config.sampler]} · `;
  return { left, right: `${sampler}${before}${step}${after}` };
}

function descriptionOf({ run }: PlaygroundState, pictures: readonly Picture[], words: ExportWords): string {
  return pictures
    .map(({ sigma, angle }, pane) => {
      const said = angle === null ? words.stage.noField : words.stage.angle(String(Math.round(angle)));
      const summary = words.stage.summary(formatSigmaLong(sigma), said);
      const ran = run?.panes[pane];
      const particles = ran
        ? words.stage.particles(formatCount(ran.recording.particles), formatCount(run?.step ?? 0))
        : "";
      return [summary, particles].filter((sentence) => sentence !== "").join(" ");
    })
    .join(" ");
}
