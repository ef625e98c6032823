import { palettes, type Theme } from "./palette.ts";
import { type Stamp, shadeParticles, stampOf, stampParticles } from "./particle-crowd.ts";
import type { PaintContext, ParticlePicture } from "./particle-picture.ts";
import { halosBelow, largestRadius, particleHalo, particleOpacity, particleRadius } from "./particle-shape.ts";
import { paintEdgeMarks } from "./particles-edge.ts";

/** Particles as ink discs with a halo, stamped from one ready-made picture. */

/** From here on particles are stamped at whole device pixels; fewer glide between pixels. */
const crowd = 1000;

interface Sprite {
  readonly theme: Theme;
  readonly count: number;
  readonly size: number;
  readonly pixelRatio: number;
  readonly canvas: OffscreenCanvas;
  readonly stamp: Stamp;
  /** CSS px. */
  readonly side: number;
}
/** Of the panes of a comparison; a handful, sought without making a key for each frame. */
const sprites: Sprite[] = [];
const mostSprites = 8;

function drawingContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("need a 2d context for the particles, got none");
  return context;
}

function spriteOf(theme: Theme, count: number, size: number, pixelRatio: number): Sprite {
  for (const known of sprites) {
    const isAlike = known.theme === theme && known.count === count && known.size === size;
    if (isAlike && known.pixelRatio === pixelRatio) return known;
  }
  const radius = particleRadius(count) * size;
  const halo = particleHalo(count) * size;
  const pixels = 2 * Math.ceil((radius + halo) * pixelRatio + 1);
  const canvas = new OffscreenCanvas(pixels, pixels);
  const context = drawingContext(canvas);
  const disc = (discRadius: number, colour: string) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(pixels / 2, pixels / 2, discRadius * pixelRatio, 0, 2 * Math.PI);
    context.fill();
  };
  const read = () => context.getImageData(0, 0, pixels, pixels);
  disc(radius, palettes[theme].ink);
  const bare = read();
  if (halo > 0) disc(radius + halo, palettes[theme].surface);
  disc(radius, palettes[theme].ink);
  const whole = read();
  const opacity = particleOpacity(count);
  const shade = opacity < 1 ? Math.min(0.99, opacity * fullness(bare, radius * pixelRatio)) : 1;
  const stamp = stampOf(whole, count < halosBelow ? whole : bare, shade);
  const made = { theme, count, size, pixelRatio, canvas, stamp, side: pixels / pixelRatio };
  if (sprites.length >= mostSprites) sprites.shift();
  sprites.push(made);
  return made;
}

/** What small discs lack in whole pixels: a factor near 1. */
function fullness({ data }: ImageData, radius: number): number {
  let sum = 0;
  for (let at = 3; at < data.length; at += 4) sum += data[at];
  return (255 * Math.PI * radius ** 2) / sum;
}

interface Sheet {
  readonly width: number;
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly image: ImageData;
  readonly pixels: Uint32Array;
  /** How far each pixel is covered by translucent discs, 0 to 255. */
  readonly cover: Uint8Array;
}
/** Kept between frames and shared by all stages of a width: at 1 000 × 1 000 pixels it is 5 MB. */
let sheet: Sheet | null = null;

function sheetOf(width: number): Sheet {
  if (sheet?.width !== width) {
    const canvas = new OffscreenCanvas(width, width);
    const context = drawingContext(canvas);
    const image = context.createImageData(width, width);
    const cover = new Uint8Array(width * width);
    sheet = { width, canvas, context, image, pixels: new Uint32Array(image.data.buffer), cover };
  }
  return sheet;
}

/** Paints every particle; one off the stage gets a mark at the edge nearest to it. One unit is one CSS px. */
export function paintParticles(
  context: PaintContext,
  { frames, side, theme, pixelRatio, size = 1, marksEdge = true }: ParticlePicture,
): void {
  const points = frames[frames.length - 1];
  const count = points.length / 2;
  const shape = spriteOf(theme, count, size, pixelRatio);
  const outside =
    count < crowd
      ? paintDiscs(context, points, side, shape)
      : paintCrowd(context, points, side, shape, Math.max(1, Math.round(side * pixelRatio)));
  if (outside > 0 && marksEdge) {
    paintEdgeMarks(context, points, side, palettes[theme].ink, (size * particleRadius(count)) / largestRadius);
  }
}

function paintDiscs(context: PaintContext, points: Float32Array, side: number, shape: Sprite): number {
  const unit = side / 2;
  const half = shape.side / 2;
  let outside = 0;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i];
    const y = points[i + 1];
    if (x >= -1 && x <= 1 && y >= -1 && y <= 1) {
      context.drawImage(shape.canvas, (x + 1) * unit - half, (1 - y) * unit - half, shape.side, shape.side);
    } else outside++;
  }
  return outside;
}

function paintCrowd(context: PaintContext, points: Float32Array, side: number, shape: Sprite, width: number): number {
  const { canvas, context: target, image, pixels, cover } = sheetOf(width);
  const outside = shape.stamp.isOpaque
    ? stampParticles(pixels, width, shape.stamp, points)
    : shadeParticles(pixels, cover, width, shape.stamp, points);
  target.putImageData(image, 0, 0);
  context.drawImage(canvas, 0, 0, side, side);
  return outside;
}
