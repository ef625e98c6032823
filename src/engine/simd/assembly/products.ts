import { madd, sum } from "./vector";

/**
 * Matrix products of a layer. Activations lie unit by unit, [units][columns], so that every loop runs along the samples.
 *
 * Blocks are of six rows and eight columns: twelve sums, two vectors and one factor are the fifteen registers that x86
 * without AVX-512 leaves to WebAssembly. Of the blocks tried, from 2 × 6 to 8 × 1 vectors, it is the one that reaches the
 * measured ceiling of multiply-adds (62 of 62 GFLOP/s; 4 × 4 vectors, which spill, 40).
 */

/** Columns of a block. */
const columns = 8;

/**
 * c[m][n] = Σ_k w(m, k) b[k][n], for a block of `rows` rows and eight columns.
 *
 * @param wRow, wStep bytes from a row of w to the next, and from one k to the next
 * @param bStep bytes from a row of b to the next
 * @param cRow bytes from a row of c to the next
 */
@inline
function block(
  rows: i32,
  c: usize,
  cRow: usize,
  w: usize,
  wRow: usize,
  wStep: usize,
  b: usize,
  bStep: usize,
  depth: i32,
): void {
  let a00 = f32x4.splat(0);
  let a01 = a00;
  let a10 = a00;
  let a11 = a00;
  let a20 = a00;
  let a21 = a00;
  let a30 = a00;
  let a31 = a00;
  let a40 = a00;
  let a41 = a00;
  let a50 = a00;
  let a51 = a00;
  for (let k = 0; k < depth; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const w0 = v128.load32_splat(w);
    a00 = madd(w0, b0, a00);
    a01 = madd(w0, b1, a01);
    if (rows > 1) {
      const w1 = v128.load32_splat(w + wRow);
      a10 = madd(w1, b0, a10);
      a11 = madd(w1, b1, a11);
    }
    if (rows > 2) {
      const w2 = v128.load32_splat(w + 2 * wRow);
      a20 = madd(w2, b0, a20);
      a21 = madd(w2, b1, a21);
    }
    if (rows > 3) {
      const w3 = v128.load32_splat(w + 3 * wRow);
      a30 = madd(w3, b0, a30);
      a31 = madd(w3, b1, a31);
    }
    if (rows > 4) {
      const w4 = v128.load32_splat(w + 4 * wRow);
      a40 = madd(w4, b0, a40);
      a41 = madd(w4, b1, a41);
    }
    if (rows > 5) {
      const w5 = v128.load32_splat(w + 5 * wRow);
      a50 = madd(w5, b0, a50);
      a51 = madd(w5, b1, a51);
    }
    b += bStep;
    w += wStep;
  }
  v128.store(c, a00);
  v128.store(c, a01, 16);
  if (rows > 1) {
    v128.store(c + cRow, a10);
    v128.store(c + cRow, a11, 16);
  }
  if (rows > 2) {
    v128.store(c + 2 * cRow, a20);
    v128.store(c + 2 * cRow, a21, 16);
  }
  if (rows > 3) {
    v128.store(c + 3 * cRow, a30);
    v128.store(c + 3 * cRow, a31, 16);
  }
  if (rows > 4) {
    v128.store(c + 4 * cRow, a40);
    v128.store(c + 4 * cRow, a41, 16);
  }
  if (rows > 5) {
    v128.store(c + 5 * cRow, a50);
    v128.store(c + 5 * cRow, a51, 16);
  }
}

/**
 * c = w b: forward with w the transposed weights, backward with the weights as they lie.
 *
 * @param c [rows][width of c], its first n columns are filled
 * @param n columns, a multiple of 8
 * @param depth rows of b
 */
export function product(
  c: usize,
  cRow: usize,
  w: usize,
  wRow: usize,
  wStep: usize,
  b: usize,
  bStep: usize,
  rows: i32,
  n: i32,
  depth: i32,
): void {
  const whole = rows - (rows % 6);
  for (let column = 0; column < n; column += columns) {
    const at = <usize>(column << 2);
    let to = c + at;
    let rest = w;
    for (let row = 0; row < whole; row += 6) {
      block(6, to, cRow, rest, wRow, wStep, b + at, bStep, depth);
      to += 6 * cRow;
      rest += 6 * wRow;
    }
    switch (rows - whole) {
      case 1:
        block(1, to, cRow, rest, wRow, wStep, b + at, bStep, depth);
        break;
      case 2:
        block(2, to, cRow, rest, wRow, wStep, b + at, bStep, depth);
        break;
      case 3:
        block(3, to, cRow, rest, wRow, wStep, b + at, bStep, depth);
        break;
      case 4:
        block(4, to, cRow, rest, wRow, wStep, b + at, bStep, depth);
        break;
      case 5:
        block(5, to, cRow, rest, wRow, wStep, b + at, bStep, depth);
        break;
    }
  }
}

/** Adds the four lanes of two vectors each, and those to what stands at `to`. */
@inline
function addPair(to: usize, a: v128, b: v128): void {
  const halves = f32x4.add(i32x4.shuffle(a, b, 0, 1, 4, 5), i32x4.shuffle(a, b, 2, 3, 6, 7));
  const sums = f32x4.add(i32x4.shuffle(halves, halves, 0, 2, 0, 2), i32x4.shuffle(halves, halves, 1, 3, 1, 3));
  v128.store64_lane(to, f32x4.add(sums, v128.load64_zero(to)), 0);
}

