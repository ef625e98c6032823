import type { DataScale, NetworkSpec } from "../../maths/network/architecture.ts";
import type { Weighting } from "../../maths/objective/weighting.ts";
import { weightOf } from "../../maths/objective/weighting.ts";
import { levelNumbers, networkMean } from "../level-numbers.ts";

/**
 * What depends on the noise level alone, computed here in double precision, so that the device needs no exponential for
 * it and every parametrization and weighting is one kernel; of the free form. A row is, by vec4:
 *
 *   σ, 1/spread, ½ ln σ, slope | gain, λ gain², μ (2) | the visibilities of the octaves, four by four
 */

/** Length of a row, vec4. */
export const levelBlocks = ({ fourierOctaves }: NetworkSpec): number => 2 + Math.ceil(fourierOctaves / 4);

/**
 * @param weighting of training; a score has none
 * @returns [L, 4 levelBlocks]
 */
export function levelTable(
  network: NetworkSpec,
  scale: DataScale,
  sigmas: ArrayLike<number>,
  weighting: Weighting | null,
): Float32Array<ArrayBuffer> {
  const length = 4 * levelBlocks(network);
  const table = new Float32Array(length * sigmas.length);
  const mean = networkMean(network, scale);
  for (let level = 0; level < sigmas.length; level++) {
    const sigma = sigmas[level] as number;
    const { perSpread, halfLog, slope, gain, visibilities } = levelNumbers(network, scale, sigma);
    const weight = weighting === null ? 0 : weightOf(weighting, sigma) * gain * gain;
    table.set([sigma, perSpread, halfLog, slope, gain, weight, ...mean, ...visibilities], level * length);
  }
  return table;
}
