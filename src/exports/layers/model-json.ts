import { playgroundVersion } from "../../config/version.ts";
import type { Activation, NetworkSpec } from "../../maths/network/architecture.ts";
import { parameterLayout } from "../../maths/network/architecture.ts";

/** What tfjs and Keras call the activations. */
const kerasNames: Readonly<Record<Activation, string>> = { silu: "swish", tanh: "tanh", softplus: "softplus" };

/**
 * The Dense layers of a network as a tfjs Layers model: the model.json beside one file of weights. That file is the flat
 * parameter array itself, whose layout (architecture.ts) is the manifest's: layer by layer, the kernel [in, out]
 * row-major, then the bias.
 *
 * @param link the address of the experiment
 * @param weightsPath name of the file of weights
 */
export function modelJson(spec: NetworkSpec, link: string, weightsPath = "weights.bin") {
  const layers = parameterLayout(spec).map(({ inputs, outputs }, index) => {
    const name = index < spec.depth ? `hidden_${index + 1}` : "output";
    return { name, inputs, outputs, activation: index < spec.depth ? kerasNames[spec.activation] : "linear" };
  });
  return {
    format: "layers-model",
    generatedBy: `Scorescape ${playgroundVersion}`,
    convertedBy: null,
    userDefinedMetadata: { link },
    modelTopology: {
      keras_version: "tfjs-layers 4.22.0",
      backend: "tensor_flow.js",
      model_config: {
        class_name: "Sequential",
        config: {
          name: "score_network",
          layers: layers.map(({ name, inputs, outputs, activation }, index) => ({
            class_name: "Dense",
            config: {
              name,
              trainable: true,
              ...(index === 0 && { batch_input_shape: [null, inputs] }),
              dtype: "float32",
              units: outputs,
              activation,
              use_bias: true,
            },
          })),
        },
      },
    },
    weightsManifest: [
      {
        paths: [weightsPath],
        weights: layers.flatMap(({ name, inputs, outputs }) => [
          { name: `${name}/kernel`, shape: [inputs, outputs], dtype: "float32" as const },
          { name: `${name}/bias`, shape: [outputs], dtype: "float32" as const },
        ]),
      },
    ],
  };
}
