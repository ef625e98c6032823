import type { DataScale, NetworkSpec } from "../../maths/network/architecture.ts";
import { coordinateSpread, scoreGain, scoreSlope } from "../../maths/network/parametrization.ts";
import type { Weighting } from "../../maths/objective/weighting.ts";
import { weightOf } from "../../maths/objective/weighting.ts";

/**
 * What depends on the noise level alone, computed here in double precision, so that the device needs no exponential for
 * it and every parametrization and weighting is one kernel. A row is, by vec4:
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
  // Only the preconditioned network looks at the mean: the others have no slope.
  const mean = network.parametrization === "preconditioned" ? scale.mean : [0, 0];
  for (let level = 0; level < sigmas.length; level++) {
    const sigma = sigmas[level] as number;
    const gain = scoreGain(network, scale, sigma);
    const weight = weighting === null ? 0 : weightOf(weighting, sigma) * gain * gain;
    const slope = scoreSlope(network, scale, sigma);
    const visibilities = Array.from({ length: network.fourierOctaves }, (_, k) =>
      Math.exp(-0.5 * (2 ** k * Math.PI * sigma) ** 2),
    );
    const row = [sigma, 1 / coordinateSpread(network, scale, sigma), 0.5 * Math.log(sigma), slope, gain, weight];
    table.set([...row, ...mean, ...visibilities], level * length);
  }
  return table;
}
