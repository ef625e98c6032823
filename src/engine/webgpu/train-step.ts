import type { DataScale } from "../../maths/network/architecture.ts";
import { adamStepAt } from "../optimiser.ts";
import type { TrainingSpec } from "../score-engine.ts";
import type { DataTable } from "./data-table.ts";
import { everyLevel } from "./wgsl/draw.ts";

/** So many steps of training, from the first on. */
export interface TrainingRun {
  readonly training: TrainingSpec;
  readonly scale: DataScale;
  readonly seed: number;
  readonly data: DataTable;
  readonly first: number;
  readonly steps: number;
  /**
   * x̃ and T of training-given.ts by turns, [B, 2, 2], where the device cannot make them: of the explicit objective. The
   * labels are still those of its own draw.
   */
  readonly givenAt: ((step: number) => Float32Array<ArrayBuffer>) | null;
}

/**
 * TrainStep of wgsl/draw.ts, for a step.
 *
 * @param rows of `work`; samples rounded up to fours
 * @param slot where the step finds what is given
 */
export function fillTrainStep(
  row: DataView,
  { training, seed, data, givenAt }: TrainingRun,
  step: number,
  rows: number,
  slot: number,
) {
  const { batchSize, sigmas, onlyLevel, labelDropout, flipTarget } = training;
  const { stepSize, epsilon, towards } = adamStepAt(step, training);
  const aim = givenAt !== null ? 0 : flipTarget ? 1 : -1;
  const whole = [step, batchSize, sigmas.length, onlyLevel ?? everyLevel, seed];
  const drawn = [data.kind, data.count, data.size, data.places, data.labels, data.classes];
  const words = [...whole, ...drawn, Math.ceil(labelDropout * 2 ** 24)];
  for (const [i, word] of words.entries()) row.setUint32(4 * i, word, true);
  row.setFloat32(48, aim, true);
  row.setUint32(52, slot, true);
  row.setUint32(56, rows, true);
  row.setFloat32(60, 1 / batchSize, true);
  row.setFloat32(64, stepSize, true);
  row.setFloat32(68, epsilon, true);
  row.setFloat32(72, towards, true);
}
