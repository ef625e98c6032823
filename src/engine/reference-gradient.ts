import { prepareCells, rasterScale } from "../maths/density/raster-cells.ts";
import { networkOutput } from "../maths/network/forward.ts";
import { createTrainingBatchOf, fillTrainingBatch } from "../maths/objective/training-batch.ts";
import type { EngineSpec, TrainingData } from "./score-engine.ts";

/** Step of the central differences: truncation and rounding errors are both near 1e-10 in double precision. */
const h = 1e-5;

/**
 * The objective of one training step and its gradient, by central differences in double precision: two evaluations for
 * each parameter, so only for small networks.
 *
 * @param parameters flat, laid out by maths/network/architecture.ts
 * @param step steps taken before this one
 * @returns the mean loss of each level, [L], and the gradient of the batch's mean loss
 */
export function referenceGradient(
  spec: EngineSpec,
  data: TrainingData,
  parameters: Float32Array,
  step: number,
): { lossByLevel: Float64Array; gradient: Float64Array } {
  const { network, training, seed } = spec;
  const scale = rasterScale(data.mass, data.size);
  const batch = createTrainingBatchOf(Float64Array, network, training.batchSize);
  fillTrainingBatch(batch, { network, cells: prepareCells(data.mass, data.size), scale, ...training, seed, step });
  const at = Float64Array.from(parameters);

  const lossOf = (b: number, output: Float64Array) =>
    0.5 *
    batch.weight[b] *
    ((output[2 * b] - batch.target[2 * b]) ** 2 + (output[2 * b + 1] - batch.target[2 * b + 1]) ** 2);
  const objective = () => {
    const output = networkOutput(network, at, batch.features);
    let sum = 0;
    for (let b = 0; b < batch.size; b++) sum += lossOf(b, output);
    return sum / batch.size;
  };

  const levels = training.sigmas.length;
  const lossByLevel = new Float64Array(levels);
  const output = networkOutput(network, at, batch.features);
  for (let b = 0; b < batch.size; b++) {
    lossByLevel[b % levels] += lossOf(b, output) / Math.ceil((batch.size - (b % levels)) / levels);
  }
  const gradient = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) {
    const value = at[i];
    at[i] = value + h;
    const above = objective();
    at[i] = value - h;
    gradient[i] = (above - objective()) / (2 * h);
    at[i] = value;
  }
  return { lossByLevel, gradient };
}
