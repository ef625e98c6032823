import { activate, activateJet } from "./activation";
import { fillDerivatives, fillFeatures, gainRow, halfLogRow, perSpreadRow, slopeRow, visibilityRow } from "./features";
import { fillNormals } from "./philox";
import {
  activation,
  averageAt,
  chunk,
  chunkActivationsAt,
  chunkChannels,
  chunkNoiseAt,
  chunkPointsAt,
  chunkScoresAt,
  chunkTableAt,
  depth,
  inputs,
  meanX,
  meanY,
  octaves,
  outputs,
  width,
} from "./plan";
import { product } from "./products";
import { madd, splat } from "./vector";

/** Scores of the averaged parameters, and the steps of samplers that follow them, chunk by chunk. */

/**
 * What of a noise level the points need, f32: σ is not among it.
 * ½ ln σ, 1/spread, slope, gain, then the visibility of each octave.
 */
const visibilities: usize = 16;

/** Fills the chunk's table with one level. */
function fillLevel(level: usize): void {
  const row = <usize>(chunk << 2);
  fillRow(halfLogRow * row, load<f32>(level));
  fillRow(perSpreadRow * row, load<f32>(level, 4));
  fillRow(slopeRow * row, load<f32>(level, 8));
  fillRow(gainRow * row, load<f32>(level, 12));
  for (let k = 0; k < octaves; k++) {
    fillRow((visibilityRow + <usize>k) * row, load<f32>(level + visibilities + (<usize>k << 2)));
  }
}

@inline
function fillRow(offset: usize, value: f32): void {
  const v = splat(value);
  for (let at: usize = 0; at < <usize>(chunk << 2); at += 16) v128.store(chunkTableAt + offset + at, v);
}

/** Scores of the points of the chunk at the levels of its table. */
function scoreChunk(label: i32): void {
  const energy = chunkChannels > 1;
  const columns = chunkChannels * chunk;
  const step = <usize>(columns << 2);
  const row = <usize>(chunk << 2);
  const x = chunkPointsAt;
  const y = chunkPointsAt + row;
  let from = chunkActivationsAt;
  let to = from + <usize>(inputs + 1) * step;
  let other = to + <usize>(width + 1) * step;
  fillFeatures(x, y, chunkTableAt, row, 0, label, from, step, chunk);
  // Along the axes, which the plan of an energy's derivatives need not be.
  if (energy) fillDerivatives(1, 2, 0, x, y, chunkTableAt, row, from, step, chunk);
  let w = averageAt;
  let rows = inputs;
  for (let l = 0; l < depth; l++) {
    product(to, step, w, 4, <usize>(width << 2), from, step, width, columns, rows + 1);
    if (energy) for (let u = 0; u < width; u++) {
      activateJet(activation, to + <usize>u * step, to + <usize>u * step, chunk, 2, 0);
    }
    else activate(activation, to, to, width * columns);
    w += <usize>((rows + 1) * width) << 2;
    rows = width;
    from = to;
    to = other;
    other = from;
  }
  product(to, step, w, 4, <usize>(outputs << 2), from, step, outputs, columns, width + 1);
  // F lies in two rows; the gradient of an energy in the channels of its derivatives.
  const first = energy ? to + row : to;
  const second = energy ? to + 2 * row : to + step;
  for (let at: usize = 0; at < row; at += 16) {
    const slope = v128.load(chunkTableAt + slopeRow * row + at);
    const gain = v128.load(chunkTableAt + gainRow * row + at);
    const fromX = f32x4.sub(v128.load(x + at), splat(meanX));
    const fromY = f32x4.sub(v128.load(y + at), splat(meanY));
    v128.store(chunkScoresAt + at, madd(slope, fromX, f32x4.mul(gain, v128.load(first + at))));
    v128.store(chunkScoresAt + row + at, madd(slope, fromY, f32x4.mul(gain, v128.load(second + at))));
  }
}

