import type { FloatArray } from "../points.ts";
import { activationFunctions } from "./activations.ts";
import type { LayerLayout, NetworkSpec } from "./architecture.ts";
import { featureCount, parameterCount, parameterLayout } from "./architecture.ts";

/**
 * A function's values with some of its derivatives in x, which travel together through the layers: forward-mode
 * differentiation (Griewank & Walther 2008, "Evaluating Derivatives", sections 3.1 and 13.2). Arrays are [n, width].
 */
export interface Jet {
  readonly values: FloatArray;
  /** First derivatives, one array for each direction. */
  readonly tangents: readonly FloatArray[];
  readonly curvatures: readonly Curvature[];
}

/** Second derivatives along the directions of two of the tangents. */
export interface Curvature {
  /** Indices into `tangents`. */
  readonly along: readonly [number, number];
  readonly values: FloatArray;
}

/**
 * The multilayer perceptron, applied to a jet of its features.
 *
 * @param parameters flat, laid out by architecture.ts
 * @param features φ and its derivatives, [n, featureCount] each
 * @returns the network's output and its derivatives, [n, outputCount] each, fresh arrays
 * @throws RangeError when the parameters do not fit the network
 */
export function networkJet(spec: NetworkSpec, parameters: FloatArray, features: Jet): Jet {
  if (parameters.length !== parameterCount(spec)) {
    throw new RangeError(`need ${parameterCount(spec)} parameters, got ${parameters.length}`);
  }
  const n = features.values.length / featureCount(spec);
  let jet = features;
  for (const [index, layer] of parameterLayout(spec).entries()) {
    jet = linear(jet, n, parameters, layer);
    if (index < spec.depth) jet = activated(jet, spec);
  }
  return jet;
}

/** Derivatives pass a linear layer as values do, without the bias. */
function linear(jet: Jet, n: number, parameters: FloatArray, layer: LayerLayout): Jet {
  const product = (values: FloatArray) => matrixProduct(values, n, parameters, layer);
  const values = product(jet.values);
  for (let k = 0; k < values.length; k++) values[k] += parameters[layer.biasOffset + (k % layer.outputs)];
  return {
    values,
    tangents: jet.tangents.map(product),
    curvatures: jet.curvatures.map((curvature) => ({ ...curvature, values: product(curvature.values) })),
  };
}

function matrixProduct(
  values: FloatArray,
  n: number,
  parameters: FloatArray,
  { inputs, outputs, weightOffset }: LayerLayout,
): Float64Array<ArrayBuffer> {
  const out = new Float64Array(n * outputs);
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < inputs; k++) {
      const value = values[row * inputs + k];
      const weights = weightOffset + k * outputs;
      for (let unit = 0; unit < outputs; unit++) out[row * outputs + unit] += value * parameters[weights + unit];
    }
  }
  return out;
}

/** By the chain rule: f(a), f'(a) a_u, and f''(a) a_u a_v + f'(a) a_uv. */
function activated(jet: Jet, spec: NetworkSpec): Jet {
  const { value, slope, curvature } = activationFunctions[spec.activation];
  const a = jet.values;
  const slopes = jet.tangents.length > 0 ? a.map(slope) : a;
  const bends = jet.curvatures.length > 0 ? a.map(curvature) : a;
  return {
    values: a.map(value),
    tangents: jet.tangents.map((tangent) => tangent.map((t, k) => slopes[k] * t)),
    curvatures: jet.curvatures.map(({ along, values }) => {
      const [u, v] = [jet.tangents[along[0]], jet.tangents[along[1]]];
      return { along, values: values.map((second, k) => bends[k] * u[k] * v[k] + slopes[k] * second) };
    }),
  };
}
