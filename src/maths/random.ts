import type { FloatArray } from "./points.ts";

/**
 * Counter-based randomness: every number is a pure function of (seed, stream, step, particle, coordinate), so any step
 * can be recomputed and every engine draws the same noise.
 *
 * The generator is Philox4x32-10 of Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
 * section 3.3, https://doi.org/10.1145/2063384.2063405. The key is (seed, stream); the counter is
 * (block, step, kind, 0), with kind 0 for uniforms and 1 for normals: both may be drawn at one address.
 */

/** Independent uses of one seed. The numbers are part of every saved run: add to them, never renumber. */
export const streams = {
  weights: 0,
  trainingCells: 1,
  trainingNoise: 2,
  validation: 3,
  startNoise: 4,
  samplerNoise: 5,
  truth: 6,
  validationNoise: 7,
  projections: 8,
  dataPoints: 9,
  correctorNoise: 10,
  labelDropout: 11,
} as const;

/** Where in the randomness a set of numbers lies; each of the three is a uint32. */
export interface NoiseAddress {
  readonly seed: number;
  /** One of `streams`. */
  readonly stream: number;
  readonly step: number;
}

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;

/**
 * One block of Philox4x32-10: four random words for a counter of four words and a key of two.
 *
 * @param out receives the words, [4]
 */
export function philox4x32(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  out: Uint32Array,
): void {
  let c0 = counter0 | 0;
  let c1 = counter1 | 0;
  let c2 = counter2 | 0;
  let c3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(multiplier0, c0);
    const low0 = Math.imul(multiplier0, c0);
    const high1 = multiplyHigh(multiplier1, c2);
    const low1 = Math.imul(multiplier1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + weyl0) | 0;
    k1 = (k1 + weyl1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** The upper 32 bits of the 64-bit product of two uint32, by 16-bit halves: no partial sum exceeds 32 bits. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const carry = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}

const words = new Uint32Array(4);
/** 2⁻³², 2⁻²⁴. */
const perWord = 1 / 4294967296;
const perTopBits = 1 / 16777216;

/**
 * Standard normal numbers by the transform of Box & Muller (1958), one pair a particle, two particles a block.
 *
 * @param out receives them, [n, 2]; particle i of it is particle firstParticle + i of the address
 */
export function fillNormals(out: FloatArray, address: NoiseAddress, firstParticle = 0): void {
  const { seed, stream, step } = address;
  const n = out.length >>> 1;
  for (let i = 0; i < n; i++) {
    const particle = firstParticle + i;
    const half = (particle & 1) << 1;
    if (half === 0 || i === 0) philox4x32(particle >>> 1, step, 1, 0, seed, stream, words);
    // (0, 1]: the logarithm is finite, and the radius at most √(2 ln 2³²) = 6.66.
    const radius = Math.sqrt(-2 * Math.log((words[half] + 1) * perWord));
    const angle = 2 * Math.PI * perWord * words[half + 1];
    out[2 * i] = radius * Math.cos(angle);
    out[2 * i + 1] = radius * Math.sin(angle);
  }
}

/**
 * Uniform numbers in [0, 1), four a particle: multiples of 2⁻²⁴, so single and double precision hold the same ones.
 *
 * @param out receives them, [n, 4]; particle i of it is particle firstParticle + i of the address
 */
export function fillUniforms(out: FloatArray, address: NoiseAddress, firstParticle = 0): void {
  const { seed, stream, step } = address;
  const n = out.length >>> 2;
  for (let i = 0; i < n; i++) {
    philox4x32(firstParticle + i, step, 0, 0, seed, stream, words);
    for (let word = 0; word < 4; word++) out[4 * i + word] = (words[word] >>> 8) * perTopBits;
  }
}
