import type { FloatArray, NoiseLevels } from "../points.ts";
import type { Activation, DataScale, NetworkSpec } from "./architecture.ts";
import { featureCount, parameterCount, parameterLayout } from "./architecture.ts";
import { fillFeatures } from "./features.ts";
import { scoreFromOutput } from "./parametrization.ts";

/** The score network in double precision, plainly written: the yardstick of every engine. */

/** The activation functions, free of overflow at either end. */
export const activate: Readonly<Record<Activation, (a: number) => number>> = {
  // e^{-a} may overflow to Infinity; a/Infinity is the right limit, 0.
  silu: (a) => a / (1 + Math.exp(-a)),
  tanh: Math.tanh,
  softplus: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
};

/**
 * The multilayer perceptron F.
 *
 * @param parameters flat, laid out by architecture.ts
 * @param features φ, [n, featureCount]
 * @returns F, [n, 2], a fresh array
 * @throws RangeError when the parameters do not fit the network
 */
export function networkOutput(
  spec: NetworkSpec,
  parameters: FloatArray,
  features: FloatArray,
): Float64Array<ArrayBuffer> {
  if (parameters.length !== parameterCount(spec)) {
    throw new RangeError(`need ${parameterCount(spec)} parameters, got ${parameters.length}`);
  }
  const n = features.length / featureCount(spec);
  const activation = activate[spec.activation];
  let values = Float64Array.from(features);
  for (const [index, { inputs, outputs, weightOffset, biasOffset }] of parameterLayout(spec).entries()) {
    const next = new Float64Array(n * outputs);
    for (let row = 0; row < n; row++) {
      for (let unit = 0; unit < outputs; unit++) {
        let sum = parameters[biasOffset + unit];
        for (let k = 0; k < inputs; k++) {
          sum += values[row * inputs + k] * parameters[weightOffset + k * outputs + unit];
        }
        next[row * outputs + unit] = index < spec.depth ? activation(sum) : sum;
      }
    }
    values = next;
  }
  return values;
}

/**
 * The learned score s_θ(x, σ).
 *
 * @param parameters θ, flat, laid out by architecture.ts
 * @param points x, [n, 2]
 * @param sigmas σ, one for all points or [n]
 * @returns [n, 2], a fresh array
 * @throws RangeError when the parameters do not fit the network
 */
export function scoreForward(
  spec: NetworkSpec,
  scale: DataScale,
  parameters: FloatArray,
  points: FloatArray,
  sigmas: NoiseLevels,
): Float64Array<ArrayBuffer> {
  const features = new Float64Array((points.length / 2) * featureCount(spec));
  fillFeatures(spec, scale, points, sigmas, features);
  const output = networkOutput(spec, parameters, features);
  scoreFromOutput(spec, scale, points, sigmas, output, output);
  return output;
}
