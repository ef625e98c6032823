import type { TrainingSpec } from "../../../src/engine/score-engine.ts";
import { instantiateSimd } from "../../../src/engine/simd/simd-module.ts";
import { SimdNetwork } from "../../../src/engine/simd/simd-network.ts";
import { score } from "../../../src/engine/simd/simd-scoring.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { fillExactAims } from "../../../src/maths/objective/training-targets.ts";
import type { ReferenceCase, ReferenceErrors } from "../reference-case.ts";
import { largestError } from "../reference-case.ts";

/** How far from the reference the SIMD module computes a loss, its gradient and the score. */
export function referenceErrorsOnSimd(compiled: WebAssembly.Module, reference: ReferenceCase): ReferenceErrors {
  const { network: spec, scale, objective, weighting, sigmas } = reference;
  const size = sigmas.length;
  // Sample b is of level b mod L: as many levels as samples give each its own.
  const training: TrainingSpec = {
    sigmas,
    objective,
    weighting,
    batchSize: size,
    onlyLevel: null,
    labelDropout: 0,
    flipTarget: false,
    projection: "gaussian",
    learningRate: 0,
    emaDecay: 0,
  };
  const problem = { spec: { network: spec, training, seed: 1 }, scale, data: null };
  const network = new SimdNetwork(instantiateSimd(compiled), problem);
  const { plan } = network.layout;
  network.view("parameters").set(reference.parameters);
  network.view("average").set(reference.parameters);
  const write = (at: number, points: ArrayLike<number>) => {
    const out = network.floats(at, 2 * plan.batch);
    for (let k = 0; k < points.length; k++) out[(k & 1) * plan.batch + (k >> 1)] = points[k] as number;
  };
  write(plan.noisyAt, reference.points);
  write(plan.noiseAt, reference.noise);
  write(plan.projectionsAt, reference.projections);
  if (objective === "explicit") {
    const aims = new Float64Array(2 * size);
    const batch = { noisy: Float64Array.from(reference.points), sigmas: Float64Array.from(sigmas), labels: null };
    fillExactAims(batch, gaussianMixture(reference.mixture), null, aims);
    write(plan.aimsAt, aims);
  }
  // A step of no length.
  network.floats(plan.scheduleAt, 4).set([0, 1, 0, 0]);
  network.module.finishStep(0);
  const losses = new Float64Array(network.module.memory.buffer, plan.lossesAt, size);
  const loss = losses.reduce((sum, one) => sum + one, 0) / size;
  const scores = score(network, Float32Array.from(reference.points), Float32Array.from(sigmas), null);
  return {
    score: largestError(scores, reference.score),
    loss: Math.abs(loss / reference.loss - 1),
    gradient: reference.gradient === null ? 0 : largestError(network.view("gradient"), reference.gradient),
  };
}
