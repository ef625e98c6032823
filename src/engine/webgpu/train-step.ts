import type { DataScale } from "../../maths/network/architecture.ts";
import { beta1, beta2, emaDecayAt, epsilon, learningRateAt } from "../optimiser.ts";
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
 * TrainStep of wgsl/draw.ts, for a step. Adam's bias correction is folded into the step size, as at the end of section 2 of
 * Kingma & Ba (2015), https://arxiv.org/abs/1412.6980.
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
  const { batchSize, sigmas, onlyLevel, labelDropout, flipTarget, learningRate, emaDecay } = training;
  const t = step + 1;
  const rootCorrection2 = Math.sqrt(1 - beta2 ** t);
  const aim = givenAt !== null ? 0 : flipTarget ? 1 : -1;
  const whole = [step, batchSize, sigmas.length, onlyLevel ?? everyLevel, seed];
  const drawn = [data.kind, data.count, data.size, data.places, data.labels, data.classes];
  const words = [...whole, ...drawn, Math.ceil(labelDropout * 2 ** 24)];
  for (const [i, word] of words.entries()) row.setUint32(4 * i, word, true);
  row.setFloat32(48, aim, true);
  row.setUint32(52, slot, true);
  row.setUint32(56, rows, true);
  row.setFloat32(60, 1 / batchSize, true);
  row.setFloat32(64, (learningRateAt(step, learningRate) * rootCorrection2) / (1 - beta1 ** t), true);
  row.setFloat32(68, epsilon * rootCorrection2, true);
  row.setFloat32(72, 1 - emaDecayAt(step, emaDecay), true);
}
