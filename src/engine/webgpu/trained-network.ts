import type { DataScale, NetworkSpec } from "../../maths/network/architecture.ts";
import type { EngineState, ScoreEngine, TrainingData, TrainingSpec } from "../score-engine.ts";
import type { DeviceBuffers } from "./device-buffers.ts";
import type { DeviceKernels } from "./device-kernels.ts";
import type { StateArrays } from "./device-network.ts";
import { DeviceNetwork } from "./device-network.ts";
import { FusedSampling } from "./fused-sampling.ts";
import { FusedTraining } from "./fused-training.ts";
import { networkLayout } from "./network-layout.ts";

/** What networks of an engine have in common. */
export interface NetworkTools {
  readonly buffers: DeviceBuffers;
  readonly kernels: DeviceKernels;
  /** In which sums over the batch are cut. */
  readonly parts: number;
  /** tfjs on the same device, for what no kernel covers; there is one, loaded when it is first asked for. */
  readonly graph: () => Promise<ScoreEngine>;
}
/** What tfjs trains with. */
export interface GraphNeeds {
  readonly training: TrainingSpec;
  readonly data: TrainingData | null;
  readonly scale: DataScale;
}

interface OnDevice {
  readonly kind: "device";
  readonly network: DeviceNetwork;
  readonly training: FusedTraining;
  readonly sampling: FusedSampling;
}
interface InGraph {
  readonly kind: "graph";
  readonly engine: ScoreEngine;
  training: TrainingSpec;
  data: TrainingData | null;
}
type Home = { readonly kind: "arrays"; readonly arrays: StateArrays } | OnDevice | InGraph;

/**
 * One network with its moments and average, and where they are: in arrays before anything was asked of them, in buffers of
 * the kernels, or in tensors of tfjs. They move by way of the processor: the kernels write in place, while a tensor must
 * never change (tfjs caches what it read of one, and its Adam makes new ones at every step), so no buffer can be shared; and
 * they move only when the objective changes from one side to the other. Methods that move them may only be called in turn.
 */
export class TrainedNetwork {
  readonly network: NetworkSpec;
  readonly seed: number;
  /** Steps taken. */
  step: number;
  readonly #tools: NetworkTools;
  #home: Home;

  /** @param state its arrays are kept */
  constructor(tools: NetworkTools, { network, seed, step, ...arrays }: Omit<EngineState, "scale">) {
    this.#tools = tools;
    this.network = network;
    this.seed = seed;
    this.step = step;
    this.#home = { kind: "arrays", arrays };
  }

  get inGraph(): boolean {
    return this.#home.kind === "graph";
  }

  async onDevice(): Promise<OnDevice> {
    if (this.#home.kind === "device") return this.#home;
    const { buffers, kernels, parts } = this.#tools;
    const arrays = await this.read();
    this.dispose();
    const network = new DeviceNetwork(buffers, networkLayout(this.network), arrays);
    const training = new FusedTraining(buffers, kernels, network, parts);
    this.#home = { kind: "device", network, training, sampling: new FusedSampling(buffers, kernels, network) };
    return this.#home;
  }

  async onGraph({ training, data, scale }: GraphNeeds): Promise<ScoreEngine> {
    if (this.#home.kind !== "graph") {
      const arrays = await this.read();
      const engine = await this.#tools.graph();
      this.dispose();
      engine.configure({ network: this.network, training, seed: this.seed });
      if (data !== null) engine.setData(data);
      engine.setState({ network: this.network, seed: this.seed, step: this.step, scale, ...arrays });
      this.#home = { kind: "graph", engine, training, data };
      return engine;
    }
    const home = this.#home;
    if (data !== null && home.data !== data) home.engine.setData(data);
    if (home.training !== training) home.engine.setTraining(training);
    Object.assign(home, { data, training });
    return home.engine;
  }

  /** Fresh arrays, of the work submitted by now. */
  async read(): Promise<StateArrays> {
    switch (this.#home.kind) {
      case "arrays": {
        const { parameters, firstMoment, secondMoment, average } = this.#home.arrays;
        return {
          parameters: parameters.slice(),
          firstMoment: firstMoment.slice(),
          secondMoment: secondMoment.slice(),
          average: average.slice(),
        };
      }
      case "device":
        return this.#home.network.read();
      case "graph": {
        const { parameters, firstMoment, secondMoment, average } = await this.#home.engine.getState();
        return { parameters, firstMoment, secondMoment, average };
      }
      default:
        return this.#home satisfies never;
    }
  }

  /** Frees what it has on the device. */
  dispose(): void {
    const home = this.#home;
    if (home.kind === "graph") home.engine.dispose();
    if (home.kind !== "device") return;
    home.network.dispose();
    home.training.dispose();
    home.sampling.dispose();
  }
}
