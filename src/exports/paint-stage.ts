import { wholeSquare } from "../maths/sight.ts";
import { paintClassDots } from "../plots/class-dots.ts";
import { denoiserArrows } from "../plots/denoiser-arrows.ts";
import { paintDenoiser } from "../plots/denoiser-layer.ts";
import { dotRadius, paintDots } from "../plots/dots-layer.ts";
import { frameSeen } from "../plots/frame-seen.ts";
import { heatCanvas } from "../plots/heat-layer.ts";
import { palettes } from "../plots/palette.ts";
import { paintPathLines, pathLines } from "../plots/path-lines.ts";
import { pictureBands } from "../plots/picture-bands.ts";
import { largestMagnitude, quiver } from "../plots/quiver.ts";
import { paintArrows, paintErrorArrows, paintErrorSlivers, paintGhostArrows } from "../plots/quiver-layer.ts";
import { scaleBar, scaleBarShare, scaleBarTitle } from "../plots/scale-bar.ts";
import { paintScaleBar } from "../plots/scale-bar-layer.ts";
import { errorField } from "../plots/score-error.ts";
import { boxIn, type SightBox } from "../plots/sight-box.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { markSize, particleSize } from "../plots/stage-sizes.ts";
import { paintTrails } from "../plots/trails.ts";
import { valueCanvas } from "../plots/value-layer.ts";
import { paintWatershed } from "../plots/watershed.ts";
import { sightShown } from "../store/derived.ts";
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

/** A layer of a part of the plane, at its place on the stage. */
function layerIn(surface: StageSurface, name: string, { left, top }: SightBox, paint: () => void): void {
  const { target } = surface;
  surface.layer(name, () => {
    target.save();
    target.translate(left, top);
    paint();
    target.restore();
  });
}

/** Where on a stage the whole square lies, and what of it the picture is of. */
function boxesOf({ config, picture }: Pick<StageScene, "config" | "picture">, side: number) {
  const sight = sightShown(config);
  return { square: boxIn(side, sight), near: boxIn(side, sight, picture.closeUp?.sight) };
}

/** What stays while particles move at one level. */
export function paintGround(surface: StageSurface, scene: StageScene, { side }: StagePaint): void {
  const { target } = surface;
  const { theme, colour, config, dots } = scene;
  const { square, near } = boxesOf(scene, side);
  const layer = (name: string, paint: () => void) => layerIn(surface, name, near, paint);
  layer("density", () => paintDensity(surface, scene, near.side));
  layerIn(surface, "data", square, () => {
    if (!dots) return;
    const { points, labels } = dots;
    const options = { side: square.side, theme, radius: dotRadius(points.length / 2) };
    if (labels) paintClassDots(target, points, labels, { ...options, ink: palettes[theme].ghost });
    else paintDots(target, points, options);
  });
  const { learned, exact, error, denoiser } = arrowsOf(scene, side);
  layer("slivers", () => {
    if (learned && exact) paintErrorSlivers(target, learned, exact, theme);
  });
  layer("true field", () => {
    if (exact) paintGhostArrows(target, exact, theme, learned);
  });
  layer("learned field", () => {
    if (learned) paintArrows(target, learned, { colour });
  });
  layer("denoiser", () => {
    if (denoiser) paintDenoiser(target, denoiser, { colour, theme });
  });
  layer("errors", () => {
    if (error) paintErrorArrows(target, error, theme);
  });
  layerIn(surface, "watershed", square, () => {
    if (config.showPaths || scene.watershed.length > 0)
      paintWatershed(target, scene.watershed, { side: square.side, theme, size: markSize(side) });
  });
}

function paintDensity(surface: StageSurface, { picture, config, colour, theme }: StageScene, side: number): void {
  const { density: whole, densitySide, closeUp } = picture;
  const density = closeUp?.density ?? whole;
  const heat = config.heat !== "none" && picture.heat?.kind === config.heat ? picture.heat : null;
  const options = { side, colour, theme };
  if (heat) surface.samples(valueCanvas(heat.values, { kind: heat.kind, gridSide: heat.side, side, theme }), side);
  if (!config.showDensity) return;
  // Under heat the density is contour lines alone.
  const lines = heat ? ({ tints: [0, 0], lineOpacity: 0.8 } as const) : {};
  if (heat || config.densityStyle === "contours") {
    surface.bands(pictureBands(density, densitySide, whole), { ...options, ...lines });
  } else surface.samples(heatCanvas(density, densitySide, { ...options, whole }), side);
}

/** The arrows of a scene, in px from where the picture's part of the plane begins; null where there are none. */
export function arrowsOf({ picture, fields, config }: StageScene, side: number) {
  const { arrows: n, sigma, exact, learned } = picture;
  const { near } = boxesOf({ config, picture }, side);
  const plate = scaleBar(sigma * config.zoom, side, markSize(side)).box;
  const exclusion = { ...plate, left: plate.left - near.left, top: plate.top - near.top };
  const on = { n, sigma, side: near.side, exclusion };
  // Both fields and their difference share one scale, so that their lengths compare.
  const largest = exact ? largestMagnitude(exact) : null;
  const shape = (field: Float32Array | null) =>
    field && quiver({ ...on, field, mode: config.arrows, ...(largest === null ? {} : { largest }) });
  return {
    learned: shape(fields.learned),
    exact: shape(fields.exact),
    error: config.showErrorArrows && exact && learned ? shape(errorField(learned, exact)) : null,
    denoiser:
      config.showDenoiser && learned
        ? denoiserArrows({ ...on, field: learned, half: picture.closeUp?.sight.half ?? 1 })
        : null,
  };
}

/** Trails, particles and paths. */
export function paintMoving(surface: StageSurface, scene: StageScene, { side, pixelRatio }: StagePaint): void {
  const { target } = surface;
  const { theme, config, particles, paths, sigmas } = scene;
  const sight = sightShown(config);
  const { square } = boxesOf(scene, side);
  if (particles) {
    const picture = {
      ...particles,
      frames: particles.frames.map((frame) => frameSeen(frame, sight)),
      marksEdge: sight === wholeSquare,
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
  layerIn(surface, "paths", square, () => {
    if (!paths) return;
    const colourOf = (level: number) => levelColor(level, sigmas.length, theme);
    paintPathLines(target, pathLines({ ...paths, side: square.side }), { theme, colourOf });
  });
}

/** σ to scale, and what the colours of heat stand for. */
export function paintPlates(surface: StageSurface, scene: StageScene, { side, words }: StagePaint): void {
  const { picture, sigmas, colour, theme, config } = scene;
  const size = markSize(side);
  const bar = scaleBar(picture.sigma * config.zoom, side, size);
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
