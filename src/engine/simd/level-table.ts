import type { DataScale, NetworkSpec } from "../../maths/network/architecture.ts";
import { needsJacobian } from "../../maths/objective/objectives.ts";
import { weightOf } from "../../maths/objective/weighting.ts";
import { levelNumbers } from "../level-numbers.ts";
import type { TrainingSpec } from "../score-engine.ts";
import type { Plan } from "./plan.ts";
import { tableRows } from "./plan.ts";

/** A level as scoring reads it, f32: assembly/sampling.ts. */
export function levelRow(network: NetworkSpec, scale: DataScale, sigma: number): number[] {
  const { halfLog, perSpread, slope, gain, visibilities } = levelNumbers(network, scale, sigma);
  return [halfLog, perSpread, slope, gain, ...visibilities];
}

/** How long it is. */
export const levelFloats = ({ fourierOctaves }: NetworkSpec): number => 4 + fourierOctaves;

/** Weight, and the two of derivatives: what a sample beyond the batch must not have. */
const weightRows = [5, 7, 8];

/**
 * Fills the rows of a batch's samples: σ, ½ ln σ, 1/spread, slope, gain, weight, 1/gain and the weights of the derivatives
 * (maths/objective/training-targets.ts), then the visibilities; assembly/features.ts names them.
 *
 * @param out [rows, batch]; samples beyond the batch's own have no weight
 */
export function fillTable(
  network: NetworkSpec,
  scale: DataScale,
  training: TrainingSpec,
  { batch, samples }: Pick<Plan, "batch" | "samples">,
  out: Float32Array,
): void {
  const linear = needsJacobian(training.objective);
  const columns = training.sigmas.map((sigma) => {
    const { halfLog, perSpread, slope, gain, visibilities } = levelNumbers(network, scale, sigma);
    const lambda = weightOf(training.weighting, sigma);
    const terms = [lambda * gain * gain, 1 / gain, linear ? lambda * gain : 0, linear ? lambda * slope : 0];
    return [sigma, halfLog, perSpread, slope, gain, ...terms, ...visibilities];
  });
  for (let row = 0; row < tableRows + network.fourierOctaves; row++) {
    for (let b = 0; b < batch; b++) {
      const column = columns[training.onlyLevel ?? b % columns.length];
      out[row * batch + b] = b >= samples && weightRows.includes(row) ? 0 : column[row];
    }
  }
}
