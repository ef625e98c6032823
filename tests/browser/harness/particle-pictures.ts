import { particleLayers } from "../../../src/plots/particle-layer.ts";
import { paintOnCanvas } from "../../../src/plots/particle-picture.ts";
import type { Renderer } from "../../../src/plots/particle-race.ts";
import { type ParticleGl, particleGl } from "../../../src/plots/particles-gl.ts";
import { contextFor, pictureAt, type SceneCase, walk } from "./particle-scene.ts";

/** How the pictures of both renderers compare. */
export interface PictureComparison {
  readonly renderer: Renderer;
  /** Mean over all pixels of the share that is covered: of the 2D picture, and of the other. */
  readonly covered: readonly [stamped: number, drawn: number];
  /** Mean difference of a channel after a blur over 3 × 3 pixels, 0 to 255: where discs lie between pixels is smoothed. */
  readonly difference: number;
  /** The largest of these differences. */
  readonly worst: number;
  readonly images: readonly [stamped: string, drawn: string];
}

async function readied(gl: ParticleGl): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (gl.isReady()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("need WebGL2 within 5 s, got none");
}

/** Paints one scene both ways, the last of a few frames, as a run comes to it. */
export async function comparePictures(scene: SceneCase): Promise<PictureComparison> {
  const gl = particleGl();
  await readied(gl);
  const layer = particleLayers(gl, "webgl2")();
  const frames = walk(scene.particles, 8);
  const picture = pictureAt(frames, frames.length - 1, scene);
  const stamped = contextFor(picture);
  const drawn = contextFor(picture);
  paintOnCanvas(stamped, picture);
  let renderer: Renderer = "2d";
  for (let at = 0; at < frames.length; at++) {
    drawn.clearRect(0, 0, picture.side, picture.side);
    renderer = layer.paint(drawn, pictureAt(frames, at, scene));
  }
  layer.dispose();
  const [a, b] = [stamped, drawn].map(onPaper) as [Uint8ClampedArray, Uint8ClampedArray];
  const width = drawn.canvas.width;
  const [blurredA, blurredB] = [blurred(a, width), blurred(b, width)];
  let [sum, worst] = [0, 0];
  for (let i = 0; i < blurredA.length; i++) {
    const difference = Math.abs(blurredA[i] - blurredB[i]);
    sum += difference;
    worst = Math.max(worst, difference);
  }
  return {
    renderer,
    covered: [covered(stamped), covered(drawn)],
    difference: sum / blurredA.length,
    worst,
    images: [stamped.canvas.toDataURL(), drawn.canvas.toDataURL()],
  };
}

function covered(context: CanvasRenderingContext2D): number {
  const { canvas } = context;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let i = 3; i < data.length; i += 4) sum += data[i];
  return sum / (255 * (data.length / 4));
}

/** As it looks on a coloured stage, RGBA. */
function onPaper(context: CanvasRenderingContext2D): Uint8ClampedArray {
  const { canvas } = context;
  const under = document.createElement("canvas");
  under.width = canvas.width;
  under.height = canvas.height;
  const paper = under.getContext("2d");
  if (!paper) throw new Error("need a 2d context, got none");
  paper.fillStyle = "#e8b080";
  paper.fillRect(0, 0, under.width, under.height);
  paper.drawImage(canvas, 0, 0);
  return paper.getImageData(0, 0, under.width, under.height).data;
}

/** Red, green and blue, each the mean over 3 × 3 pixels, of the pixels not at the rim. */
function blurred(data: Uint8ClampedArray, width: number): Float32Array {
  const result = new Float32Array(3 * (width - 2) ** 2);
  let at = 0;
  for (let row = 1; row < width - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) sum += data[4 * ((row + dy) * width + column + dx) + channel];
        }
        result[at++] = sum / 9;
      }
    }
  }
  return result;
}

/** Who paints before a context is lost, while it is, and once it is back; and whether the last picture was painted. */
export async function loseContext(): Promise<{ readonly renderers: readonly Renderer[]; readonly covered: number[] }> {
  const gl = particleGl();
  await readied(gl);
  const layer = particleLayers(gl, "webgl2")();
  const scene = { particles: 500, trails: true };
  const picture = pictureAt(walk(scene.particles, 6), 5, scene);
  const renderers: Renderer[] = [];
  const shares: number[] = [];
  const paint = () => {
    const context = contextFor(picture);
    renderers.push(layer.paint(context, picture));
    shares.push(covered(context));
  };
  const loss = gl.context()?.getExtension("WEBGL_lose_context");
  const canvas = gl.context()?.canvas;
  if (!loss || !canvas) throw new Error("need WEBGL_lose_context, got none");
  const heard = (type: string) => new Promise((resolve) => canvas.addEventListener(type, resolve, { once: true }));
  paint();
  const lost = heard("webglcontextlost");
  loss.loseContext();
  // At once, before anybody has heard of it; and after.
  paint();
  await lost;
  paint();
  // It may come back only once everybody has heard.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const restored = heard("webglcontextrestored");
  loss.restoreContext();
  await restored;
  await readied(gl);
  paint();
  layer.dispose();
  return { renderers, covered: shares };
}
