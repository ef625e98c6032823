import { fillNormals, streams } from "../random.ts";
import type { Activation, NetworkSpec } from "./architecture.ts";
import { parameterCount, parameterLayout } from "./architecture.ts";

/**
 * Variance of a hidden weight times its fan-in. SiLU passes about half of the variance on, like ReLU, so 2 (He et al.
 * 2015, section 2.2, https://arxiv.org/abs/1502.01852); tanh and softplus take LeCun's 1 (LeCun et al. 1998,
 * "Efficient BackProp", section 4.6).
 */
const varianceGain: Readonly<Record<Activation, number>> = { silu: 2, tanh: 1, softplus: 1 };

/**
 * The output layer starts at a tenth of LeCun's standard deviation, in the spirit of the near-zero last layers of
 * Ho et al. (2020) and Karras et al. (2022): preconditioned, the field then starts as the score of one Gaussian of the
 * data's mean and spread. Not zero, so that gradients reach every layer from the first step.
 */
const outputShrink = 0.1;

/**
 * Fresh parameters: normal weights scaled by fan-in, zero biases. A pure function of its arguments.
 *
 * @param seed a uint32
 * @returns a fresh flat array laid out by architecture.ts
 */
export function initialParameters(spec: NetworkSpec, seed: number): Float32Array<ArrayBuffer> {
  const count = parameterCount(spec);
  // Drawn for the whole array, biases included: pairs come two by two, so an odd count drops the last.
  const normals = new Float64Array(count + (count % 2));
  fillNormals(normals, { seed, stream: streams.weights, step: 0 });
  const parameters = new Float32Array(count);
  for (const [index, layer] of parameterLayout(spec).entries()) {
    const hidden = index < spec.depth;
    const std = hidden
      ? Math.sqrt(varianceGain[spec.activation] / layer.inputs)
      : outputShrink / Math.sqrt(layer.inputs);
    for (let i = layer.weightOffset; i < layer.biasOffset; i++) parameters[i] = std * normals[i];
  }
  return parameters;
}
