import { quartersOf, radiusOf, restOf, smallCosine, smallSine, turnedCosine, turnedSine } from "./vector";

/** Philox4x32-10 and the numbers made of it, at the addresses of maths/random.ts. */

/** The streams of maths/random.ts that are drawn here; they are never renumbered. */
export const trainingCells: u32 = 1;
export const trainingNoise: u32 = 2;
export const projections: u32 = 8;
export const labelDropout: u32 = 11;

/** The block drawn last. */
export let word0: u32 = 0;
export let word1: u32 = 0;
export let word2: u32 = 0;
export let word3: u32 = 0;

/** Four random words for a counter of four and a key of two (Salmon et al. 2011, section 3.3). */
export function philox(c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): void {
  for (let round = 0; round < 10; round++) {
    const first = <u64>0xd2511f53 * <u64>c0;
    const second = <u64>0xcd9e8d57 * <u64>c2;
    c0 = <u32>(second >> 32) ^ c1 ^ k0;
    c1 = <u32>second;
    c2 = <u32>(first >> 32) ^ c3 ^ k1;
    c3 = <u32>first;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  word0 = c0;
  word1 = c1;
  word2 = c2;
  word3 = c3;
}

/** The uniform numbers of a particle, as words. */
@inline
export function drawUniforms(particle: u32, seed: u32, stream: u32, step: u32): void {
  philox(particle, step, 0, 0, seed, stream);
}

/** Of a word, in [0, 1): a multiple of 2⁻²⁴. */
@inline
export function uniform(word: u32): f64 {
  return <f64>(word >> 8) * (1.0 / 16777216.0);
}

/**
 * Standard normal numbers by Box & Muller's transform.
 *
 * @param n particles, a multiple of 4
 * @param first the first particle, even
 * @param x, y receive them, [n] each
 */
export function fillNormals(x: usize, y: usize, n: i32, first: u32, seed: u32, stream: u32, step: u32): void {
  // The words first, in the places of the numbers that they become.
  for (let i = 0; i < n; i += 2) {
    philox((first + i) >> 1, step, 1, 0, seed, stream);
    const at = <usize>(i << 2);
    store<u32>(x + at, word0);
    store<u32>(y + at, word1);
    store<u32>(x + at, word2, 4);
    store<u32>(y + at, word3, 4);
  }
  for (let at: usize = 0; at < <usize>(n << 2); at += 16) {
    const radius = radiusOf(v128.load(x + at));
    const turn = v128.load(y + at);
    const quarters = quartersOf(turn);
    const sine = smallSine(restOf(turn));
    const cosine = smallCosine(restOf(turn));
    v128.store(x + at, f32x4.mul(radius, turnedCosine(sine, cosine, quarters)));
    v128.store(y + at, f32x4.mul(radius, turnedSine(sine, cosine, quarters)));
  }
}
