import type { Tensor2D } from "@tensorflow/tfjs-core";
import { dispose, tensor2d } from "@tensorflow/tfjs-core";
import type { NetworkSpec } from "../../maths/network/architecture.ts";
import { featureCount } from "../../maths/network/architecture.ts";
import type { TrainingBatch, TrainingDraw } from "../../maths/objective/training-batch.ts";
import { createTrainingBatch, fillTrainingBatch } from "../../maths/objective/training-batch.ts";
import type { BatchTensors } from "./network-graph.ts";

/** Draws minibatches on the CPU into buffers of its own and hands them to the device, step after step. */
export class BatchFeed {
  /** Averages of the batch by level, [L, B]: sample b belongs to level b mod L. Owned by the feed. */
  readonly byLevel: Tensor2D;
  readonly #batch: TrainingBatch;
  readonly #halfWeight: Float32Array;
  readonly #features: number;
  readonly #mean: Tensor2D;

  constructor(network: NetworkSpec, batchSize: number, levels: number) {
    this.#batch = createTrainingBatch(network, batchSize);
    this.#halfWeight = new Float32Array(batchSize);
    this.#features = featureCount(network);
    this.#mean = tensor2d(new Float32Array(2 * batchSize).fill(1 / batchSize), [batchSize, 2]);
    const byLevel = new Float32Array(levels * batchSize);
    for (let b = 0; b < batchSize; b++) {
      const level = b % levels;
      byLevel[level * batchSize + b] = 1 / Math.ceil((batchSize - level) / levels);
    }
    this.byLevel = tensor2d(byLevel, [levels, batchSize]);
  }

  /** @returns tensors of the draw's minibatch, to be used within the caller's `tidy`, before the next draw */
  next(draw: TrainingDraw): BatchTensors {
    const { size, features, target, weight } = this.#batch;
    fillTrainingBatch(this.#batch, draw);
    for (let b = 0; b < size; b++) this.#halfWeight[b] = 0.5 * weight[b];
    return {
      features: tensor2d(features, [size, this.#features]),
      target: tensor2d(target, [size, 2]),
      halfWeight: tensor2d(this.#halfWeight, [size, 1]),
      mean: this.#mean,
    };
  }

  dispose(): void {
    dispose([this.#mean, this.byLevel]);
  }
}
