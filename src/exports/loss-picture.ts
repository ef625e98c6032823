import { font } from "../plots/fonts.ts";
import { formatCount } from "../plots/format.ts";
import { palettes } from "../plots/palette.ts";
import type { Playground } from "../store/playground-store.ts";
import { fileName } from "./file-name.ts";
import { languageInForce, linkInForce, themeInForce, wordsInForce } from "./in-force.ts";
import { levelOfLosses, lossCurvesOf } from "./loss-curves-of.ts";
import { paintLossChart } from "./paint-loss-chart.ts";
import { captionHeight, hostOf, paintCaption } from "./picture-caption.ts";
import { pictureFile } from "./picture-file.ts";
import { checkSize, type PictureFile, type PictureOptions } from "./stage-picture.ts";
import type { StageSurface } from "./stage-surface.ts";

/** A chart wider than this, px, is one of this width, magnified. */
const widestLayout = 520;
/** Height over width. */
const shape = 0.62;
const margin = 16;
const titleHeight = 26;

/**
 * The chart of the losses as a file.
 *
 * @returns null where there are no losses yet
 * @throws RangeError (rejects) for a size out of bounds
 */
export async function lossPicture(playground: Playground, options: PictureOptions): Promise<PictureFile | null> {
  const { format, size, scale = 2, theme = themeInForce(), caption = false } = options;
  checkSize(size, scale);
  const state = playground.state.get();
  const width = Math.min(size, widestLayout);
  const height = Math.round(shape * width);
  const magnified = size / width;
  const chart = lossCurvesOf(state, {
    width: width - 2 * margin,
    height: height - 2 * margin - titleHeight,
    theme,
    currentLevel: levelOfLosses(state),
  });
  if (!chart) return null;
  const words = await wordsInForce(state.config);
  const link = options.link ?? (await linkInForce(playground));
  const pictureHeight = Math.round(height * magnified);
  const whole = pictureHeight + (caption ? captionHeight(size) : 0);
  const paint = (surface: StageSurface) => {
    const { target } = surface;
    const { page, ink } = palettes[theme];
    target.fillStyle = page;
    target.beginPath();
    target.rect(0, 0, size, whole);
    target.fill();
    target.save();
    target.scale(magnified, magnified);
    target.translate(margin, margin);
    target.font = font(13, 700);
    target.fillStyle = ink;
    target.fillText(words.loss.title, 0, 12);
    target.translate(0, titleHeight);
    paintLossChart(target, chart, { theme, fontSize: 11, words: words.loss }, surface.clippedTo);
    target.restore();
    if (!caption) return;
    target.save();
    target.translate(0, pictureHeight);
    const right = `${formatCount(state.step)} ${words.loss.stepsUnit}`;
    paintCaption(target, { left: hostOf(link, words.name), right }, size, theme);
    target.restore();
  };
  const title = `${words.name}: ${words.loss.title}`;
  const file = { format, width: size, height: whole, scale, title, description: words.loss.chart, link };
  const blob = await pictureFile(paint, { ...file, language: languageInForce(state.config) });
  return { name: fileName(state.config, "losses", format), blob, width: size, height: whole };
}
