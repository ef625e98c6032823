import type { EngineState } from "../score-engine.ts";
import type { DeviceBuffers } from "./device-buffers.ts";
import { usage } from "./device-buffers.ts";
import type { NetworkLayout } from "./network-layout.ts";
import { packParameters, unpackParameters } from "./network-layout.ts";
import { tableRow } from "./wgsl/bindings.ts";

/** The four arrays of a state, in the order in which they lie on the device. */
export const stateArrays = ["parameters", "firstMoment", "secondMoment", "average"] as const;
export type StateArrays = Pick<EngineState, (typeof stateArrays)[number]>;

/** What of a network is on the device whether it is trained or sampled from: its weights, and the numbers of its layers. */
export class DeviceNetwork {
  readonly layout: NetworkLayout;
  readonly weights: GPUBuffer;
  readonly layers: GPUBuffer;
  readonly #buffers: DeviceBuffers;

  constructor(buffers: DeviceBuffers, layout: NetworkLayout, arrays: StateArrays) {
    this.#buffers = buffers;
    this.layout = layout;
    const length = 4 * layout.parameterBlocks;
    const packed = new Float32Array(stateArrays.length * length);
    for (const [i, name] of stateArrays.entries()) {
      packParameters(layout, arrays[name], packed.subarray(i * length, (i + 1) * length));
    }
    const { queue } = buffers.device;
    this.weights = buffers.create(packed.byteLength, usage.storage | usage.copySource | usage.copyTarget);
    queue.writeBuffer(this.weights, 0, packed);
    const { depth } = layout.network;
    const numbers = new Uint32Array((depth * tableRow) / 4);
    for (let index = 0; index < depth; index++) numbers[(index * tableRow) / 4] = index;
    this.layers = buffers.create(numbers.byteLength, usage.uniform | usage.copyTarget);
    queue.writeBuffer(this.layers, 0, numbers);
  }

  /** What the weights are after the work submitted by now. */
  async read(): Promise<StateArrays> {
    const packed = await this.#buffers.read(this.weights, this.weights.size);
    const length = 4 * this.layout.parameterBlocks;
    const array = (i: number) => unpackParameters(this.layout, packed.subarray(i * length, (i + 1) * length));
    return { parameters: array(0), firstMoment: array(1), secondMoment: array(2), average: array(3) };
  }

  dispose(): void {
    this.#buffers.destroy(this.weights, this.layers);
  }
}
