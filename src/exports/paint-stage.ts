import { paintClassDots } from "../plots/class-dots.ts";
import { denoiserArrows } from "../plots/denoiser-arrows.ts";
import { paintDenoiser } from "../plots/denoiser-layer.ts";
import { dotRadius, paintDots } from "../plots/dots-layer.ts";
import { heatCanvas } from "../plots/heat-layer.ts";
import { palettes } from "../plots/palette.ts";
import { paintPathLines, pathLines } from "../plots/path-lines.ts";
import { pictureBands } from "../plots/picture-bands.ts";
import { largestMagnitude, quiver } from "../plots/quiver.ts";
import { paintArrows, paintErrorArrows, paintErrorSlivers, paintGhostArrows } from "../plots/quiver-layer.ts";
import { scaleBar, scaleBarShare, scaleBarTitle } from "../plots/scale-bar.ts";
import { paintScaleBar } from "../plots/scale-bar-layer.ts";
import { errorField } from "../plots/score-error.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { markSize, particleSize } from "../plots/stage-sizes.ts";
import { paintTrails } from "../plots/trails.ts";
import { valueCanvas } from "../plots/value-layer.ts";
import { paintWatershed } from "../plots/watershed.ts";
import { paintRampKey } from "./paint-ramp-key.ts";
import type { StageScene } from "./stage-scene.ts";
import type { StageSurface } from "./stage-surface.ts";

/** Paints a stage, layer over layer as the page shows them. One unit of the surface is one CSS px. */

export interface StagePaint {
  /** Side of the stage, CSS px. */
  readonly side: number;
  /** Device pixels per CSS px. */
  readonly pixelRatio: number;
  readonly words: StageWords;
}
export interface StageWords {
  /** Beside the bar that is as long as σ. */
  readonly toScale: string;
  readonly errorKey: string;
  readonly curlKey: string;
}

export function paintStage(surface: StageSurface, scene: StageScene, paint: StagePaint): void {
  const { target } = surface;
  const { side } = paint;
  target.fillStyle = palettes[scene.theme].surface;
  target.beginPath();
  target.rect(0, 0, side, side);
  target.fill();
  surface.clippedTo({ left: 0, top: 0, width: side, height: side }, () => {
    paintGround(surface, scene, paint);
    paintMoving(surface, scene, paint);
    paintPlates(surface, scene, paint);
  });
}

/** What stays while particles move at one level. */
export function paintGround(surface: StageSurface, scene: StageScene, { side }: StagePaint): void {
  const { target } = surface;
  const { theme, colour, config, dots } = scene;
  surface.layer("density", () => paintDensity(surface, scene, side));
  surface.layer("data", () => {
    if (!dots) return;
    const { points, labels } = dots;
    const radius = dotRadius(points.length / 2);
    if (labels) paintClassDots(target, points, labels, { side, theme, radius, ink: palettes[theme].ghost });
    else paintDots(target, points, { side, theme, radius });
  });
  const { learned, exact, error, denoiser } = arrowsOf(scene, side);
  surface.layer("slivers", () => {
    if (learned && exact) paintErrorSlivers(target, learned, exact, theme);
  });
  surface.layer("true field", () => {
    if (exact) paintGhostArrows(target, exact, theme, learned);
  });
  surface.layer("learned field", () => {
    if (learned) paintArrows(target, learned, { colour });
  });
  surface.layer("denoiser", () => {
    if (denoiser) paintDenoiser(target, denoiser, { colour, theme });
  });
  surface.layer("errors", () => {
    if (error) paintErrorArrows(target, error, theme);
  });
  surface.layer("watershed", () => {
    if (config.showPaths || scene.watershed.length > 0)
      paintWatershed(target, scene.watershed, { side, theme, size: markSize(side) });
  });
}

function paintDensity(surface: StageSurface, { picture, config, colour, theme }: StageScene, side: number): void {
  const { density, densitySide } = picture;
  const heat = config.heat !== "none" && picture.heat?.kind === config.heat ? picture.heat : null;
  const options = { side, colour, theme };
  if (heat) surface.samples(valueCanvas(heat.values, { kind: heat.kind, gridSide: heat.side, side, theme }), side);
  if (!config.showDensity) return;
  // Under heat the density is contour lines alone.
  const lines = heat ? ({ tints: [0, 0], lineOpacity: 0.8 } as const) : {};
  if (heat || config.densityStyle === "contours") {
    surface.bands(pictureBands(density, densitySide), { ...options, ...lines });
  } else surface.samples(heatCanvas(density, densitySide, options), side);
}

/** The arrows of a scene, in px; null where there are none. */
export function arrowsOf({ picture, fields, config }: StageScene, side: number) {
  const { arrows: n, sigma, exact, learned } = picture;
  const exclusion = scaleBar(sigma, side, markSize(side)).box;
  // Both fields and their difference share one scale, so that their lengths compare.
  const largest = exact ? largestMagnitude(exact) : null;
  const shape = (field: Float32Array | null) =>
    field &&
    quiver({ field, n, sigma, side, mode: config.arrows, exclusion, ...(largest === null ? {} : { largest }) });
  return {
    learned: shape(fields.learned),
    exact: shape(fields.exact),
    error: config.showErrorArrows && exact && learned ? shape(errorField(learned, exact)) : null,
    denoiser: config.showDenoiser && learned ? denoiserArrows({ field: learned, n, sigma, side, exclusion }) : null,
  };
}

/** Trails, particles and paths. */
export function paintMoving(surface: StageSurface, scene: StageScene, { side, pixelRatio }: StagePaint): void {
  const { target } = surface;
  const { theme, config, particles, paths, sigmas } = scene;
  if (particles) {
    const picture = {
      ...particles,
      side,
      theme,
      pixelRatio,
      showParticles: config.showParticles,
      size: particleSize(side),
    };
    surface.layer("trails", () => paintTrails(target, picture));
    surface.layer("particles", () => {
      if (config.showParticles) surface.particles(picture);
    });
  }
  surface.layer("paths", () => {
    if (!paths) return;
    const colourOf = (level: number) => levelColor(level, sigmas.length, theme);
    paintPathLines(target, pathLines({ ...paths, side }), { theme, colourOf });
  });
}

/** σ to scale, and what the colours of heat stand for. */
export function paintPlates(surface: StageSurface, scene: StageScene, { side, words }: StagePaint): void {
  const { picture, sigmas, colour, theme, config } = scene;
  const size = markSize(side);
  const bar = scaleBar(picture.sigma, side, size);
  surface.layer("scale", () =>
    paintScaleBar(surface.target, bar, {
      title: scaleBarTitle(picture.sigma, sigmas),
      caption: `${scaleBarShare(bar)}${words.toScale}`,
      colour,
      theme,
      size,
    }),
  );
  surface.layer("key", () => {
    const kind = config.heat;
    if (kind === "none" || picture.heat?.kind !== kind) return;
    const title = kind === "error" ? words.errorKey : words.curlKey;
    paintRampKey(surface.target, { kind, title, theme, side, size });
  });
}
