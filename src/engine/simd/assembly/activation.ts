import { exp, log, madd, sigmoid, splat } from "./vector";

/** Activations by number: 0 SiLU, 1 tanh, 2 softplus; as config lists them. */

@inline
function tanh(a: v128): v128 {
  return madd(splat(2), sigmoid(f32x4.mul(a, splat(2))), splat(-1));
}

/** max(a, 0) + ln(1 + e^-|a|) */
@inline
function softplus(a: v128): v128 {
  const tail = log(f32x4.add(splat(1), exp(f32x4.neg(f32x4.abs(a)))));
  return f32x4.add(f32x4.pmax(a, splat(0)), tail);
}

/** Values only: h = f(a), both [n]. */
@inline
function values(kind: i32, from: usize, to: usize, n: i32): void {
  for (let at: usize = 0; at < <usize>(n << 2); at += 16) {
    const a = v128.load(from + at);
    if (kind == 0) v128.store(to + at, f32x4.mul(a, sigmoid(a)));
    else if (kind == 1) v128.store(to + at, tanh(a));
    else v128.store(to + at, softplus(a));
  }
}

export function activate(kind: i32, from: usize, to: usize, n: i32): void {
  if (kind == 0) values(0, from, to, n);
  else if (kind == 1) values(1, from, to, n);
  else values(2, from, to, n);
}

/** Values, and the slopes f'(a) in the place of a. */
@inline
function valuesAndSlopes(kind: i32, from: usize, to: usize, n: i32): void {
  for (let at: usize = 0; at < <usize>(n << 2); at += 16) {
    const a = v128.load(from + at);
    if (kind == 0) {
      const s = sigmoid(a);
      const h = f32x4.mul(a, s);
      v128.store(to + at, h);
      v128.store(from + at, madd(h, f32x4.sub(splat(1), s), s));
    } else if (kind == 1) {
      const h = tanh(a);
      v128.store(to + at, h);
      v128.store(from + at, f32x4.sub(splat(1), f32x4.mul(h, h)));
    } else {
      v128.store(to + at, softplus(a));
      v128.store(from + at, sigmoid(a));
    }
  }
}

export function activateForTraining(kind: i32, from: usize, to: usize, n: i32): void {
  if (kind == 0) valuesAndSlopes(0, from, to, n);
  else if (kind == 1) valuesAndSlopes(1, from, to, n);
  else valuesAndSlopes(2, from, to, n);
}

/** d ← d ∘ slope, both [n]. */
export function applySlopes(d: usize, slopes: usize, n: i32): void {
  for (let at: usize = 0; at < <usize>(n << 2); at += 16) {
    v128.store(d + at, f32x4.mul(v128.load(d + at), v128.load(slopes + at)));
  }
}

/**
 * A jet: values with derivatives along `tangents` directions, and, where some are `curved`, the sum of the second
 * derivatives along these (maths/network/jet.ts). Its channels lie one after another, [channels][n].
 *
 *   h = f(a),   h_k = f' a_k,   h_kk = f'' Σ a_k² + f' a_kk
 */
@inline
function jet(kind: i32, from: usize, to: usize, n: i32, tangents: i32, curved: i32): void {
  const row = <usize>(n << 2);
  for (let at: usize = 0; at < row; at += 16) {
    const a = v128.load(from + at);
    const s = kind == 1 ? tanh(a) : sigmoid(a);
    let h: v128, f1: v128, f2: v128;
    if (kind == 0) {
      const s1 = f32x4.sub(s, f32x4.mul(s, s));
      h = f32x4.mul(a, s);
      f1 = madd(a, s1, s);
      f2 = f32x4.mul(s1, madd(a, madd(splat(-2), s, splat(1)), splat(2)));
    } else if (kind == 1) {
      h = s;
      f1 = f32x4.sub(splat(1), f32x4.mul(s, s));
      f2 = f32x4.mul(f32x4.mul(s, splat(-2)), f1);
    } else {
      h = softplus(a);
      f1 = s;
      f2 = f32x4.sub(s, f32x4.mul(s, s));
    }
    v128.store(to + at, h);
    let squares = splat(0);
    for (let k = 1; k <= tangents; k++) {
      const t = v128.load(from + at + <usize>k * row);
      v128.store(to + at + <usize>k * row, f32x4.mul(f1, t));
      if (k <= curved) squares = madd(t, t, squares);
    }
    if (curved > 0) {
      const last = <usize>(tangents + 1) * row + at;
      v128.store(to + last, madd(f2, squares, f32x4.mul(f1, v128.load(from + last))));
    }
  }
}

