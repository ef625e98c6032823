import type { NetworkSpec } from "../../maths/network/architecture.ts";
import { labelCount } from "../../maths/network/architecture.ts";
import type { AffineStep } from "../../maths/sampler/affine-step.ts";
import type { Guide } from "../../maths/sampler/guidance.ts";
import { neededScores, unguided } from "../../maths/sampler/guidance.ts";
import type { AffineRun } from "../score-engine.ts";

/** What is to be computed of points: steps of a sampler, or their score. */
export interface SamplingPlan {
  /** [n, 2] */
  readonly points: Float32Array<ArrayBuffer>;
  readonly steps: readonly AffineStep[];
  readonly run: AffineRun;
  /** Noise levels, without repetition. */
  readonly sigmas: readonly number[];
  /** Which of them each step has, or `ownLevel`. */
  readonly levels: readonly number[];
  /** Which of them each point has, where it has its own. */
  readonly ownLevels: Uint32Array<ArrayBuffer>;
  /** Whether the label is shown, and whether the score without one is taken too. */
  readonly conditional: boolean;
  readonly both: boolean;
}

/** Of u32: each point has a level of its own. */
const ownLevel = 0xffffffff;

/** The score as a step: nothing kept, the score itself, no noise. */
const scoreStep = { step: 0, sigma: 0, inputScale: 1, keep: 0, drift: 1, noise: 0 };

export function scorePlan(
  network: NetworkSpec,
  points: Float32Array<ArrayBuffer>,
  sigma: number | Float32Array,
  label: number | null,
): SamplingPlan {
  const one = typeof sigma === "number";
  const { sigmas, which } = distinct(one ? [sigma] : sigma);
  const guidance = guidanceOf(network, { guide: { label, omega: 1 }, seed: 0, stream: 0 });
  const levels = { sigmas, levels: [one ? 0 : ownLevel], ownLevels: one ? new Uint32Array(0) : which };
  return { points, steps: [scoreStep], ...guidance, ...levels };
}

export function advancePlan(
  network: NetworkSpec,
  points: Float32Array<ArrayBuffer>,
  steps: readonly AffineStep[],
  run: AffineRun,
): SamplingPlan {
  const { sigmas, which } = distinct(steps.map(({ sigma }) => sigma));
  const levels = { sigmas, levels: [...which], ownLevels: new Uint32Array(0) };
  return { points, steps, ...guidanceOf(network, run), ...levels };
}

/** A label that the network does not know is as none. */
function guidanceOf(network: NetworkSpec, run: AffineRun): Pick<SamplingPlan, "run" | "conditional" | "both"> {
  const { label } = run.guide;
  const known = label !== null && label >= 0 && label < labelCount(network);
  const guide: Guide = known ? run.guide : unguided;
  const { conditional, plain } = neededScores(guide);
  return { run: { ...run, guide }, conditional, both: conditional && plain };
}

/** Noise levels without repetition, and which of them each is. */
function distinct(sigmas: ArrayLike<number>): { sigmas: number[]; which: Uint32Array<ArrayBuffer> } {
  const known = new Map<number, number>();
  const which = Uint32Array.from(sigmas, (sigma) => {
    const level = known.get(sigma) ?? known.size;
    known.set(sigma, level);
    return level;
  });
  return { sigmas: [...known.keys()], which };
}

/** Rows of the network computed at once; bounds the memory for activations. */
const mostRows = 16384;
/** Bytes of the points of so many steps that are read back at once. */
const mostBytes = 2 ** 24;

/** Points that are computed together: all of a stretch's steps for one piece, then the next. */
export interface Piece {
  readonly first: number;
  readonly count: number;
  /** Of the network's input, in fours; twice as many as points where both scores are taken. */
  readonly rows: number;
}

export function piecesOf({ points, both }: SamplingPlan): readonly Piece[] {
  const n = points.length / 2;
  const passes = both ? 2 : 1;
  const pieces: Piece[] = [];
  for (let first = 0; first < n; first += mostRows / passes) {
    const count = Math.min(mostRows / passes, n - first);
    pieces.push({ first, count, rows: 4 * Math.ceil((passes * count) / 4) });
  }
  return pieces;
}

/** How many steps are read back at once. */
export const stretchOf = ({ points, steps }: SamplingPlan): number =>
  Math.min(steps.length, Math.max(1, Math.floor(mostBytes / points.byteLength)));

/**
 * MoveStep of wgsl/move.ts.
 *
 * @param k the step
 * @param slot where its points go
 */
export function fillMoveStep(row: DataView, plan: SamplingPlan, piece: Piece, k: number, slot: number): void {
  const { points, steps, run, levels, conditional, both } = plan;
  const { first, count, rows } = piece;
  const { step, inputScale, keep, drift, noise } = steps[k] as AffineStep;
  const label = conditional ? (run.guide.label as number) : -1;
  const words = [run.seed, run.stream, step, count, first, points.length / 2, rows, levels[k] as number];
  for (const [i, word] of [...words, slot, label, both ? count : 0].entries()) row.setUint32(4 * i, word, true);
  const factors = [run.guide.omega, inputScale, keep, drift, noise];
  for (const [i, factor] of factors.entries()) row.setFloat32(44 + 4 * i, factor, true);
}
