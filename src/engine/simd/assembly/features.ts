import { classes, inputs, meanX, meanY, octaves } from "./plan";
import { madd, smallCosine, smallSine, splat, turnedCosine, turnedSine } from "./vector";

/** Rows of numbers that hang on a sample's noise level, in the order of ../level-table.ts. */
export const sigmaRow: usize = 0;
export const halfLogRow: usize = 1;
export const perSpreadRow: usize = 2;
export const slopeRow: usize = 3;
export const gainRow: usize = 4;
export const weightRow: usize = 5;
export const perGainRow: usize = 6;
export const derivativeRow: usize = 7;
export const constantRow: usize = 8;
export const visibilityRow: usize = 9;

const pi: f32 = 3.14159265358979324;

/**
 * φ(x, σ) of maths/network/features.ts, one row for each feature.
 *
 * @param x, y [n]
 * @param table the samples' numbers, rows of `tableStep` bytes
 * @param labels i32 [n], or 0 where all have the one label given
 * @param to rows of `step` bytes
 * @param n a multiple of 4
 */
export function fillFeatures(
  x: usize,
  y: usize,
  table: usize,
  tableStep: usize,
  labels: usize,
  label: i32,
  to: usize,
  step: usize,
  n: i32,
): void {
  const wave = <usize>octaves * step;
  for (let at: usize = 0; at < <usize>(n << 2); at += 16) {
    const px = v128.load(x + at);
    const py = v128.load(y + at);
    const perSpread = v128.load(table + perSpreadRow * tableStep + at);
    let row = to + at;
    v128.store(row, f32x4.mul(f32x4.sub(px, splat(meanX)), perSpread));
    row += step;
    v128.store(row, f32x4.mul(f32x4.sub(py, splat(meanY)), perSpread));
    row += step;
    v128.store(row, v128.load(table + halfLogRow * tableStep + at));
    row += step;
    if (octaves > 0) {
      // In quarter turns, which are cut off exactly.
      const quartersX = f32x4.nearest(f32x4.add(px, px));
      const quartersY = f32x4.nearest(f32x4.add(py, py));
      const restX = f32x4.mul(madd(quartersX, splat(-0.5), px), splat(pi));
      const restY = f32x4.mul(madd(quartersY, splat(-0.5), py), splat(pi));
      const wholeX = i32x4.trunc_sat_f32x4_s(quartersX);
      const wholeY = i32x4.trunc_sat_f32x4_s(quartersY);
      const sx = smallSine(restX);
      const cx = smallCosine(restX);
      const sy = smallSine(restY);
      const cy = smallCosine(restY);
      let sinX = turnedSine(sx, cx, wholeX);
      let cosX = turnedCosine(sx, cx, wholeX);
      let sinY = turnedSine(sy, cy, wholeY);
      let cosY = turnedCosine(sy, cy, wholeY);
      let seen = table + visibilityRow * tableStep + at;
      for (let k = 0; k < octaves; k++) {
        const visibility = v128.load(seen);
        v128.store(row, f32x4.mul(visibility, sinX));
        v128.store(row + wave, f32x4.mul(visibility, sinY));
        v128.store(row + 2 * wave, f32x4.mul(visibility, cosX));
        v128.store(row + 3 * wave, f32x4.mul(visibility, cosY));
        // The next octave doubles the angle.
        const nextX = f32x4.mul(f32x4.sub(cosX, sinX), f32x4.add(cosX, sinX));
        sinX = f32x4.mul(f32x4.add(sinX, sinX), cosX);
        cosX = nextX;
        const nextY = f32x4.mul(f32x4.sub(cosY, sinY), f32x4.add(cosY, sinY));
        sinY = f32x4.mul(f32x4.add(sinY, sinY), cosY);
        cosY = nextY;
        row += step;
        seen += tableStep;
      }
    }
    if (classes > 0) {
      const own = labels == 0 ? i32x4.splat(label) : v128.load(labels + at);
      row = to + <usize>(inputs - classes) * step + at;
      for (let c = 0; c < classes; c++) {
        v128.store(row, v128.and(i32x4.eq(own, i32x4.splat(c)), splat(1)));
        row += step;
      }
    }
  }
}

/** 1/‖v‖, and 0 for a projection of length nothing. */
@inline
function perLength(vx: v128, vy: v128): v128 {
  const square = madd(vx, vx, f32x4.mul(vy, vy));
  return v128.and(f32x4.div(splat(1), f32x4.sqrt(square)), f32x4.gt(square, splat(0)));
}

