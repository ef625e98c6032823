import { classDensities } from "../../maths/density/class-densities.ts";
import { cleanPoints } from "../../maths/density/clean-points.ts";
import { densityOf } from "../../maths/density/densities.ts";
import type { DataScale, NetworkSpec } from "../../maths/network/architecture.ts";
import { labelCount } from "../../maths/network/architecture.ts";
import { createTrainingBatch, fillTrainingBatch } from "../../maths/objective/training-batch.ts";
import type { TrainingData, TrainingSpec } from "../score-engine.ts";

/** What the targets of a run depend on. */
export interface ExplicitRun {
  readonly network: NetworkSpec;
  readonly training: TrainingSpec;
  readonly seed: number;
  readonly scale: DataScale;
}

/**
 * The exact scores that the explicit objective compares with are of a density that only the processor knows; so the
 * batch that the device would draw is drawn here.
 *
 * @returns x̃ and T of training-targets.ts by turns, [B, 2, 2], a fresh array for each step; throws RangeError where there is
 *   no density
 */
export function explicitBatches(
  source: TrainingData,
): (run: ExplicitRun) => (step: number) => Float32Array<ArrayBuffer> {
  const clean = cleanPoints(source);
  const density = densityOf(source);
  let known = 0;
  let classes: ReturnType<typeof classDensities> = null;
  return ({ network, training, seed, scale }) => {
    const labels = labelCount(network);
    if (labels !== known) classes = labels > 0 ? classDensities(source, labels) : null;
    known = labels;
    const batch = createTrainingBatch(network, training.objective, training.batchSize);
    return (step) => {
      fillTrainingBatch(batch, { network, clean, density, classes, scale, ...training, seed, step });
      const { noisy, target } = batch;
      return Float32Array.from({ length: 2 * target.length }, (_, k) => {
        const i = 2 * (k >> 2) + (k & 1);
        return (k & 2) === 0 ? noisy[i] : target[i];
      });
    };
  };
}
