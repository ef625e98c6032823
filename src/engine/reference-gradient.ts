import { classDensities, densityOfLabel } from "../maths/density/class-densities.ts";
import { cleanPoints } from "../maths/density/clean-points.ts";
import { densityOf } from "../maths/density/densities.ts";
import { labelCount } from "../maths/network/architecture.ts";
import { scoreForward } from "../maths/network/forward.ts";
import { labelOf } from "../maths/network/labels.ts";
import { jacobianFeatures, scoreJacobian } from "../maths/network/score-jacobian.ts";
import { objectiveLosses } from "../maths/objective/objective-losses.ts";
import { needsJacobian } from "../maths/objective/objectives.ts";
import { createTrainingBatchOf, fillTrainingBatch } from "../maths/objective/training-batch.ts";
import type { EngineSpec, TrainingData } from "./score-engine.ts";

/** Step of the central differences: truncation and rounding errors are both near 1e-10 in double precision. */
const h = 1e-5;

/**
 * The objective of one training step and its gradient, by central differences in double precision: two evaluations for
 * each parameter, so only for small networks. The objective is computed as it is written in maths/objective, from the
 * score and its Jacobian, and not from the targets and weights that engines get.
 *
 * @param parameters flat, laid out by maths/network/architecture.ts
 * @param step steps taken before this one
 * @returns the mean loss of each level, [L], NaN for one without samples, and the gradient of the batch's mean loss
 */
export function referenceGradient(
  spec: EngineSpec,
  data: TrainingData,
  parameters: Float32Array,
  step: number,
): { lossByLevel: Float64Array; gradient: Float64Array } {
  const { network, training, seed } = spec;
  const { objective, weighting, onlyLevel } = training;
  const clean = cleanPoints(data);
  const explicit = objective === "explicit";
  const density = explicit ? densityOf(data) : null;
  const classes = explicit && labelCount(network) > 0 ? classDensities(data, labelCount(network)) : null;
  const { scale } = clean;
  const batch = createTrainingBatchOf(Float64Array, network, objective, training.batchSize);
  fillTrainingBatch(batch, { network, clean, density, classes, scale, ...training, seed, step });
  const { noisy, sigmas, labels, projections } = batch;
  // +z/σ for an aim is what the noise -z asks for.
  const noise = training.flipTarget ? batch.noise.map((z) => -z) : batch.noise;
  const at = Float64Array.from(parameters);

  const exact = new Float64Array(noisy.length);
  for (const [b, sigma] of sigmas.entries()) {
    const truth = densityOfLabel(density, classes, labelOf(labels, b));
    if (truth !== null) exact.set(truth.score(noisy.subarray(2 * b, 2 * b + 2), sigma), 2 * b);
  }
  const none = new Float64Array(0);
  const features = needsJacobian(objective) ? jacobianFeatures(network, scale, noisy, sigmas, labels) : null;
  const derivatives = () =>
    features === null
      ? { score: scoreForward(network, scale, at, noisy, sigmas, labels), jacobian: none }
      : scoreJacobian(network, scale, at, noisy, sigmas, labels, features);
  const losses = () => objectiveLosses(objective, { ...derivatives(), noise, exact, projections, sigmas, weighting });
  const mean = () => losses().reduce((sum, loss) => sum + loss, 0) / batch.size;

  const levels = training.sigmas.length;
  const sums = new Float64Array(levels);
  const counts = new Float64Array(levels);
  for (const [b, loss] of losses().entries()) {
    sums[onlyLevel ?? b % levels] += loss;
    counts[onlyLevel ?? b % levels]++;
  }
  const gradient = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) {
    const value = at[i];
    at[i] = value + h;
    const above = mean();
    at[i] = value - h;
    gradient[i] = (above - mean()) / (2 * h);
    at[i] = value;
  }
  return { lossByLevel: sums.map((sum, level) => sum / counts[level]), gradient };
}
