import {
  aimsAt,
  batch,
  curved,
  directions,
  levels,
  linear,
  lossesAt,
  meanX,
  meanY,
  noisyAt,
  onlyLevel,
  outputs,
  projected,
  projectionsAt,
  samples,
  squareAlong,
  tableAt,
  tangents,
  tileLossesAt,
} from "./plan";
import {
  constantRow,
  derivativeRow,
  firstX,
  firstY,
  perGainRow,
  slopeRow,
  weightRow,
} from "./features";
import { madd, splat } from "./vector";

/**
 * The losses of a tile's samples, and their gradients in the network's output: the weighted squares and linear terms of
 * maths/objective/training-targets.ts.
 *
 * @param first the tile's first sample
 * @param n samples of the tile
 * @param o the output, [outputs] rows of `step` bytes, the channels at every n columns
 * @param d receives the gradients of the mean over the batch, laid out like o
 */
export function outputGradients(first: i32, n: i32, o: usize, d: usize, step: usize): void {
  const row = <usize>(batch << 2);
  const channel = <usize>(n << 2);
  const begin = <usize>(first << 2);
  const energy = outputs == 1;
  const share = splat(1 / <f32>samples);
  for (let at: usize = 0; at < channel; at += 16) {
    const sample = begin + at;
    const table = tableAt + sample;
    const weight = v128.load(table + weightRow * row);
    const slope = v128.load(table + slopeRow * row);
    const perGain = v128.load(table + perGainRow * row);
    const fromX = f32x4.sub(v128.load(noisyAt + sample), splat(meanX));
    const fromY = f32x4.sub(v128.load(noisyAt + row + sample), splat(meanY));
    const targetX = f32x4.mul(f32x4.sub(v128.load(aimsAt + sample), f32x4.mul(slope, fromX)), perGain);
    const targetY = f32x4.mul(f32x4.sub(v128.load(aimsAt + row + sample), f32x4.mul(slope, fromY)), perGain);
    const scaled = f32x4.mul(weight, share);
    let squares = splat(0);
    let derivatives = splat(0);
    const vx = v128.load(projectionsAt + sample);
    const vy = v128.load(projectionsAt + row + sample);
    const length = madd(vx, vx, f32x4.mul(vy, vy));
    let factor = v128.load(table + derivativeRow * row);
    // The directions of a frame are of length one, so the projection's own length is here.
    if (directions == 3) factor = f32x4.mul(factor, length);
    const to = d + at;
    const from = o + at;
    if (energy) {
      v128.store(to, splat(0));
      const ux = firstX(directions, vx, vy);
      const uy = firstY(directions, vx, vy);
      const along = f32x4.sub(v128.load(from + channel), madd(ux, targetX, f32x4.mul(uy, targetY)));
      squares = f32x4.mul(along, along);
      v128.store(to + channel, f32x4.mul(scaled, along));
      if (tangents > 1) {
        const across = f32x4.sub(v128.load(from + 2 * channel), f32x4.sub(f32x4.mul(ux, targetY), f32x4.mul(uy, targetX)));
        squares = madd(across, across, squares);
        v128.store(to + 2 * channel, f32x4.mul(scaled, across));
      }
      if (curved > 0) {
        const last = <usize>(tangents + 1) * channel;
        derivatives = v128.load(from + last);
        v128.store(to + last, f32x4.mul(factor, share));
      }
    } else {
      const restX = f32x4.sub(v128.load(from), targetX);
      const restY = f32x4.sub(v128.load(from + step), targetY);
      if (squareAlong) {
        const along = madd(vx, restX, f32x4.mul(vy, restY));
        squares = f32x4.mul(along, along);
        const pull = f32x4.mul(scaled, along);
        v128.store(to, f32x4.mul(pull, vx));
        v128.store(to + step, f32x4.mul(pull, vy));
      } else {
        squares = madd(restX, restX, f32x4.mul(restY, restY));
        v128.store(to, f32x4.mul(scaled, restX));
        v128.store(to + step, f32x4.mul(scaled, restY));
      }
      if (tangents > 0) {
        const ux = firstX(directions, vx, vy);
        const uy = firstY(directions, vx, vy);
        const pull = f32x4.mul(factor, share);
        const t = from + channel;
        derivatives = madd(ux, v128.load(t), f32x4.mul(uy, v128.load(t + step)));
        v128.store(to + channel, f32x4.mul(pull, ux));
        v128.store(to + channel + step, f32x4.mul(pull, uy));
        if (tangents > 1) {
          // The second direction is (-u_y, u_x).
          const s = t + channel;
          derivatives = madd(ux, v128.load(s + step), f32x4.sub(derivatives, f32x4.mul(uy, v128.load(s))));
          v128.store(to + 2 * channel, f32x4.neg(f32x4.mul(pull, uy)));
          v128.store(to + 2 * channel + step, f32x4.mul(pull, ux));
        }
      }
    }
    let loss = f32x4.mul(f32x4.mul(splat(0.5), weight), squares);
    if (linear) {
      loss = madd(factor, derivatives, loss);
      loss = madd(v128.load(table + constantRow * row), projected ? length : splat(2), loss);
    }
    v128.store(tileLossesAt + at, loss);
  }
  addLosses(first, n);
}

/** Sample b is of level b mod L, or all are of one. */
function addLosses(first: i32, n: i32): void {
  let level = onlyLevel < 0 ? first % levels : onlyLevel;
  const end = first + n < samples ? n : samples - first;
  for (let b = 0; b < end; b++) {
    const at = lossesAt + (<usize>level << 3);
    store<f64>(at, load<f64>(at) + <f64>load<f32>(tileLossesAt + (<usize>b << 2)));
    if (onlyLevel < 0 && ++level == levels) level = 0;
  }
}
