import { dispose, tensor1d, tidy } from "@tensorflow/tfjs-core";
import { BatchFeed } from "../../src/engine/tfjs/batch-feed.ts";
import { sliceLayers } from "../../src/engine/tfjs/network-graph.ts";
import { lossesAndGradient } from "../../src/engine/tfjs/objective-graph.ts";
import { outputAt } from "../../src/engine/tfjs/score-graph.ts";
import { gaussianMixture } from "../../src/maths/density/gaussian-mixture.ts";
import type { DataScale, NetworkSpec } from "../../src/maths/network/architecture.ts";
import { scoreFromOutput } from "../../src/maths/network/parametrization.ts";
import type { Objective } from "../../src/maths/objective/objectives.ts";
import { fillTrainingTargets } from "../../src/maths/objective/training-targets.ts";
import type { Weighting } from "../../src/maths/objective/weighting.ts";

/** One loss of the reference, as plain data: it travels into a browser. */
export interface ReferenceCase {
  readonly network: NetworkSpec;
  readonly scale: DataScale;
  readonly parameters: readonly number[];
  readonly objective: Objective;
  readonly weighting: Weighting;
  /** Flat, [B, 2] each. */
  readonly points: readonly number[];
  readonly noise: readonly number[];
  readonly projections: readonly number[];
  /** [B] */
  readonly sigmas: readonly number[];
  /** Whose exact score the explicit objective compares with. */
  readonly mixture: Parameters<typeof gaussianMixture>[0];
  /** Expected: the score at the points, [B, 2], the mean loss, and its gradient where the reference has it, flat. */
  readonly score: readonly number[];
  readonly loss: number;
  readonly gradient: readonly number[] | null;
}

/** Of the score and the gradient relative to the largest component; 0 for a gradient that the reference has not. */
export interface ReferenceErrors {
  readonly score: number;
  readonly loss: number;
  readonly gradient: number;
}

/** How far from the reference the present tfjs backend computes a loss, its gradient and the score. */
export async function referenceErrors(reference: ReferenceCase): Promise<ReferenceErrors> {
  const { loss, gradient } = await lossOnBackend(reference);
  return {
    score: largestError(await scoreOnBackend(reference), reference.score),
    loss: Math.abs(loss / reference.loss - 1),
    gradient: reference.gradient === null ? 0 : largestError(gradient, reference.gradient),
  };
}

async function lossOnBackend({ network, scale, objective, weighting, sigmas, ...reference }: ReferenceCase) {
  const feed = new BatchFeed(network, { objective, sigmas, onlyLevel: null, batchSize: sigmas.length });
  const { batch } = feed;
  batch.noisy.set(reference.points);
  batch.noise.set(reference.noise);
  batch.projections.set(reference.projections);
  batch.sigmas.set(sigmas);
  const density = gaussianMixture(reference.mixture);
  fillTrainingTargets(batch, { network, scale, objective, density, classes: null, flipTarget: false, weighting });
  const tensors = tidy(() =>
    lossesAndGradient(network, tensor1d(Float32Array.from(reference.parameters)), feed.upload()),
  );
  const losses = await tensors.losses.data<"float32">();
  const gradient = await tensors.gradient.data<"float32">();
  const sum = [...losses, ...batch.constant].reduce((total, part) => total + part, 0);
  dispose([tensors.losses, tensors.gradient]);
  feed.dispose();
  return { loss: sum / sigmas.length, gradient };
}

async function scoreOnBackend({ network, scale, ...reference }: ReferenceCase): Promise<Float32Array> {
  const points = Float32Array.from(reference.points);
  const sigmas = Float32Array.from(reference.sigmas);
  const tensor = tidy(() => {
    const layers = sliceLayers(network, tensor1d(Float32Array.from(reference.parameters)));
    return outputAt(network, scale, layers, points, sigmas, null, sigmas.length);
  });
  const score = await tensor.data<"float32">();
  dispose(tensor);
  scoreFromOutput(network, scale, points, sigmas, score, score);
  return score;
}

/** Relative to the largest component. */
export function largestError(actual: ArrayLike<number>, expected: readonly number[]): number {
  const largest = Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((component, i) => Math.abs((actual[i] as number) - component))) / largest;
}
