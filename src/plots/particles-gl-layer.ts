import { rgbOfHex } from "./hex-colour.ts";
import { palettes } from "./palette.ts";
import type { PaintContext, ParticlePicture } from "./particle-picture.ts";
import {
  edgeMark,
  halosBelow,
  largestRadius,
  particleHalo,
  particleOpacity,
  particleRadius,
} from "./particle-shape.ts";
import type { GlPen } from "./particles-gl.ts";
import { emptyRing, frameRing, placeFrames } from "./particles-gl-ring.ts";
import { trailFrames } from "./particles-gl-shaders.ts";
import { trailLength, trailOpacity, trailSteps, trailsOf, trailWidth } from "./trails.ts";

/** The positions of one stage on the graphics card, and how they are drawn. */
export interface GlLayer {
  /**
   * Paints over what is there. Positions are uploaded once, when they are first shown; once a picture of as many
   * particles has been painted, nothing is allocated.
   *
   * @returns false, having painted nothing, where there is no context
   */
  paint(context: PaintContext, picture: ParticlePicture): boolean;
  dispose(): void;
}

/** Straight pieces of a curve; of a great many trails nobody sees that each has fewer. */
const cuts = { few: 6, many: 2, crowd: 2000 };

/** @param pen what to draw with; null while there is no context */
export function glLayer(pen: () => GlPen | null): GlLayer {
  const ring = frameRing(trailFrames);
  const slots = new Uint8Array(trailFrames);
  const buffers: (WebGLBuffer | null)[] = Array.from({ length: trailFrames }, () => null);
  let madeFor: GlPen | null = null;
  let floats = 0;

  const upload = (slot: number, frame: Float32Array) => {
    const gl = madeFor?.gl;
    if (!gl) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffers[slot]);
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, frame);
  };

  const makeBuffers = (present: GlPen, wanted: number) => {
    if (madeFor === present && floats === wanted) return;
    const { gl } = present;
    if (madeFor !== present) for (let slot = 0; slot < trailFrames; slot++) buffers[slot] = gl.createBuffer();
    for (const buffer of buffers) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, wanted * Float32Array.BYTES_PER_ELEMENT, gl.DYNAMIC_DRAW);
    }
    emptyRing(ring);
    madeFor = present;
    floats = wanted;
  };

  return {
    paint(context, picture) {
      const present = pen();
      if (!present || present.gl.isContextLost()) return false;
      const { gl, canvas } = present;
      const width = Math.max(1, Math.round(picture.side * picture.pixelRatio));
      // Grows with the largest stage; a smaller one uses its lower left corner.
      if (canvas.width < width) canvas.width = canvas.height = width;
      makeBuffers(present, picture.frames[picture.frames.length - 1].length);
      placeFrames(ring, picture.frames, upload, slots);
      gl.viewport(0, 0, width, width);
      gl.enable(gl.SCISSOR_TEST);
      gl.scissor(0, 0, width, width);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      if (picture.frames.length > 1) drawTrails(present, picture, buffers, slots);
      if (picture.showParticles) drawDiscs(present, picture, buffers[slots[picture.frames.length - 1]]);
      // Lost while it drew, it leaves an empty picture.
      if (gl.isContextLost()) return false;
      context.drawImage(canvas, 0, canvas.height - width, width, width, 0, 0, picture.side, picture.side);
      return true;
    },
    dispose() {
      if (madeFor && madeFor === pen()) for (const buffer of buffers) madeFor.gl.deleteBuffer(buffer);
      madeFor = null;
    },
  };
}

/** Device pixels for a CSS px, where both sides are whole. */
const ratioOf = ({ side, pixelRatio }: ParticlePicture): number => Math.max(1, Math.round(side * pixelRatio)) / side;

/** @param instances how many instances share a value: 0 where each vertex has its own */
function feed(gl: WebGL2RenderingContext, place: number, buffer: WebGLBuffer | null, instances: 0 | 1): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.enableVertexAttribArray(place);
  gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0);
  gl.vertexAttribDivisor(place, instances);
}

