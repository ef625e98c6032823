import type { ClassDensities } from "../density/class-densities.ts";
import { densityOfLabel } from "../density/class-densities.ts";
import type { Density } from "../density/density.ts";
import type { DataScale, NetworkSpec } from "../network/architecture.ts";
import { addFeatureCurvatures, fillFeatureTangents } from "../network/feature-derivatives.ts";
import { fillFeatures } from "../network/features.ts";
import { noLabel } from "../network/labels.ts";
import { outputGain, scoreSlope } from "../network/parametrization.ts";
import type { FloatArray } from "../points.ts";
import { fillDirections } from "./derivative-plan.ts";
import type { Objective } from "./objectives.ts";
import { needsJacobian, needsProjections } from "./objectives.ts";
import type { TrainingBatch } from "./training-batch.ts";
import type { Weighting } from "./weighting.ts";
import { weightOf } from "./weighting.ts";

/**
 * What an engine needs of a minibatch. With s = slope (x̃ - μ) + g O (parametrization.ts), O being F or ∇_x G, every
 * objective is a weighted least square in the network's output, plus a term linear in its derivatives:
 *
 *   ½ w ‖O - T‖² + c Σ_k u_kᵀ ∂O u_k + constant,   w = λ g²,   T = (aim - slope (x̃ - μ))/g,
 *
 * where the aim is -z/σ for the denoising objective (+z/σ with its sign slipped), the exact score for the explicit one,
 * of the class where the label is shown, and 0 for the others, which alone have the second term: c = λ g, u the axes (implicit) or the projection v (sliced), and the constant
 * λ slope Σ ‖u_k‖². The plain sliced objective has (vᵀO - vᵀT)² for the square, and in the energy form the square is that
 * of O's components along the directions of derivative-plan.ts.
 */
export interface TrainingProblem {
  readonly network: NetworkSpec;
  readonly scale: DataScale;
  readonly objective: Objective;
  readonly weighting: Weighting;
  /** Of the explicit objective, which compares with its score; the others do without. */
  readonly density: Density | null;
  /** Of the explicit objective, with a network that has labels; null where the data have none. */
  readonly classes: ClassDensities | null;
  /** Whether the aim of the denoising objective is +z/σ: a common slip. */
  readonly flipTarget: boolean;
}

/**
 * Fills what an engine needs from the points, noise levels, noise and projections of a batch.
 *
 * @throws RangeError when the objective is explicit and there is no density
 */
export function fillTrainingTargets(batch: TrainingBatch<FloatArray>, problem: TrainingProblem): void {
  const { size, target, weight, noisy, sigmas, projections, derivativeWeight, constant } = batch;
  const { network, scale, objective, weighting } = problem;
  const aim = aimOf(batch, problem);
  const linear = needsJacobian(objective);
  const projected = needsProjections(objective);
  const framed = batch.plan.directions === "frame";
  for (let b = 0; b < size; b++) {
    const sigma = sigmas[b];
    const lambda = weightOf(weighting, sigma);
    const slope = scoreSlope(network, scale, sigma);
    const gain = outputGain(network, scale, sigma);
    weight[b] = lambda * gain * gain;
    for (let d = 0; d < 2; d++) {
      const k = 2 * b + d;
      target[k] = (aim[k] - slope * (noisy[k] - scale.mean[d])) / gain;
    }
    const square = projected ? projections[2 * b] ** 2 + projections[2 * b + 1] ** 2 : 2;
    // The directions of a frame are of length one, so the projection's own length is here.
    derivativeWeight[b] = linear ? lambda * gain * (framed ? square : 1) : 0;
    constant[b] = linear ? lambda * slope * square : 0;
  }
  fillFeatures(network, scale, noisy, sigmas, batch.labels, batch.features);
  fillDirections(batch.plan, projections, batch.directions);
  if (batch.plan.squareAlong) turnTargets(batch);
  fillDerivatives(batch, problem);
}

/** What the score is compared with, [B, 2]. */
function aimOf(
  batch: TrainingBatch<FloatArray>,
  { objective, flipTarget, density, classes }: TrainingProblem,
): Float64Array<ArrayBuffer> {
  const { noise, sigmas } = batch;
  const aim = new Float64Array(noise.length);
  if (objective === "denoising") {
    const sign = flipTarget ? 1 : -1;
    for (let k = 0; k < aim.length; k++) aim[k] = (sign * noise[k]) / sigmas[k >> 1];
  } else if (objective === "explicit") {
    fillExactAims(batch, density, classes, aim);
  }
  return aim;
}

/**
 * Fills the exact scores of a batch's points, each of its class where its label is shown.
 *
 * @param out receives them, [B, 2]
 * @throws RangeError when there is no density to give them
 */
export function fillExactAims(
  batch: NoisyPoints,
  density: Density | null,
  classes: ClassDensities | null,
  out: FloatArray,
): void {
  for (const label of new Set(batch.labels ?? [noLabel])) {
    const exact = densityOfLabel(density, classes, label);
    if (exact === null) throw new RangeError(`need a density for the explicit objective, got none${ofClass(label)}`);
    fillExactScores(exact, label, batch, out);
  }
}

/** Points x̃ [B, 2] with their noise levels and labels, [B]. */
type NoisyPoints = Pick<TrainingBatch<FloatArray>, "noisy" | "sigmas" | "labels">;

const ofClass = (label: number): string => (label === noLabel ? "" : ` of class ${label}`);

/** Fills the exact scores of the points with a label, at different noise levels: a density takes one σ at a time. */
function fillExactScores(
  density: Density,
  label: number,
  { noisy, sigmas, labels }: NoisyPoints,
  out: FloatArray,
): void {
  for (const sigma of new Set(sigmas)) {
    const members = [...sigmas.keys()].filter((b) => sigmas[b] === sigma && (labels === null || labels[b] === label));
    const score = density.score(
      Float64Array.from({ length: 2 * members.length }, (_, k) => noisy[2 * members[k >> 1] + (k & 1)]),
      sigma,
    );
    for (const [i, b] of members.entries()) {
      out[2 * b] = score[2 * i];
      out[2 * b + 1] = score[2 * i + 1];
    }
  }
}

/** Replaces the targets by their components along the directions. */
function turnTargets({ size, target, directions }: TrainingBatch<FloatArray>): void {
  for (let b = 0; b < size; b++) {
    const [x, y] = [target[2 * b], target[2 * b + 1]];
    for (const [k, direction] of directions.entries()) {
      target[2 * b + k] = direction[2 * b] * x + direction[2 * b + 1] * y;
    }
  }
}

function fillDerivatives(batch: TrainingBatch<FloatArray>, { network, scale }: TrainingProblem): void {
  const { features, sigmas, directions, tangents, curvature, plan } = batch;
  for (const [k, direction] of directions.entries()) {
    fillFeatureTangents(network, scale, sigmas, features, direction, tangents[k]);
  }
  if (curvature === null) return;
  curvature.fill(0);
  for (const direction of directions.slice(0, plan.curved)) {
    addFeatureCurvatures(network, features, direction, direction, curvature);
  }
}
