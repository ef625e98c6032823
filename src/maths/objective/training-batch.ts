import type { CleanPoints } from "../density/clean-points.ts";
import type { NetworkSpec } from "../network/architecture.ts";
import { featureCount, labelCount } from "../network/architecture.ts";
import { noLabel } from "../network/labels.ts";
import type { FloatArray } from "../points.ts";
import { fillNormals, fillUniforms, streams } from "../random.ts";
import type { DerivativePlan } from "./derivative-plan.ts";
import { derivativePlan, directionCount } from "./derivative-plan.ts";
import type { Objective, Projection } from "./objectives.ts";
import { needsProjections } from "./objectives.ts";
import { fillProjections } from "./projections.ts";
import type { TrainingProblem } from "./training-targets.ts";
import { fillTrainingTargets } from "./training-targets.ts";

/**
 * One minibatch of score matching, the same for every engine: sample b takes noise level b mod L, a clean point x₀ of
 * the data and noise z, and x̃ = x₀ + σ z (Vincent 2011; Song & Ermon 2019, equation 5,
 * https://arxiv.org/abs/1907.05600). What an engine makes of it stands in training-targets.ts.
 */
export interface TrainingBatch<Floats extends FloatArray = Float32Array<ArrayBuffer>> {
  readonly size: number;
  readonly plan: DerivativePlan;
  /** φ(x̃, σ), [B, featureCount] */
  readonly features: Floats;
  /** T, [B, 2]; where the square is taken along the directions, T's components along them, column k along u_k */
  readonly target: Floats;
  /** w, [B] */
  readonly weight: Floats;
  /** u_k, one [B, 2] for each direction of the plan */
  readonly directions: readonly Floats[];
  /** Derivatives of the features along the directions, [B, featureCount] each */
  readonly tangents: readonly Floats[];
  /** The sum of the features' second derivatives along the curved directions, [B, featureCount]; null where none is */
  readonly curvature: Floats | null;
  /** c, [B]; zeros where no derivative enters the loss of itself */
  readonly derivativeWeight: Floats;
  /** The part of the loss that does not depend on the parameters, [B] */
  readonly constant: Float64Array<ArrayBuffer>;
  /** x₀, [B, 2] */
  readonly clean: Float64Array<ArrayBuffer>;
  /** z, [B, 2] */
  readonly noise: Float64Array<ArrayBuffer>;
  /** x̃, [B, 2] */
  readonly noisy: Float64Array<ArrayBuffer>;
  /** σ, [B] */
  readonly sigmas: Float64Array<ArrayBuffer>;
  /** v of the sliced objectives, [B, 2] */
  readonly projections: Float64Array<ArrayBuffer>;
  /** y, [B], -1 where it is not shown; null for a network without labels */
  readonly labels: Int8Array<ArrayBuffer> | null;
  /** Uniform numbers that choose x₀, [B, 4]; scratch. */
  readonly uniforms: Float64Array<ArrayBuffer>;
}

/** What a minibatch is drawn from. */
export interface TrainingDraw extends TrainingProblem {
  readonly clean: CleanPoints;
  /** Noise ladder, [L], largest first. */
  readonly sigmas: ArrayLike<number>;
  /** The one level (0-based) that all samples take; null for the whole ladder. */
  readonly onlyLevel: number | null;
  readonly projection: Projection;
  /** Share of the samples whose label is hidden (Ho & Salimans 2022, algorithm 1, https://arxiv.org/abs/2207.12598). */
  readonly labelDropout: number;
  readonly seed: number;
  /** Steps taken before this one. */
  readonly step: number;
}

/** Buffers for minibatches in single precision, to be filled again and again. */
export function createTrainingBatch(network: NetworkSpec, objective: Objective, size: number): TrainingBatch {
  return createTrainingBatchOf(Float32Array, network, objective, size);
}

/** Buffers for minibatches in the precision of an array type. */
export function createTrainingBatchOf<Floats extends FloatArray>(
  ArrayType: new (length: number) => Floats,
  network: NetworkSpec,
  objective: Objective,
  size: number,
): TrainingBatch<Floats> {
  const plan = derivativePlan(network.form, objective);
  const inputs = size * featureCount(network);
  const perDirection = (length: number) => Array.from({ length: directionCount(plan) }, () => new ArrayType(length));
  return {
    size,
    plan,
    features: new ArrayType(inputs),
    target: new ArrayType(2 * size),
    weight: new ArrayType(size),
    directions: perDirection(2 * size),
    tangents: perDirection(inputs),
    curvature: plan.curved > 0 ? new ArrayType(inputs) : null,
    derivativeWeight: new ArrayType(size),
    constant: new Float64Array(size),
    clean: new Float64Array(2 * size),
    noise: new Float64Array(2 * size),
    noisy: new Float64Array(2 * size),
    sigmas: new Float64Array(size),
    projections: new Float64Array(2 * size),
    labels: labelCount(network) > 0 ? new Int8Array(size) : null,
    uniforms: new Float64Array(4 * size),
  };
}

/**
 * Fills the batch of one step; a pure function of the draw.
 *
 * @throws RangeError when the objective is explicit and there is no density
 */
export function fillTrainingBatch(batch: TrainingBatch<FloatArray>, draw: TrainingDraw): void {
  const { size, clean, noise, noisy, sigmas, projections, uniforms } = batch;
  const { objective, projection, onlyLevel, seed, step } = draw;
  const levels = draw.sigmas.length;
  fillUniforms(uniforms, { seed, stream: streams.trainingCells, step });
  draw.clean.fill(uniforms, clean);
  if (batch.labels !== null) fillLabels(batch.labels, uniforms, draw);
  fillNormals(noise, { seed, stream: streams.trainingNoise, step });
  if (needsProjections(objective)) {
    fillProjections(projection, { seed, stream: streams.projections, step }, projections);
  }
  for (let b = 0; b < size; b++) {
    const sigma = draw.sigmas[onlyLevel ?? b % levels];
    sigmas[b] = sigma;
    for (let k = 2 * b; k < 2 * b + 2; k++) noisy[k] = clean[k] + sigma * noise[k];
  }
  fillTrainingTargets(batch, draw);
}

/** The labels of the points drawn, hidden from some; the uniform numbers are drawn anew for that. */
function fillLabels(labels: Int8Array, uniforms: Float64Array, draw: TrainingDraw): void {
  const { clean, network, labelDropout, seed, step } = draw;
  clean.fillLabels(uniforms, labels);
  fillUniforms(uniforms, { seed, stream: streams.labelDropout, step });
  const last = labelCount(network) - 1;
  for (let b = 0; b < labels.length; b++) {
    labels[b] = uniforms[4 * b] < labelDropout ? noLabel : Math.min(labels[b], last);
  }
}