function drawTrails(
  { gl, programs: { trail, veil, choose, at } }: GlPen,
  picture: ParticlePicture,
  buffers: readonly (WebGLBuffer | null)[],
  slots: Uint8Array,
): void {
  const { frames, colours, side, size = 1 } = picture;
  const ratio = ratioOf(picture);
  const last = frames.length - 1;
  const trails = trailsOf(frames[last].length / 2);
  const pieces = trails > cuts.crowd ? cuts.many : cuts.few;
  choose(trail);
  // Beyond the oldest frame that one stands in for the missing neighbour.
  for (let age = 0; age < trailFrames; age++) feed(gl, age, buffers[slots[Math.max(0, last - age)]], 1);
  gl.uniform1f(at.trailSide, side * ratio);
  gl.uniform1f(at.trailReach, trailLength * size * ratio);
  gl.uniform1i(at.trailCuts, pieces);
  for (let age = 0; age < Math.min(trailSteps, last); age++) {
    const tint = channelsOf(colours[last - age]);
    gl.uniform1i(at.trailAge, age);
    gl.uniform1f(at.trailHalfWidth, 0.5 * size * ratio * trailWidth(age));
    gl.uniform3f(at.trailTint, tint[0], tint[1], tint[2]);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 2 * (pieces + 1), trails);
  }
  for (let age = 0; age < trailFrames; age++) gl.disableVertexAttribArray(age);
  // Where trails cross, as much of what lies below shows through as elsewhere.
  choose(veil);
  gl.blendColor(0, 0, 0, trailOpacity);
  gl.blendFunc(gl.ZERO, gl.CONSTANT_ALPHA);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
}

function drawDiscs(
  { gl, programs: { disc, choose, at } }: GlPen,
  picture: ParticlePicture,
  positions: WebGLBuffer | null,
): void {
  const { frames, side, theme, size = 1, marksEdge = true } = picture;
  const ratio = ratioOf(picture);
  const count = frames[frames.length - 1].length / 2;
  const radius = particleRadius(count) * size;
  const scale = (ratio * radius) / largestRadius;
  const ink = channelsOf(palettes[theme].ink);
  const paper = channelsOf(palettes[theme].surface);
  choose(disc);
  feed(gl, 0, positions, 0);
  gl.uniform1f(at.discSide, side * ratio);
  gl.uniform1f(at.discOpacity, particleOpacity(count));
  const inked = fadedRadius(radius * ratio);
  const halo = fadedRadius((radius + particleHalo(count) * size) * ratio) - inked;
  gl.uniform3f(at.discPaper, paper[0], paper[1], paper[2]);
  if (count >= halosBelow && halo > 0) {
    gl.uniform3f(at.discInk, paper[0], paper[1], paper[2]);
    gl.uniform2f(at.discSize, inked + halo, 0);
    gl.uniform2f(at.discMark, 0, 0);
    gl.drawArrays(gl.POINTS, 0, count);
  }
  gl.uniform3f(at.discInk, ink[0], ink[1], ink[2]);
  gl.uniform2f(at.discSize, inked, count >= halosBelow ? 0 : halo);
  const mark = marksEdge ? scale : 0;
  gl.uniform2f(at.discMark, edgeMark.length * mark, edgeMark.width * mark);
  gl.drawArrays(gl.POINTS, 0, count);
}

/** Where the middle of an edge lies that fades over a pixel, so that the disc covers as much as a sharp one, px. */
const fadedRadius = (radius: number): number => Math.sqrt(Math.max(0, radius * radius - 1 / 12));

const channels = new Map<string, Float32Array>();

/** Red, green and blue, 0 … 1, of a colour; remembered, so that a frame allocates nothing. */
function channelsOf(colour: string): Float32Array {
  let known = channels.get(colour);
  if (!known) {
    known = Float32Array.from(rgbOfHex(colour), (channel) => channel / 255);
    channels.set(colour, known);
  }
  return known;
}
