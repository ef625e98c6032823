/**
 * Twelve chains of multiply-adds on four lanes each, independent of one another and of memory: what 128-bit relaxed SIMD
 * can do at most on this processor. AssemblyScript.
 */

/** Of one round: twelve chains of four lanes. */
export const multiplyAddsPerRound: i32 = 12 * 4;

/** @returns something that depends on every chain, so that none is left out */
export function chains(rounds: i32): f32 {
  // x ← x/2 + 1 stays near 2, far from denormal numbers.
  const half = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  let a = f32x4.splat(1);
  let b = f32x4.splat(2);
  let c = f32x4.splat(3);
  let d = f32x4.splat(4);
  let e = f32x4.splat(5);
  let f = f32x4.splat(6);
  let g = f32x4.splat(7);
  let h = f32x4.splat(8);
  let i = f32x4.splat(9);
  let j = f32x4.splat(10);
  let k = f32x4.splat(11);
  let l = f32x4.splat(12);
  for (let round = 0; round < rounds; round++) {
    a = f32x4.relaxed_madd(a, half, one);
    b = f32x4.relaxed_madd(b, half, one);
    c = f32x4.relaxed_madd(c, half, one);
    d = f32x4.relaxed_madd(d, half, one);
    e = f32x4.relaxed_madd(e, half, one);
    f = f32x4.relaxed_madd(f, half, one);
    g = f32x4.relaxed_madd(g, half, one);
    h = f32x4.relaxed_madd(h, half, one);
    i = f32x4.relaxed_madd(i, half, one);
    j = f32x4.relaxed_madd(j, half, one);
    k = f32x4.relaxed_madd(k, half, one);
    l = f32x4.relaxed_madd(l, half, one);
  }
  const first = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f));
  const second = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l));
  const sum = f32x4.add(first, second);
  return (
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  );
}
