import type { NetworkSpec } from "../../maths/network/architecture.ts";
import { featureCount, parameterCount, parameterLayout } from "../../maths/network/architecture.ts";

/**
 * How a network lies on the device. Units come in blocks of four, so every row of activations and of weights begins on a
 * vec4 whatever the width. Behind the last unit of a layer's input stands a constant 1, whose row of weights is the
 * biases: [W | b] of maths/network/architecture.ts is one matrix. What is padded is zero and stays so: a unit that is
 * none has no activation and no derivative.
 */
export interface NetworkLayout {
  readonly network: NetworkSpec;
  /** Blocks in a row of features with their constant, of activations with theirs, and of a hidden layer's units. */
  readonly featureBlocks: number;
  readonly inputBlocks: number;
  readonly unitBlocks: number;
  /** One for each linear layer, the output last. */
  readonly layers: readonly LayerPlace[];
  /** vec4 of one flat array of parameters; the four of a state follow one another. */
  readonly parameterBlocks: number;
}

export interface LayerPlace {
  /** Where its matrix begins in an array of parameters, vec4. */
  readonly offset: number;
  /** Blocks of its input, the constant included, and of its output. */
  readonly rowBlocks: number;
  readonly columnBlocks: number;
}

const blocks = (units: number): number => Math.ceil(units / 4);

/** Of the free form. */
export function networkLayout(network: NetworkSpec): NetworkLayout {
  const layers: LayerPlace[] = [];
  let offset = 0;
  for (const { inputs, outputs } of parameterLayout(network)) {
    const rowBlocks = blocks(inputs + 1);
    const columnBlocks = blocks(outputs);
    layers.push({ offset, rowBlocks, columnBlocks });
    offset += 4 * rowBlocks * columnBlocks;
  }
  return {
    network,
    featureBlocks: blocks(featureCount(network) + 1),
    inputBlocks: blocks(network.width + 1),
    unitBlocks: blocks(network.width),
    layers,
    parameterBlocks: offset,
  };
}

/**
 * A flat array of parameters as it lies on the device.
 *
 * @param out receives it, [4 parameterBlocks], zeros where nothing is
 */
export function packParameters({ network, layers }: NetworkLayout, flat: Float32Array, out: Float32Array): void {
  for (const [index, { inputs, outputs, weightOffset }] of parameterLayout(network).entries()) {
    const { offset, columnBlocks } = layers[index] as LayerPlace;
    for (let row = 0; row <= inputs; row++) {
      const from = weightOffset + row * outputs;
      out.set(flat.subarray(from, from + outputs), 4 * (offset + row * columnBlocks));
    }
  }
}

/** The flat array again, fresh. */
export function unpackParameters({ network, layers }: NetworkLayout, packed: Float32Array): Float32Array<ArrayBuffer> {
  const flat = new Float32Array(parameterCount(network));
  for (const [index, { inputs, outputs, weightOffset }] of parameterLayout(network).entries()) {
    const { offset, columnBlocks } = layers[index] as LayerPlace;
    for (let row = 0; row <= inputs; row++) {
      const from = 4 * (offset + row * columnBlocks);
      flat.set(packed.subarray(from, from + outputs), weightOffset + row * outputs);
    }
  }
  return flat;
}
