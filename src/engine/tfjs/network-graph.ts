import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs-core";
import { add, matMul, mul, reshape, sigmoid, slice1d, softplus, tanh } from "@tensorflow/tfjs-core";
import type { Activation, NetworkSpec } from "../../maths/network/architecture.ts";
import { parameterLayout } from "../../maths/network/architecture.ts";

/**
 * The multilayer perceptron as a tfjs graph. Features, targets and weights come from the CPU, so this, the derivatives in
 * jet-graph.ts and the losses in objective-graph.ts are all that the device computes. Everything here runs inside a
 * `tidy` of the caller.
 */

const activate: Readonly<Record<Activation, (a: Tensor2D) => Tensor2D>> = {
  silu: (a) => mul(a, sigmoid(a)),
  tanh,
  softplus,
};

/** Weights and biases by turns: W₁ [in, out], b₁ [out], W₂, … */
export type Layers = readonly (Tensor2D | Tensor1D)[];

export function sliceLayers(spec: NetworkSpec, flat: Tensor1D): Layers {
  return parameterLayout(spec).flatMap(({ inputs, outputs, weightOffset, biasOffset }) => [
    reshape(slice1d(flat, weightOffset, inputs * outputs), [inputs, outputs]) as Tensor2D,
    slice1d(flat, biasOffset, outputs),
  ]);
}

/**
 * @param features φ, [n, featureCount]
 * @returns F, [n, 2]
 */
export function forward(spec: NetworkSpec, layers: Layers, features: Tensor2D): Tensor2D {
  const activation = activate[spec.activation];
  let values = features;
  for (let layer = 0; layer <= spec.depth; layer++) {
    const sum = add(matMul(values, layers[2 * layer] as Tensor2D), layers[2 * layer + 1]) as Tensor2D;
    values = layer < spec.depth ? activation(sum) : sum;
  }
  return values;
}