/** c[i][o], c[i][o + 1] += Σ_n a[i][n] d[o][n], for `rows` rows i; of one column o where `pair` is not set. */
@inline
function dots(
  rows: i32,
  pair: bool,
  c: usize,
  cRow: usize,
  a: usize,
  aRow: usize,
  d: usize,
  dRow: usize,
  n: i32,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  let s40 = s00;
  let s41 = s00;
  let s50 = s00;
  let s51 = s00;
  for (let i = 0; i < n; i += 4) {
    const d0 = v128.load(d);
    const d1 = pair ? v128.load(d + dRow) : d0;
    const a0 = v128.load(a);
    s00 = madd(a0, d0, s00);
    if (pair) s01 = madd(a0, d1, s01);
    if (rows > 1) {
      const a1 = v128.load(a + aRow);
      s10 = madd(a1, d0, s10);
      if (pair) s11 = madd(a1, d1, s11);
    }
    if (rows > 2) {
      const a2 = v128.load(a + 2 * aRow);
      s20 = madd(a2, d0, s20);
      if (pair) s21 = madd(a2, d1, s21);
    }
    if (rows > 3) {
      const a3 = v128.load(a + 3 * aRow);
      s30 = madd(a3, d0, s30);
      if (pair) s31 = madd(a3, d1, s31);
    }
    if (rows > 4) {
      const a4 = v128.load(a + 4 * aRow);
      s40 = madd(a4, d0, s40);
      if (pair) s41 = madd(a4, d1, s41);
    }
    if (rows > 5) {
      const a5 = v128.load(a + 5 * aRow);
      s50 = madd(a5, d0, s50);
      if (pair) s51 = madd(a5, d1, s51);
    }
    a += 16;
    d += 16;
  }
  if (pair) {
    addPair(c, s00, s01);
    if (rows > 1) addPair(c + cRow, s10, s11);
    if (rows > 2) addPair(c + 2 * cRow, s20, s21);
    if (rows > 3) addPair(c + 3 * cRow, s30, s31);
    if (rows > 4) addPair(c + 4 * cRow, s40, s41);
    if (rows > 5) addPair(c + 5 * cRow, s50, s51);
  } else {
    store<f32>(c, load<f32>(c) + sum(s00));
    if (rows > 1) store<f32>(c + cRow, load<f32>(c + cRow) + sum(s10));
    if (rows > 2) store<f32>(c + 2 * cRow, load<f32>(c + 2 * cRow) + sum(s20));
    if (rows > 3) store<f32>(c + 3 * cRow, load<f32>(c + 3 * cRow) + sum(s30));
    if (rows > 4) store<f32>(c + 4 * cRow, load<f32>(c + 4 * cRow) + sum(s40));
    if (rows > 5) store<f32>(c + 5 * cRow, load<f32>(c + 5 * cRow) + sum(s50));
  }
}

/**
 * c += a dᵀ, the gradient of a layer's weights: dot products along the samples.
 *
 * @param c [rows][outputs]
 * @param a [rows][n], the layer's inputs
 * @param d [outputs][n], gradients of its outputs
 * @param n a multiple of 4
 */
export function addOuter(c: usize, a: usize, aRow: usize, d: usize, dRow: usize, rows: i32, outputs: i32, n: i32): void {
  const cRow = <usize>(outputs << 2);
  const whole = rows - (rows % 6);
  const paired = outputs & ~1;
  for (let row = 0; row < whole; row += 6) {
    const to = c + <usize>row * cRow;
    const rest = a + <usize>row * aRow;
    for (let o = 0; o < paired; o += 2) {
      dots(6, true, to + <usize>(o << 2), cRow, rest, aRow, d + <usize>o * dRow, dRow, n);
    }
    if (paired < outputs) dots(6, false, to + <usize>(paired << 2), cRow, rest, aRow, d + <usize>paired * dRow, dRow, n);
  }
  const to = c + <usize>whole * cRow;
  const rest = a + <usize>whole * aRow;
  const left = rows - whole;
  for (let o = 0; o < paired; o += 2) {
    const at = to + <usize>(o << 2);
    const by = d + <usize>o * dRow;
    switch (left) {
      case 1:
        dots(1, true, at, cRow, rest, aRow, by, dRow, n);
        break;
      case 2:
        dots(2, true, at, cRow, rest, aRow, by, dRow, n);
        break;
      case 3:
        dots(3, true, at, cRow, rest, aRow, by, dRow, n);
        break;
      case 4:
        dots(4, true, at, cRow, rest, aRow, by, dRow, n);
        break;
      case 5:
        dots(5, true, at, cRow, rest, aRow, by, dRow, n);
        break;
    }
  }
  if (paired < outputs) {
    for (let row = whole; row < rows; row++) {
      const at = c + <usize>row * cRow + <usize>(paired << 2);
      dots(1, false, at, cRow, a + <usize>row * aRow, aRow, d + <usize>paired * dRow, dRow, n);
    }
  }
}
