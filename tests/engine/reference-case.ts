import { dispose, tensor1d, tidy } from "@tensorflow/tfjs-core";
import { BatchFeed } from "../../src/engine/tfjs/batch-feed.ts";
import { lossesAndGradient } from "../../src/engine/tfjs/objective-graph.ts";
import { gaussianMixture } from "../../src/maths/density/gaussian-mixture.ts";
import type { DataScale, NetworkSpec } from "../../src/maths/network/architecture.ts";
import type { Objective } from "../../src/maths/objective/objectives.ts";
import { fillTrainingTargets } from "../../src/maths/objective/training-targets.ts";

/** One gradient of the reference, as plain data: it travels into a browser. */
export interface ReferenceGradientCase {
  readonly network: NetworkSpec;
  readonly scale: DataScale;
  readonly parameters: readonly number[];
  readonly objective: Objective;
  /** Flat, [B, 2] each. */
  readonly points: readonly number[];
  readonly noise: readonly number[];
  readonly projections: readonly number[];
  /** [B] */
  readonly sigmas: readonly number[];
  /** Whose exact score the explicit objective compares with. */
  readonly mixture: Parameters<typeof gaussianMixture>[0];
  /** The gradient expected, flat. */
  readonly gradient: readonly number[];
}

/**
 * The gradient that the present tfjs backend computes on the batch of the reference, λ = σ².
 *
 * @returns its largest error, relative to the largest component
 */
export async function gradientError(reference: ReferenceGradientCase): Promise<number> {
  const { network, scale, objective, sigmas, gradient: expected } = reference;
  const feed = new BatchFeed(network, { objective, sigmas, onlyLevel: null, batchSize: sigmas.length });
  feed.batch.noisy.set(reference.points);
  feed.batch.noise.set(reference.noise);
  feed.batch.projections.set(reference.projections);
  feed.batch.sigmas.set(sigmas);
  const density = gaussianMixture(reference.mixture);
  fillTrainingTargets(feed.batch, { network, scale, objective, density, weighting: "sigma2" });
  const tensor = tidy(
    () => lossesAndGradient(network, tensor1d(Float32Array.from(reference.parameters)), feed.upload()).gradient,
  );
  const gradient = await tensor.data<"float32">();
  dispose(tensor);
  feed.dispose();
  const largest = Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((component, i) => Math.abs(gradient[i] - component))) / largest;
}
