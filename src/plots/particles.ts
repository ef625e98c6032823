import { palettes, type Theme } from "./palette.ts";
import { type Stamp, stampOf, stampParticles } from "./particle-crowd.ts";

/** Particles as ink discs with a halo, stamped from one ready-made picture. */

export interface ParticleLayerOptions {
  /** Positions, [n, 2]. */
  readonly points: Float32Array;
  /** Side of the stage, CSS px. */
  readonly side: number;
  readonly theme: Theme;
  /** Device pixels per CSS px, for a sharp picture. */
  readonly pixelRatio: number;
  /** Magnification: 1 unless told, 1.5 when presenting. */
  readonly size?: number;
}

const fewest = 400;
const largestRadius = 2.5;
const haloWidth = 1.2;
/** Of the largest particle; a crowd's marks shrink with its discs, or they would be one black frame. */
const edgeMark = { length: 5, width: 1.2 };

/**
 * Radius of a disc, px: 2.5 up to 400 particles, then smaller with the count (1.6 at 2 000, 0.9 at 20 000), so that a
 * crowd darkens its region without hiding it.
 */
export function particleRadius(count: number): number {
  return largestRadius * Math.min(1, (fewest / Math.max(1, count)) ** 0.26);
}

/** From here on particles are stamped at whole device pixels; fewer glide between pixels. */
const crowd = 1000;

interface Sprite {
  readonly canvas: OffscreenCanvas;
  readonly stamp: Stamp;
  /** CSS px. */
  readonly side: number;
}
const sprites = new Map<string, Sprite>();

function drawingContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("need a 2d context for the particles, got none");
  return context;
}

function sprite(theme: Theme, radius: number, pixelRatio: number): Sprite {
  const key = `${theme} ${radius} ${pixelRatio}`;
  const known = sprites.get(key);
  if (known) return known;
  const halo = (haloWidth * radius) / largestRadius;
  const pixels = 2 * Math.ceil((radius + halo) * pixelRatio + 1);
  const canvas = new OffscreenCanvas(pixels, pixels);
  const context = drawingContext(canvas);
  const disc = (discRadius: number, colour: string) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(pixels / 2, pixels / 2, discRadius * pixelRatio, 0, 2 * Math.PI);
    context.fill();
  };
  disc(radius + halo, palettes[theme].surface);
  disc(radius, palettes[theme].ink);
  const made = { canvas, stamp: stampOf(context.getImageData(0, 0, pixels, pixels)), side: pixels / pixelRatio };
  sprites.set(key, made);
  return made;
}

interface Sheet {
  readonly width: number;
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly image: ImageData;
  readonly pixels: Uint32Array;
}
/** Kept between frames: at 1 000 × 1 000 pixels it is 4 MB. */
let sheet: Sheet | null = null;

function sheetOf(width: number): Sheet {
  if (sheet?.width !== width) {
    const canvas = new OffscreenCanvas(width, width);
    const context = drawingContext(canvas);
    const image = context.createImageData(width, width);
    sheet = { width, canvas, context, image, pixels: new Uint32Array(image.data.buffer) };
  }
  return sheet;
}

/** Paints every particle; one off the stage gets a mark at the edge nearest to it. One unit is one CSS px. */
export function paintParticles(context: CanvasRenderingContext2D, options: ParticleLayerOptions): void {
  const { points, side, theme, pixelRatio, size = 1 } = options;
  const radius = particleRadius(points.length / 2) * size;
  const shape = sprite(theme, radius, pixelRatio);
  const outside =
    points.length / 2 < crowd
      ? paintDiscs(context, points, side, shape)
      : paintCrowd(context, points, side, shape, Math.max(1, Math.round(side * pixelRatio)));
  if (outside > 0) paintEdgeMarks(context, points, side, palettes[theme].ink, radius / largestRadius);
}

function paintDiscs(context: CanvasRenderingContext2D, points: Float32Array, side: number, shape: Sprite): number {
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

function paintCrowd(
  context: CanvasRenderingContext2D,
  points: Float32Array,
  side: number,
  shape: Sprite,
  width: number,
): number {
  const { canvas, context: target, image, pixels } = sheetOf(width);
  const outside = stampParticles(pixels, width, shape.stamp, points);
  target.putImageData(image, 0, 0);
  context.drawImage(canvas, 0, 0, side, side);
  return outside;
}

function paintEdgeMarks(
  context: CanvasRenderingContext2D,
  points: Float32Array,
  side: number,
  ink: string,
  size: number,
): void {
  context.beginPath();
  for (let i = 0; i < points.length; i += 2) traceEdgeMark(context, points[i], points[i + 1], side, size);
  context.strokeStyle = ink;
  context.lineWidth = edgeMark.width * size;
  context.lineCap = "butt";
  context.stroke();
}

/**
 * A tick inwards from the edge, where the particle would be seen if it were drawn onto the square; nothing for one on
 * the stage or without a finite place.
 */
export function traceEdgeMark(
  path: Pick<CanvasPath, "moveTo" | "lineTo">,
  x: number,
  y: number,
  side: number,
  size = 1,
): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  const left = ((Math.min(1, Math.max(-1, x)) + 1) * side) / 2;
  const top = ((1 - Math.min(1, Math.max(-1, y))) * side) / 2;
  const inX = x < -1 ? 1 : x > 1 ? -1 : 0;
  const inY = y > 1 ? 1 : y < -1 ? -1 : 0;
  if (inX === 0 && inY === 0) return;
  const length = (edgeMark.length * size) / Math.hypot(inX, inY);
  path.moveTo(left, top);
  path.lineTo(left + inX * length, top + inY * length);
}
