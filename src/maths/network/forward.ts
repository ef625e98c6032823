import type { FloatArray, NoiseLevels } from "../points.ts";
import type { DataScale, NetworkSpec } from "./architecture.ts";
import { featureCount } from "./architecture.ts";
import { axes, fillFeatureTangents } from "./feature-derivatives.ts";
import { fillFeatures } from "./features.ts";
import { networkJet } from "./jet.ts";
import type { Labels } from "./labels.ts";
import { scoreFromOutput } from "./parametrization.ts";

/** The score network in double precision, plainly written: the yardstick of every engine. */

/**
 * The learned score s_θ(x, σ), in either form of the network.
 *
 * @param parameters θ, flat, laid out by architecture.ts
 * @param points x, [n, 2]
 * @param sigmas σ, one for all points or [n]
 * @param labels y, of a network with labels
 * @returns [n, 2], a fresh array
 * @throws RangeError when the parameters do not fit the network
 */
export function scoreForward(
  spec: NetworkSpec,
  scale: DataScale,
  parameters: FloatArray,
  points: FloatArray,
  sigmas: NoiseLevels,
  labels: Labels = null,
): Float64Array<ArrayBuffer> {
  const features = new Float64Array((points.length / 2) * featureCount(spec));
  fillFeatures(spec, scale, points, sigmas, labels, features);
  const output = spec.form === "energy" ? energyGradient() : freeOutput();
  scoreFromOutput(spec, scale, points, sigmas, output, output);
  return output;

  function freeOutput(): Float64Array<ArrayBuffer> {
    const { values } = networkJet(spec, parameters, { values: features, tangents: [], curvatures: [] });
    return Float64Array.from(values);
  }

  function energyGradient(): Float64Array<ArrayBuffer> {
    const tangents = axes.map((axis) => {
      const tangent = new Float64Array(features.length);
      fillFeatureTangents(spec, scale, sigmas, features, axis, tangent);
      return tangent;
    });
    const jet = networkJet(spec, parameters, { values: features, tangents, curvatures: [] });
    return Float64Array.from(points, (_, k) => jet.tangents[k % 2][k >> 1]);
  }
}
