import type { Theme } from "./palette.ts";
import { paintParticles } from "./particles.ts";
import { paintTrails } from "./trails.ts";

/** A canvas on the page or off it. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What is to be painted of the particles at one moment. */
export interface ParticlePicture {
  /** Positions at consecutive steps, oldest first, the present last; each [n, 2]. The present alone: no trails. */
  readonly frames: readonly Float32Array[];
  /** Colour of the level each frame was made at, "#rrggbb", as many. */
  readonly colours: readonly string[];
  /** Whether the particles themselves are shown. */
  readonly showParticles: boolean;
  /** Side of the stage, CSS px. */
  readonly side: number;
  readonly theme: Theme;
  /** Device pixels per CSS px. */
  readonly pixelRatio: number;
  /** Magnification: 1 unless told. */
  readonly size?: number;
  /** Whether particles off the stage have marks at its edge. They have unless told: of a zoomed stage most are off it. */
  readonly marksEdge?: boolean;
}

/** Paints trails and particles without a graphics card. One unit of the context is one CSS px. */
export function paintOnCanvas(context: PaintContext, picture: ParticlePicture): void {
  paintTrails(context, picture);
  if (picture.showParticles) paintParticles(context, picture);
}
