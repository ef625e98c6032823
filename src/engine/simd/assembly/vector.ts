/** Functions of four single-precision numbers at a time; errors are a few units in the last place. */

/** a · b + c; fused into one rounding where the module may use relaxed SIMD. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

@inline
export function splat(x: f32): v128 {
  return f32x4.splat(x);
}

/** e^x, x held to ±87: beyond it single precision would overflow. Cephes' polynomial of degree 7. */
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, splat(-87)), splat(87));
  const n = f32x4.nearest(f32x4.mul(x, splat(1.44269504088896341)));
  // ln 2 in two parts, so that the difference is exact.
  let r = madd(n, splat(-0.693359375), x);
  r = madd(n, splat(2.12194440e-4), r);
  let p = splat(1.9875691500e-4);
  p = madd(p, r, splat(1.3981999507e-3));
  p = madd(p, r, splat(8.3334519073e-3));
  p = madd(p, r, splat(4.1665795894e-2));
  p = madd(p, r, splat(1.6666665459e-1));
  p = madd(p, r, splat(5.0000001201e-1));
  const y = f32x4.add(madd(f32x4.mul(p, r), r, r), splat(1));
  return i32x4.add(y, i32x4.shl(i32x4.trunc_sat_f32x4_s(n), 23));
}

/** 1/(1 + e^-x) */
@inline
export function sigmoid(x: v128): v128 {
  return f32x4.div(splat(1), f32x4.add(splat(1), exp(f32x4.neg(x))));
}

/**
 * A normal x > 0 is (1 + f) 2^e with f from √½ - 1 to √2 - 1. Its mantissa, from ½ to 1, is doubled where it is small, all
 * bits set saying so.
 */
@inline
function mantissaOf(x: v128): v128 {
  return v128.or(v128.and(x, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
}
@inline
function isSmall(mantissa: v128): v128 {
  return f32x4.lt(mantissa, splat(0.707106781186547524));
}

/** f */
@inline
function fractionOf(mantissa: v128, small: v128): v128 {
  return f32x4.sub(f32x4.add(mantissa, v128.and(mantissa, small)), splat(1));
}

/** e; a lane with all bits set is -1. */
@inline
function exponentOf(x: v128, small: v128): v128 {
  const e = i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126));
  return f32x4.convert_i32x4_s(i32x4.add(e, small));
}

/** e ln 2 + ln(1 + f), f from √½ - 1 to √2 - 1. Cephes' polynomial of degree 9. */
@inline
function logParts(f: v128, e: v128): v128 {
  const z = f32x4.mul(f, f);
  let p = splat(7.0376836292e-2);
  p = madd(p, f, splat(-1.1514610310e-1));
  p = madd(p, f, splat(1.1676998740e-1));
  p = madd(p, f, splat(-1.2420140846e-1));
  p = madd(p, f, splat(1.4249322787e-1));
  p = madd(p, f, splat(-1.6668057665e-1));
  p = madd(p, f, splat(2.0000714765e-1));
  p = madd(p, f, splat(-2.4999993993e-1));
  p = madd(p, f, splat(3.3333331174e-1));
  let y = f32x4.mul(f32x4.mul(f, z), p);
  y = madd(e, splat(-2.12194440e-4), y);
  y = madd(z, splat(-0.5), y);
  return madd(e, splat(0.693359375), f32x4.add(f, y));
}

/** ln x of normal x > 0 */
@inline
export function log(x: v128): v128 {
  const mantissa = mantissaOf(x);
  const small = isSmall(mantissa);
  return logParts(fractionOf(mantissa, small), exponentOf(x, small));
}

/**
 * √(-2 ln u) with u = (word + 1)/2³², as maths/random.ts has it in double precision. Near one, where single precision
 * has no digits left for u, 1 - u is taken from the word itself.
 */
@inline
export function radiusOf(words: v128): v128 {
  const nearOne = i32x4.gt_u(words, i32x4.splat(0xb504f333));
  const rest = f32x4.mul(f32x4.convert_i32x4_u(v128.not(words)), splat(-1.0 / 4294967296.0));
  const u = f32x4.mul(f32x4.convert_i32x4_u(i32x4.add(words, i32x4.splat(1))), splat(1.0 / 4294967296.0));
  const mantissa = mantissaOf(u);
  const small = isSmall(mantissa);
  const f = v128.bitselect(rest, fractionOf(mantissa, small), nearOne);
  const l = logParts(f, v128.andnot(exponentOf(u, small), nearOne));
  return f32x4.sqrt(f32x4.mul(l, splat(-2)));
}

/** Sine of an angle from -π/4 to π/4. */
@inline
export function smallSine(a: v128): v128 {
  const z = f32x4.mul(a, a);
  let p = splat(-1.9515295891e-4);
  p = madd(p, z, splat(8.3321608736e-3));
  p = madd(p, z, splat(-1.6666654611e-1));
  return madd(f32x4.mul(p, z), a, a);
}

/** Cosine of an angle from -π/4 to π/4. */
@inline
export function smallCosine(a: v128): v128 {
  const z = f32x4.mul(a, a);
  let p = splat(2.443315711809948e-5);
  p = madd(p, z, splat(-1.388731625493765e-3));
  p = madd(p, z, splat(4.166664568298827e-2));
  return f32x4.add(madd(z, splat(-0.5), f32x4.mul(f32x4.mul(p, z), z)), splat(1));
}

/** The sine, from those of the rest of the angle and the number of quarter turns before it. */
@inline
export function turnedSine(sine: v128, cosine: v128, quarters: v128): v128 {
  const odd = i32x4.eq(v128.and(quarters, i32x4.splat(1)), i32x4.splat(1));
  const flip = i32x4.shl(v128.and(quarters, i32x4.splat(2)), 30);
  return v128.xor(v128.bitselect(cosine, sine, odd), flip);
}

/** The cosine likewise: a sine a quarter turn on. */
@inline
export function turnedCosine(sine: v128, cosine: v128, quarters: v128): v128 {
  return turnedSine(sine, cosine, i32x4.add(quarters, i32x4.splat(1)));
}

/** Quarter turns nearest to the angle 2π word/2³². */
@inline
export function quartersOf(words: v128): v128 {
  return i32x4.shr_u(i32x4.add(words, i32x4.splat(0x20000000)), 30);
}

/** What is left of the angle 2π word/2³², from -π/4 to π/4: reduced in whole numbers, so nothing is lost. */
@inline
export function restOf(words: v128): v128 {
  const rest = i32x4.sub(words, i32x4.shl(quartersOf(words), 30));
  return f32x4.mul(f32x4.convert_i32x4_s(rest), splat(6.283185307179586 / 4294967296.0));
}

/** The sum of the four. */
@inline
export function sum(v: v128): f32 {
  const a = f32x4.add(v, i32x4.shuffle(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.add(a, i32x4.shuffle(a, a, 1, 0, 3, 2)), 0);
}
