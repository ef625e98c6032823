import { type PaintContext, type ParticlePicture, paintOnCanvas } from "./particle-picture.ts";
import { type Heat, type Renderer, rendererRace } from "./particle-race.ts";
import { type ParticleGl, particleGl } from "./particles-gl.ts";
import type { GlLayer } from "./particles-gl-layer.ts";

/** Paints the particles of one stage in the way that is fastest here. */
export interface ParticleLayer {
  /** Paints over what is there; one unit of the context is one CSS px. Says what painted it. */
  paint(context: PaintContext, picture: ParticlePicture): Renderer;
  dispose(): void;
}

/** So few are painted in no time, whatever paints them: a graphics card is not woken for them. */
const fewest = 400;
/** Particles of a small picture in the race. */
const fewToTime = 2000;

/**
 * Layers that share one WebGL2 context and one race.
 *
 * @param forced who paints, without a race, wherever it can
 */
export function particleLayers(gl: ParticleGl = particleGl(), forced?: Renderer): () => ParticleLayer {
  const race = rendererRace();
  /** Beside the stage, seen by nobody; gone when the race is over. */
  let course: { readonly context: OffscreenCanvasRenderingContext2D; readonly drawn: GlLayer } | null = null;

  /** Time until a picture stands, the graphics card waited for, ms. */
  const time = ({ renderer, isSmall }: Heat, picture: ParticlePicture): number => {
    const width = Math.max(1, Math.round(picture.side * picture.pixelRatio));
    if (course?.context.canvas.width !== width) {
      course?.drawn.dispose();
      // Read back, it would be taken off the graphics card, where the stage's own canvas stays.
      const context = new OffscreenCanvas(width, width).getContext("2d", { willReadFrequently: false });
      course = context && { context, drawn: gl.layer() };
    }
    if (!course) return Number.POSITIVE_INFINITY;
    const { context, drawn } = course;
    const shown = isSmall ? smallPicture(picture) : picture;
    context.setTransform(width / picture.side, 0, 0, width / picture.side, 0, 0);
    context.clearRect(0, 0, picture.side, picture.side);
    context.getImageData(0, 0, 1, 1);
    const start = performance.now();
    if (renderer === "2d") paintOnCanvas(context, shown);
    else if (!drawn.paint(context, shown)) return Number.POSITIVE_INFINITY;
    context.getImageData(0, 0, 1, 1);
    return performance.now() - start;
  };

  const choose = (picture: ParticlePicture): Renderer => {
    const count = picture.frames[picture.frames.length - 1].length / 2;
    if (forced === "2d" || (!forced && count < fewest) || !gl.isReady()) return "2d";
    if (forced) return forced;
    const heat = race.next(count);
    if (heat) {
      race.note(heat.renderer, time(heat, picture));
      if (race.next(count) === null) {
        course?.drawn.dispose();
        course = null;
      }
    }
    return race.winner();
  };

  return () => {
    const drawn = gl.layer();
    return {
      paint(context, picture) {
        if (choose(picture) === "webgl2" && drawn.paint(context, picture)) return "webgl2";
        paintOnCanvas(context, picture);
        return "2d";
      },
      dispose: drawn.dispose,
    };
  };
}

/** Some of the particles, and no trails. */
function smallPicture(picture: ParticlePicture): ParticlePicture {
  const present = picture.frames.length - 1;
  return {
    ...picture,
    frames: [picture.frames[present].subarray(0, 2 * fewToTime)],
    colours: [picture.colours[present]],
  };
}
