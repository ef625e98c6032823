import type { FloatArray, NoiseLevels } from "../points.ts";
import { sigmaOf } from "../points.ts";
import type { DataScale, NetworkSpec } from "./architecture.ts";
import { featureCount } from "./architecture.ts";
import { fillFeatures } from "./features.ts";
import { networkJet } from "./jet.ts";
import type { Labels } from "./labels.ts";
import { outputGain, scoreSlope } from "./parametrization.ts";

/**
 * The learned energy E_θ(x, σ) = -½ slope ‖x - μ‖² - gain · spread · G(x, σ) (parametrization.ts), of which the score is
 * -∇_x E: a field without curl, as every true score is. E is -log q_σ up to a constant of each σ, the log of the
 * normalising constant that score matching does without (Hyvärinen 2005, section 2, https://jmlr.org/papers/v6/hyvarinen05a.html;
 * Salimans & Ho 2021, "Should EBMs model the energy or the score?", https://openreview.net/forum?id=9AS-TF2jRNb).
 *
 * @param parameters θ, flat, laid out by architecture.ts
 * @param points x, [n, 2]
 * @param sigmas σ, one for all points or [n]
 * @param labels y, of a network with labels
 * @returns [n], a fresh array
 * @throws RangeError when the network is not in the energy form, or the parameters do not fit it
 */
export function energyForward(
  spec: NetworkSpec,
  scale: DataScale,
  parameters: FloatArray,
  points: FloatArray,
  sigmas: NoiseLevels,
  labels: Labels = null,
): Float64Array<ArrayBuffer> {
  if (spec.form !== "energy") throw new RangeError(`need a network in the energy form, got a ${spec.form} one`);
  const features = new Float64Array((points.length / 2) * featureCount(spec));
  fillFeatures(spec, scale, points, sigmas, labels, features);
  const { values } = networkJet(spec, parameters, { values: features, tangents: [], curvatures: [] });
  const [meanX, meanY] = scale.mean;
  return Float64Array.from(values, (g, i) => {
    const sigma = sigmaOf(sigmas, i);
    const square = (points[2 * i] - meanX) ** 2 + (points[2 * i + 1] - meanY) ** 2;
    return -0.5 * scoreSlope(spec, scale, sigma) * square - outputGain(spec, scale, sigma) * g;
  });
}
