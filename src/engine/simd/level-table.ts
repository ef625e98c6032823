import type { DataScale, NetworkSpec } from "../../maths/network/architecture.ts";
import { coordinateSpread, outputGain, scoreSlope } from "../../maths/network/parametrization.ts";
import { needsJacobian } from "../../maths/objective/objectives.ts";
import { weightOf } from "../../maths/objective/weighting.ts";
import type { TrainingSpec } from "../score-engine.ts";
import { type Plan, tableRows } from "./plan.ts";

/** What of a noise level the network's input and output need, f32: assembly/sampling.ts says in which order. */
export function levelNumbers(network: NetworkSpec, scale: DataScale, sigma: number): number[] {
  const visibilities = Array.from({ length: network.fourierOctaves }, (_, k) =>
    Math.exp(-0.5 * (Math.PI * 2 ** k * sigma) ** 2),
  );
  return [
    0.5 * Math.log(sigma),
    1 / coordinateSpread(network, scale, sigma),
    scoreSlope(network, scale, sigma),
    outputGain(network, scale, sigma),
    ...visibilities,
  ];
}

/**
 * Fills the rows of a batch's samples: σ, then what levelNumbers gives first, then weight, 1/gain and the weights of the
 * derivatives (maths/objective/training-targets.ts), then the visibilities.
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
    const [halfLog, perSpread, slope, gain, ...visibilities] = levelNumbers(network, scale, sigma);
    const lambda = weightOf(training.weighting, sigma);
    const terms = [lambda * gain * gain, 1 / gain, linear ? lambda * gain : 0, linear ? lambda * slope : 0];
    return [sigma, halfLog, perSpread, slope, gain, ...terms, ...visibilities];
  });
  /** Weight, and the two of derivatives: what a sample beyond the batch must not have. */
  const weights = [5, 7, 8];
  for (let row = 0; row < tableRows + network.fourierOctaves; row++) {
    for (let b = 0; b < batch; b++) {
      const column = columns[training.onlyLevel ?? b % columns.length];
      out[row * batch + b] = b >= samples && weights.includes(row) ? 0 : column[row];
    }
  }
}
