import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs-core";
import {
  add,
  concat1d,
  matMul,
  mul,
  reshape,
  sigmoid,
  slice1d,
  softplus,
  squaredDifference,
  tanh,
  valueAndGrads,
} from "@tensorflow/tfjs-core";
import type { Activation, NetworkSpec } from "../../maths/network/architecture.ts";
import { parameterLayout } from "../../maths/network/architecture.ts";

/**
 * The multilayer perceptron as a tfjs graph. Features, targets and weights come from the CPU, so this is all that the
 * device computes. Everything here runs inside a `tidy` of the caller.
 */

const activate: Readonly<Record<Activation, (a: Tensor2D) => Tensor2D>> = {
  silu: (a) => mul(a, sigmoid(a)),
  tanh,
  softplus,
};

/** @returns weights and biases by turns: W₁ [in, out], b₁ [out], W₂, … */
export function sliceLayers(spec: NetworkSpec, flat: Tensor1D): (Tensor2D | Tensor1D)[] {
  return parameterLayout(spec).flatMap(({ inputs, outputs, weightOffset, biasOffset }) => [
    reshape(slice1d(flat, weightOffset, inputs * outputs), [inputs, outputs]) as Tensor2D,
    slice1d(flat, biasOffset, outputs),
  ]);
}

/**
 * @param layers as of `sliceLayers`
 * @param features φ, [n, featureCount]
 * @returns F, [n, 2]
 */
export function forward(spec: NetworkSpec, layers: readonly (Tensor2D | Tensor1D)[], features: Tensor2D): Tensor2D {
  const activation = activate[spec.activation];
  let values = features;
  for (let layer = 0; layer <= spec.depth; layer++) {
    const sum = add(matMul(values, layers[2 * layer] as Tensor2D), layers[2 * layer + 1]) as Tensor2D;
    values = layer < spec.depth ? activation(sum) : sum;
  }
  return values;
}

/** A minibatch on the device. */
export interface BatchTensors {
  /** φ, [B, featureCount] */
  readonly features: Tensor2D;
  /** T, [B, 2] */
  readonly target: Tensor2D;
  /** ½ w, [B, 1] */
  readonly halfWeight: Tensor2D;
  /** 1/B everywhere, [B, 2]: the objective is the mean over the batch */
  readonly mean: Tensor2D;
}

/**
 * The objective ½ w ‖F - T‖² of each sample and coordinate, and the gradient of its mean.
 *
 * @param flat all parameters; sliced outside the gradient, since a slice's own gradient would pad each layer to full
 *   length
 * @returns losses [B, 2] and the gradient, flat
 */
export function lossesAndGradient(
  spec: NetworkSpec,
  flat: Tensor1D,
  { features, target, halfWeight, mean }: BatchTensors,
): { losses: Tensor2D; gradient: Tensor1D } {
  const objective = valueAndGrads((...layers) =>
    mul(halfWeight, squaredDifference(forward(spec, layers as Tensor2D[], features), target)),
  );
  const { value, grads } = objective(sliceLayers(spec, flat), mean);
  return { losses: value as Tensor2D, gradient: concat1d(grads.map((grad) => reshape(grad, [-1]) as Tensor1D)) };
}