export function activateJet(kind: i32, from: usize, to: usize, n: i32, tangents: i32, curved: i32): void {
  if (kind == 0) jet(0, from, to, n, tangents, curved);
  else if (kind == 1) jet(1, from, to, n, tangents, curved);
  else jet(2, from, to, n, tangents, curved);
}

/**
 * Gradients g of a jet's h, h_k and h_kk to those of a, a_k and a_kk, in place:
 *
 *   a:    f' g + f'' Σ a_k g_k + (f''' Σ a_k² + f'' a_kk) g_kk
 *   a_k:  f' g_k + 2 f'' a_k g_kk
 *   a_kk: f' g_kk
 */
@inline
function jetGradient(kind: i32, d: usize, from: usize, n: i32, tangents: i32, curved: i32): void {
  const row = <usize>(n << 2);
  const last = <usize>(tangents + 1) * row;
  for (let at: usize = 0; at < row; at += 16) {
    const a = v128.load(from + at);
    const s = kind == 1 ? tanh(a) : sigmoid(a);
    let f1: v128, f2: v128, f3: v128;
    if (kind == 0) {
      const s1 = f32x4.sub(s, f32x4.mul(s, s));
      const turn = madd(splat(-2), s, splat(1));
      const s2 = f32x4.mul(s1, turn);
      const s3 = madd(s2, turn, f32x4.mul(f32x4.mul(s1, splat(-2)), s1));
      f1 = madd(a, s1, s);
      f2 = madd(a, s2, f32x4.mul(splat(2), s1));
      f3 = madd(a, s3, f32x4.mul(splat(3), s2));
    } else if (kind == 1) {
      const square = f32x4.mul(s, s);
      f1 = f32x4.sub(splat(1), square);
      f2 = f32x4.mul(f32x4.mul(s, splat(-2)), f1);
      f3 = f32x4.mul(f1, madd(square, splat(6), splat(-2)));
    } else {
      f1 = s;
      f2 = f32x4.sub(s, f32x4.mul(s, s));
      f3 = f32x4.mul(f2, madd(splat(-2), s, splat(1)));
    }
    let g = f32x4.mul(f1, v128.load(d + at));
    const second = curved > 0 ? v128.load(d + last + at) : splat(0);
    let squares = splat(0);
    for (let k = 1; k <= tangents; k++) {
      const t = v128.load(from + at + <usize>k * row);
      const gk = v128.load(d + at + <usize>k * row);
      g = madd(f2, f32x4.mul(t, gk), g);
      let to = f32x4.mul(f1, gk);
      if (k <= curved) {
        squares = madd(t, t, squares);
        to = madd(f32x4.mul(splat(2), f2), f32x4.mul(t, second), to);
      }
      v128.store(d + at + <usize>k * row, to);
    }
    if (curved > 0) {
      const bent = madd(f3, squares, f32x4.mul(f2, v128.load(from + last + at)));
      g = madd(bent, second, g);
      v128.store(d + last + at, f32x4.mul(f1, second));
    }
    v128.store(d + at, g);
  }
}

export function applyJetSlopes(kind: i32, d: usize, from: usize, n: i32, tangents: i32, curved: i32): void {
  if (kind == 0) jetGradient(0, d, from, n, tangents, curved);
  else if (kind == 1) jetGradient(1, d, from, n, tangents, curved);
  else jetGradient(2, d, from, n, tangents, curved);
}