/** Points [n, 2], from where they lie to the rows of the chunk; those beyond the last are zeros. */
function loadPoints(from: usize, count: i32, scale: f32): void {
  const row = <usize>(chunk << 2);
  for (let i = 0; i < chunk; i++) {
    const at = <usize>(i << 2);
    const here = i < count;
    store<f32>(chunkPointsAt + at, here ? scale * load<f32>(from + 2 * at) : 0);
    store<f32>(chunkPointsAt + row + at, here ? scale * load<f32>(from + 2 * at, 4) : 0);
  }
}

/**
 * Scores of n points at one noise level.
 *
 * @param level see fillLevel
 * @param from [n, 2]
 * @param to receives the scores, [n, 2]
 */
export function score(n: i32, level: usize, label: i32, from: usize, to: usize): void {
  fillLevel(level);
  for (let first = 0; first < n; first += chunk) scorePiece(first, n, label, from, to);
}

/** The chunk that begins at the first point, at the levels of its table. */
export function scorePiece(first: i32, n: i32, label: i32, from: usize, to: usize): void {
  const count = n - first < chunk ? n - first : chunk;
  const at = <usize>(first << 3);
  loadPoints(from + at, count, 1);
  scoreChunk(label);
  const row = <usize>(chunk << 2);
  for (let i = 0; i < count; i++) {
    store<f32>(to + at + (<usize>i << 3), load<f32>(chunkScoresAt + (<usize>i << 2)));
    store<f32>(to + at + (<usize>i << 3), load<f32>(chunkScoresAt + row + (<usize>i << 2)), 4);
  }
}

/** A step: its number and four factors, then its level (maths/sampler/affine-step.ts). */
const levelOfStep: usize = 32;

/**
 * Takes steps, x' = keep x + drift s(inputScale x, σ) + noise z, each chunk of particles all of them before the next.
 *
 * @param steps [count] of `stepBytes` each
 * @param label of the guided score, -1 where only the plain one is needed; `omega` is its share, and where it is 1 the
 *   plain one is not needed
 * @param from [n, 2]
 * @param to receives the points after each step, [count, n, 2]
 */
export function advance(
  n: i32,
  steps: usize,
  stepBytes: usize,
  count: i32,
  label: i32,
  omega: f32,
  seed: u32,
  stream: u32,
  from: usize,
  to: usize,
): void {
  const row = <usize>(chunk << 2);
  const frame = <usize>(n << 3);
  for (let first = 0; first < n; first += chunk) {
    const left = n - first < chunk ? n - first : chunk;
    let here = from + <usize>(first << 3);
    for (let s = 0; s < count; s++) {
      const planned = steps + <usize>s * stepBytes;
      fillLevel(planned + levelOfStep);
      loadPoints(here, left, load<f32>(planned, 4));
      guidedScore(label, omega);
      const keep = load<f32>(planned, 8);
      const drift = load<f32>(planned, 12);
      const noise = load<f32>(planned, 16);
      const zx = chunkNoiseAt;
      const zy = chunkNoiseAt + row;
      if (noise != 0) fillNormals(zx, zy, chunk, first, seed, stream, load<u32>(planned));
      const there = to + <usize>s * frame + <usize>(first << 3);
      for (let i = 0; i < left; i++) {
        const at = <usize>(i << 2);
        let x = keep * load<f32>(here + 2 * at) + drift * load<f32>(chunkScoresAt + at);
        let y = keep * load<f32>(here + 2 * at, 4) + drift * load<f32>(chunkScoresAt + row + at);
        if (noise != 0) {
          x += noise * load<f32>(zx + at);
          y += noise * load<f32>(zy + at);
        }
        store<f32>(there + 2 * at, x);
        store<f32>(there + 2 * at, y, 4);
      }
      here = there;
    }
  }
}

/** s_ω = ω s(x | y) + (1 - ω) s(x) */
function guidedScore(label: i32, omega: f32): void {
  scoreChunk(label);
  if (label < 0 || omega == 1) return;
  const bytes = <usize>(chunk << 3);
  // Beside the noise, which is not drawn yet.
  memory.copy(chunkNoiseAt, chunkScoresAt, bytes);
  scoreChunk(-1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const conditional = f32x4.mul(splat(omega), v128.load(chunkNoiseAt + at));
    v128.store(chunkScoresAt + at, madd(splat(1 - omega), v128.load(chunkScoresAt + at), conditional));
  }
}
