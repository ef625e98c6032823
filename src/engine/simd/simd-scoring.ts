import type { NetworkSpec } from "../../maths/network/architecture.ts";
import { labelCount } from "../../maths/network/architecture.ts";
import type { AffineStep } from "../../maths/sampler/affine-step.ts";
import { neededScores } from "../../maths/sampler/guidance.ts";
import { levelNumbers } from "../level-numbers.ts";
import type { AffineRun } from "../score-engine.ts";
import { levelFloats, levelRow } from "./level-table.ts";
import { aligned, tableRows } from "./plan.ts";
import type { SimdNetwork } from "./simd-network.ts";

/** Of a step before its level, floats: assembly/sampling.ts. */
const stepHead = 8;
/** Steps and frames of a run that lie in memory at once, bytes. */
const mostRunBytes = 2 ** 23;

/** The label, or -1 for none and for one that the network does not know. */
const known = (network: NetworkSpec, label: number | null) =>
  label !== null && label < labelCount(network) ? label : -1;

/**
 * Scores at points [n, 2], all of one noise level or each of its own.
 *
 * @returns [n, 2], a fresh array
 */
export function score(
  network: SimdNetwork,
  points: Float32Array,
  sigma: number | Float32Array,
  label: number | null,
): Float32Array<ArrayBuffer> {
  const { module, problem, layout } = network;
  const spec = problem.spec.network;
  const { length } = points;
  const n = length / 2;
  const level = layout.end;
  const from = aligned(level + 4 * levelFloats(spec));
  const to = aligned(from + 4 * length);
  network.reserve(to + 4 * length);
  network.floats(from, length).set(points);
  if (typeof sigma === "number") {
    network.floats(level, levelFloats(spec)).set(levelRow(spec, problem.scale, sigma));
    module.score(n, level, known(spec, label), from, to);
  } else {
    const { chunk } = layout.plan;
    for (let first = 0; first < n; first += chunk) {
      fillChunk(network, sigma.subarray(first, first + chunk));
      module.scorePiece(first, n, known(spec, label), from, to);
    }
  }
  return network.floats(to, length).slice() as Float32Array<ArrayBuffer>;
}

/** The levels of a chunk's points, each its own. */
function fillChunk(network: SimdNetwork, sigmas: Float32Array): void {
  const { problem, layout } = network;
  const { chunk, chunkTableAt } = layout.plan;
  const { network: spec } = problem.spec;
  const table = network.floats(chunkTableAt, (tableRows + spec.fourierOctaves) * chunk);
  for (const [i, sigma] of sigmas.entries()) {
    const { halfLog, perSpread, slope, gain, visibilities } = levelNumbers(spec, problem.scale, sigma);
    const head = [sigma, halfLog, perSpread, slope, gain];
    for (const [row, value] of head.entries()) table[row * chunk + i] = value;
    for (const [k, visibility] of visibilities.entries()) table[(tableRows + k) * chunk + i] = visibility;
  }
}

/**
 * Takes steps of a sampler, in stretches that bound the memory they take.
 *
 * @returns [steps, n, 2], a fresh array
 */
export function advance(
  network: SimdNetwork,
  points: Float32Array,
  steps: readonly AffineStep[],
  { guide, seed, stream }: AffineRun,
): Float32Array<ArrayBuffer> {
  const { module, problem, layout } = network;
  const spec = problem.spec.network;
  const { length } = points;
  const frames = new Float32Array(length * steps.length);
  const stepFloats = stepHead + levelFloats(spec);
  const stretch = Math.max(1, Math.floor(mostRunBytes / (4 * (length + stepFloats))));
  const { conditional, plain } = neededScores(guide);
  const label = conditional ? known(spec, guide.label) : -1;
  const omega = plain ? guide.omega : 1;
  for (let first = 0; first < steps.length; first += stretch) {
    const piece = steps.slice(first, first + stretch);
    const from = aligned(layout.end + 4 * stepFloats * piece.length);
    const to = aligned(from + 4 * length);
    network.reserve(to + 4 * length * piece.length);
    writeSteps(network, piece, stepFloats);
    network.floats(from, length).set(first === 0 ? points : frames.subarray(length * (first - 1), length * first));
    const n = length / 2;
    module.advance(n, layout.end, 4 * stepFloats, piece.length, label, omega, seed, stream, from, to);
    frames.set(network.floats(to, length * piece.length), length * first);
  }
  return frames;
}

function writeSteps(network: SimdNetwork, steps: readonly AffineStep[], stepFloats: number): void {
  const { module, problem, layout } = network;
  const table = network.floats(layout.end, stepFloats * steps.length);
  const whole = new Uint32Array(module.memory.buffer, layout.end, table.length);
  for (const [i, { step, sigma, inputScale, keep, drift, noise }] of steps.entries()) {
    const at = i * stepFloats;
    whole[at] = step;
    table.set([inputScale, keep, drift, noise], at + 1);
    table.set(levelRow(problem.spec.network, problem.scale, sigma), at + stepHead);
  }
}