/** The first direction of maths/objective/derivative-plan.ts: 1 axes, 2 the projection, 3 a frame along it. */
@inline
export function firstX(directions: i32, vx: v128, vy: v128): v128 {
  if (directions == 1) return splat(1);
  if (directions == 2) return vx;
  // Of length nothing it has no direction; any will do.
  const per = perLength(vx, vy);
  return v128.bitselect(f32x4.mul(vx, per), splat(1), f32x4.gt(per, splat(0)));
}

@inline
export function firstY(directions: i32, vx: v128, vy: v128): v128 {
  if (directions == 1) return splat(0);
  if (directions == 2) return vy;
  return f32x4.mul(vy, perLength(vx, vy));
}

/** Derivatives along u. */
@inline
function fillTangent(
  ux: v128,
  uy: v128,
  perSpread: v128,
  features: usize,
  to: usize,
  step: usize,
): void {
  let from = features;
  let row = to;
  v128.store(row, f32x4.mul(ux, perSpread));
  v128.store(row + step, f32x4.mul(uy, perSpread));
  v128.store(row + 2 * step, splat(0));
  row += 3 * step;
  from += 3 * step;
  const wave = <usize>octaves * step;
  let frequency = pi;
  for (let k = 0; k < octaves; k++) {
    const fx = f32x4.mul(splat(frequency), ux);
    const fy = f32x4.mul(splat(frequency), uy);
    v128.store(row, f32x4.mul(fx, v128.load(from + 2 * wave)));
    v128.store(row + wave, f32x4.mul(fy, v128.load(from + 3 * wave)));
    v128.store(row + 2 * wave, f32x4.neg(f32x4.mul(fx, v128.load(from))));
    v128.store(row + 3 * wave, f32x4.neg(f32x4.mul(fy, v128.load(from + wave))));
    frequency *= 2;
    row += step;
    from += step;
  }
  // A label does not depend on x.
  for (let c = inputs - classes; c < inputs; c++) v128.store(to + <usize>c * step, splat(0));
}

/**
 * Derivatives of the features along the directions, one channel after another, and the sum of the second ones along
 * those that are curved (maths/network/feature-derivatives.ts).
 *
 * The second direction is across the first.
 *
 * @param vx, vy projections, [n]; not looked at where the directions are the axes
 * @param to the features; the channels follow at every `n` columns
 */
export function fillDerivatives(
  directions: i32,
  tangents: i32,
  curved: i32,
  vx: usize,
  vy: usize,
  table: usize,
  tableStep: usize,
  to: usize,
  step: usize,
  n: i32,
): void {
  const channel = <usize>(n << 2);
  const wave = <usize>octaves * step;
  for (let at: usize = 0; at < channel; at += 16) {
    const px = v128.load(vx + at);
    const py = v128.load(vy + at);
    const ux = firstX(directions, px, py);
    const uy = firstY(directions, px, py);
    const perSpread = v128.load(table + perSpreadRow * tableStep + at);
    const features = to + at;
    fillTangent(ux, uy, perSpread, features, features + channel, step);
    if (tangents > 1) fillTangent(f32x4.neg(uy), ux, perSpread, features, features + 2 * channel, step);
    if (curved > 0) {
      // Of two directions at right angles and of length one, the squares add up to one in either coordinate.
      const xx = curved > 1 ? splat(1) : f32x4.mul(ux, ux);
      const yy = curved > 1 ? splat(1) : f32x4.mul(uy, uy);
      let from = features;
      let row = features + <usize>(tangents + 1) * channel;
      for (let f = 0; f < inputs; f++) v128.store(row + <usize>f * step, splat(0));
      row += 3 * step;
      from += 3 * step;
      let square: f32 = pi * pi;
      for (let k = 0; k < octaves; k++) {
        const sx = f32x4.mul(splat(-square), xx);
        const sy = f32x4.mul(splat(-square), yy);
        v128.store(row, f32x4.mul(sx, v128.load(from)));
        v128.store(row + wave, f32x4.mul(sy, v128.load(from + wave)));
        v128.store(row + 2 * wave, f32x4.mul(sx, v128.load(from + 2 * wave)));
        v128.store(row + 3 * wave, f32x4.mul(sy, v128.load(from + 3 * wave)));
        square *= 4;
        row += step;
        from += step;
      }
    }
  }
}
