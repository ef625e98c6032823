import { labelCount } from "../../maths/network/architecture.ts";
import { fillExactAims } from "../../maths/objective/training-targets.ts";
import type { ExactTruth } from "../exact-truth.ts";
import { adamStepAt } from "../optimiser.ts";
import type { TrainingSpec } from "../score-engine.ts";
import { mostSteps } from "./plan.ts";
import type { SimdNetwork } from "./simd-network.ts";

/**
 * Takes training steps.
 *
 * @param step steps taken before
 * @param truth asked for by the explicit objective alone
 * @returns mean loss of each level over the steps, [L]; NaN for a level without samples
 */
export function train(
  network: SimdNetwork,
  step: number,
  steps: number,
  truth: () => ExactTruth,
): Float32Array<ArrayBuffer> {
  const { module, problem, layout } = network;
  const { training } = problem.spec;
  const sums = () => new Float64Array(module.memory.buffer, layout.plan.lossesAt, training.sigmas.length);
  sums().fill(0);
  for (let done = 0; done < steps; done += mostSteps) {
    const count = Math.min(mostSteps, steps - done);
    writeSchedule(network, step + done, count);
    if (training.objective === "explicit") trainOnTruth(network, step + done, count, truth());
    else module.trainSteps(step + done, count);
  }
  const counts = countsByLevel(training);
  return Float32Array.from(sums(), (sum, level) => (counts[level] === 0 ? Number.NaN : sum / (steps * counts[level])));
}

/** The numbers of Adam and of the average, a step after the other. */
function writeSchedule(network: SimdNetwork, step: number, count: number): void {
  const schedule = network.floats(network.layout.plan.scheduleAt, 4 * count);
  for (let i = 0; i < count; i++) {
    const { stepSize, epsilon, towards } = adamStepAt(step + i, network.problem.spec.training);
    schedule.set([stepSize, epsilon, towards, 0], 4 * i);
  }
}

/** The exact score of a density is known only here: the batch is drawn inside, its aims are found outside. */
function trainOnTruth(network: SimdNetwork, step: number, count: number, { density, classes }: ExactTruth): void {
  const { module, problem, layout } = network;
  const { noisyAt, aimsAt, labelsAt, batch } = layout.plan;
  const { batchSize, sigmas, onlyLevel } = problem.spec.training;
  const labelled = labelCount(problem.spec.network) > 0;
  const levels = Float64Array.from({ length: batchSize }, (_, b) => sigmas[onlyLevel ?? b % sigmas.length]);
  const aims = new Float64Array(2 * batchSize);
  for (let i = 0; i < count; i++) {
    module.drawBatch(step + i);
    const drawn = network.floats(noisyAt, 2 * batch);
    const noisy = aims.map((_, k) => drawn[(k & 1) * batch + (k >> 1)]);
    const labels = labelled ? Int8Array.from(new Int32Array(module.memory.buffer, labelsAt, batchSize)) : null;
    fillExactAims({ noisy, sigmas: levels, labels }, density, classes, aims);
    const out = network.floats(aimsAt, 2 * batch);
    for (const [k, aim] of aims.entries()) out[(k & 1) * batch + (k >> 1)] = aim;
    module.finishStep(i);
  }
}

function countsByLevel({ batchSize, sigmas, onlyLevel }: TrainingSpec): Float64Array {
  const counts = new Float64Array(sigmas.length);
  for (let b = 0; b < batchSize; b++) counts[onlyLevel ?? b % sigmas.length]++;
  return counts;
}
