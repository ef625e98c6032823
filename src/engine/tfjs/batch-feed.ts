import type { Tensor2D } from "@tensorflow/tfjs-core";
import { dispose, ones, tensor2d } from "@tensorflow/tfjs-core";
import type { NetworkSpec } from "../../maths/network/architecture.ts";
import { featureCount } from "../../maths/network/architecture.ts";
import { needsJacobian } from "../../maths/objective/objectives.ts";
import type { TrainingBatch, TrainingDraw } from "../../maths/objective/training-batch.ts";
import { createTrainingBatch, fillTrainingBatch } from "../../maths/objective/training-batch.ts";
import type { TrainingSpec } from "../score-engine.ts";
import { LevelAverages } from "./level-averages.ts";
import type { BatchTensors } from "./objective-graph.ts";

/** What of the training settings shapes a feed's buffers. */
type FeedShape = Pick<TrainingSpec, "sigmas" | "onlyLevel" | "objective" | "batchSize">;

/** Whether a feed of one serves the other. */
export const sameFeed = (a: FeedShape, b: FeedShape): boolean =>
  a.batchSize === b.batchSize &&
  a.sigmas.length === b.sigmas.length &&
  a.onlyLevel === b.onlyLevel &&
  a.objective === b.objective;

/** Draws minibatches on the CPU into buffers of its own and hands them to the device, step after step. */
export class BatchFeed {
  readonly averages: LevelAverages;
  readonly batch: TrainingBatch;
  readonly #network: NetworkSpec;
  readonly #linear: boolean;
  readonly #halfWeight: Float32Array;
  readonly #bothColumns: Tensor2D;
  readonly #mean: Tensor2D;

  constructor(network: NetworkSpec, { batchSize, sigmas, onlyLevel, objective }: FeedShape) {
    this.batch = createTrainingBatch(network, objective, batchSize);
    this.averages = new LevelAverages(batchSize, sigmas.length, onlyLevel);
    this.#network = network;
    this.#linear = needsJacobian(objective);
    this.#halfWeight = new Float32Array(batchSize);
    const columns = this.batch.plan.directions === "none" ? 2 : 1;
    this.#bothColumns = ones([2, 1]);
    this.#mean = tensor2d(new Float32Array(columns * batchSize).fill(1 / batchSize), [batchSize, columns]);
  }

  /** @returns tensors of the draw's minibatch, to be used within the caller's `tidy`, before the next draw */
  next(draw: TrainingDraw): BatchTensors {
    fillTrainingBatch(this.batch, draw);
    if (this.#linear) this.averages.addConstants(this.batch.constant);
    return this.upload();
  }

  /** @returns tensors of the batch as it is */
  upload(): BatchTensors {
    const { size, plan, features, tangents, curvature, weight, directions, derivativeWeight } = this.batch;
    const inputs = featureCount(this.#network);
    for (let b = 0; b < size; b++) this.#halfWeight[b] = 0.5 * weight[b];
    return {
      features: {
        values: tensor2d(features, [size, inputs]),
        tangents: tangents.map((tangent) => tensor2d(tangent, [size, inputs])),
        curvature: curvature === null ? null : tensor2d(curvature, [size, inputs]),
      },
      curved: plan.curved,
      targets: this.#targets(),
      halfWeight: tensor2d(this.#halfWeight, [size, 1]),
      directions: this.#network.form === "energy" ? [] : directions.map((u) => tensor2d(u, [size, 2])),
      derivativeWeight: this.#linear ? tensor2d(derivativeWeight, [size, 1]) : null,
      bothColumns: this.#bothColumns,
      mean: this.#mean,
    };
  }

  #targets(): Tensor2D[] {
    const { size, target, directions, plan } = this.batch;
    if (!plan.squareAlong) return [tensor2d(target, [size, 2])];
    return directions.map((_, k) =>
      tensor2d(
        target.filter((__, i) => i % 2 === k),
        [size, 1],
      ),
    );
  }

  dispose(): void {
    dispose([this.#bothColumns, this.#mean]);
    this.averages.dispose();
  }
}
