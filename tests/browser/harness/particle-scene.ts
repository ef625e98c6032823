import { fillUniforms } from "../../../src/maths/random.ts";
import type { ParticlePicture } from "../../../src/plots/particle-picture.ts";
import { levelColors } from "../../../src/plots/sigma-color.ts";

/** Particles on their way, made up for pictures: the same on every machine. */
export interface SceneCase {
  readonly particles: number;
  readonly trails: boolean;
  /** CSS px; 312 unless told. */
  readonly side?: number;
  /** Device pixels per CSS px; 1 unless told. */
  readonly pixelRatio?: number;
  readonly theme?: "light" | "dark";
}

const seed = 7;
const stream = 1;
/** Frames of a picture with trails. */
const kept = 6;
/** Of one step, in data units. */
const stride = 0.03;

export const sceneSide = 312;

/**
 * Frames of a walk that turns, each a fresh array, [n, 2]: around the middle, some of it beyond the edges.
 *
 * @param count of the frames
 */
export function walk(particles: number, count: number): Float32Array[] {
  const uniforms = new Float32Array(4 * particles);
  fillUniforms(uniforms, { seed, stream, step: 0 });
  return Array.from({ length: count }, (_, step) => {
    const points = new Float32Array(2 * particles);
    for (let i = 0; i < particles; i++) {
      const turn = 2 * Math.PI * uniforms[4 * i + 2] + 0.35 * step;
      // Dense in the middle, thin towards the edges and beyond.
      const radius = 1.25 * Math.sqrt(uniforms[4 * i]) * uniforms[4 * i + 3] ** 0.5;
      const angle = 2 * Math.PI * uniforms[4 * i + 1];
      points[2 * i] = radius * Math.cos(angle) + step * stride * Math.cos(turn);
      points[2 * i + 1] = radius * Math.sin(angle) + step * stride * Math.sin(turn);
    }
    return points;
  });
}

/** The picture of a walk at one of its frames. */
export function pictureAt(frames: readonly Float32Array[], at: number, scene: SceneCase): ParticlePicture {
  const theme = scene.theme ?? "light";
  const colours = levelColors(10, theme);
  const first = scene.trails ? Math.max(0, at - kept + 1) : at;
  const shown = frames.slice(first, at + 1);
  return {
    frames: shown,
    colours: shown.map((_, index) => colours[Math.floor((first + index) / 2) % colours.length] as string),
    showParticles: true,
    side: scene.side ?? sceneSide,
    theme,
    pixelRatio: scene.pixelRatio ?? 1,
  };
}

/** A canvas of a picture's size in CSS px. */
export function contextFor({ side, pixelRatio }: ParticlePicture): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(side * pixelRatio);
  const context = canvas.getContext("2d", { willReadFrequently: false });
  if (!context) throw new Error("need a 2d context, got none");
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  return context;
}
