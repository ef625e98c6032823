import { cleanPoints } from "../../maths/density/clean-points.ts";
import type { NetworkSpec } from "../../maths/network/architecture.ts";
import { parameterCount } from "../../maths/network/architecture.ts";
import { initialParameters } from "../../maths/network/initial-parameters.ts";
import type { Objective } from "../../maths/objective/objectives.ts";
import type { AffineStep } from "../../maths/sampler/affine-step.ts";
import { scaleWithoutData } from "../scale-without-data.ts";
import type {
  AffineRun,
  EngineSpec,
  EngineState,
  ScoreEngine,
  TrainingData,
  TrainingSpec,
  TrainReport,
} from "../score-engine.ts";
import { advanceByScores } from "./advance-by-scores.ts";
import type { DataTable } from "./data-table.ts";
import { dataTable } from "./data-table.ts";
import { DeviceBuffers } from "./device-buffers.ts";
import { DeviceKernels } from "./device-kernels.ts";
import { stateArrays } from "./device-network.ts";
import type { ExplicitRun } from "./explicit-batches.ts";
import { explicitBatches } from "./explicit-batches.ts";
import type { Issued } from "./issue-order.ts";
import { IssueOrder } from "./issue-order.ts";
import { advancePlan, scorePlan } from "./sampling-plan.ts";
import type { GraphNeeds, NetworkTools } from "./trained-network.ts";
import { TrainedNetwork } from "./trained-network.ts";

/** A device, and tfjs on it. */
export interface WebgpuDevice {
  readonly device: GPUDevice;
  /** In how many parts sums over the batch are cut: more keep more of a device busy. The order of a sum depends on it. */
  readonly parts: number;
  /** Resolves with the reason when the device is lost. */
  readonly lost: Promise<string>;
  /** What the device complained of since it was opened. */
  complaint(): string | null;
  /** An engine that covers everything, in tfjs's operations on the same device. */
  graph(): Promise<ScoreEngine>;
}

/** Whether the kernels have an objective of a network; what they have not is left to tfjs. */
export const hasKernels = ({ form, depth }: NetworkSpec, objective: Objective): boolean =>
  networkHasKernels({ form, depth }) && (objective === "denoising" || objective === "explicit");
const networkHasKernels = ({ form, depth }: Pick<NetworkSpec, "form" | "depth">) => form === "free" && depth > 0;

interface Data {
  readonly source: TrainingData;
  readonly table: DataTable;
  /** Made when the objective first asks for it. */
  batches: ReturnType<typeof explicitBatches> | null;
}

/**
 * The score engine in WGSL, on tfjs's device: a step of training, or of sampling, is a handful of dispatches, and many of
 * them are one submission. Derivatives of the network in its input, and the energy form, are left to tfjs.
 */
export class WebgpuEngine implements ScoreEngine {
  readonly name = "webgpu";
  readonly lost: Promise<string>;
  readonly #tools: NetworkTools;
  readonly #buffers: DeviceBuffers;
  readonly #order = new IssueOrder();
  #graph: ScoreEngine | null = null;
  #trained: TrainedNetwork | null = null;
  #training: TrainingSpec | null = null;
  #data: Data | null = null;
  #scale = scaleWithoutData;

  constructor({ device, parts, lost, complaint, graph }: WebgpuDevice) {
    this.lost = lost;
    this.#buffers = new DeviceBuffers(device, complaint);
    const loadGraph = async () => {
      this.#graph ??= await graph();
      return this.#graph;
    };
    this.#tools = { buffers: this.#buffers, kernels: DeviceKernels.of(device), parts, graph: loadGraph };
  }

  configure({ network, training, seed }: EngineSpec): void {
    const parameters = initialParameters(network, seed);
    const zeros = () => new Float32Array(parameters.length);
    this.dispose();
    this.#training = training;
    this.#data = null;
    this.#scale = scaleWithoutData;
    const moments = { firstMoment: zeros(), secondMoment: zeros() };
    const state = { network, seed, step: 0, parameters, ...moments, average: parameters.slice() };
    this.#trained = new TrainedNetwork(this.#tools, state);
  }

  setTraining(training: TrainingSpec): void {
    this.#configured();
    this.#training = training;
  }

  setData(source: TrainingData): void {
    this.#scale = cleanPoints(source).scale;
    this.#data = { source, table: dataTable(source), batches: null };
  }

  async train(steps: number): Promise<TrainReport> {
    const { trained, training } = this.#configured();
    if (!(steps >= 1)) throw new RangeError(`need at least 1 step, got ${steps}`);
    const data = this.#data;
    if (data === null) throw new Error("need data before training, got none; call setData first");
    const scale = this.#scale;
    const { network, seed } = trained;
    return this.#order.take(async (): Promise<Issued<TrainReport>> => {
      if (!hasKernels(network, training.objective)) {
        const graph = await trained.onGraph({ training, data: data.source, scale });
        const answer = graph.train(steps);
        trained.step += steps;
        return { answer };
      }
      const { training: fused } = await trained.onDevice();
      const kernels = await fused.compile();
      const givenAt = training.objective === "explicit" ? batchesFor(data, { network, training, seed, scale }) : null;
      const first = trained.step;
      const losses = fused.submit(kernels, { training, scale, seed, data: data.table, first, steps, givenAt });
      trained.step += steps;
      const step = trained.step;
      return { answer: losses.then((lossByLevel) => ({ step, lossByLevel })) };
    });
  }

  async score(
    points: Float32Array,
    sigma: number | Float32Array,
    label: number | null,
  ): Promise<Float32Array<ArrayBuffer>> {
    const n = points.length / 2;
    if (typeof sigma !== "number" && sigma.length !== n) {
      throw new RangeError(`need one noise level or ${n}, one for each point, got ${sigma.length}`);
    }
    const [x, levels] = [points.slice(), typeof sigma === "number" ? sigma : sigma.slice()];
    const { trained, needs } = this.#present();
    return this.#order.take(async () => {
      // Where the network is: pictures are asked for between steps of training.
      if (!networkHasKernels(trained.network) || trained.inGraph) {
        return { answer: (await trained.onGraph(needs)).score(x, levels, label) };
      }
      const { sampling } = await trained.onDevice();
      return {
        answer: sampling.submit(await sampling.compile(), needs.scale, scorePlan(trained.network, x, levels, label)),
      };
    });
  }

  async advance(
    points: Float32Array,
    steps: readonly AffineStep[],
    run: AffineRun,
  ): Promise<Float32Array<ArrayBuffer>> {
    if (steps.length === 0) throw new RangeError("need at least 1 step, got 0");
    const x = points.slice();
    const { trained, needs } = this.#present();
    return this.#order.take(async () => {
      if (!networkHasKernels(trained.network)) {
        // Waited for in turn: the network is that of the first step throughout.
        const after = await advanceByScores(await trained.onGraph(needs), x, steps, run);
        return { answer: Promise.resolve(after) };
      }
      const { sampling } = await trained.onDevice();
      return {
        answer: sampling.submit(await sampling.compile(), needs.scale, advancePlan(trained.network, x, steps, run)),
      };
    });
  }

  async getState(): Promise<EngineState> {
    const { trained, needs } = this.#present();
    const { network, seed } = trained;
    return this.#order.take(async () => {
      const step = trained.step;
      const answer = trained.read().then((arrays) => ({ network, seed, step, scale: needs.scale, ...arrays }));
      return { answer };
    });
  }

  setState(state: EngineState): void {
    this.#configured();
    const length = parameterCount(state.network);
    for (const name of stateArrays) {
      if (state[name].length !== length) throw new RangeError(`need ${length} ${name}, got ${state[name].length}`);
    }
    const { network, seed, step, scale, ...arrays } = state;
    const copies = Object.fromEntries(stateArrays.map((name) => [name, arrays[name].slice()])) as typeof arrays;
    this.#release();
    this.#scale = scale;
    this.#trained = new TrainedNetwork(this.#tools, { network, seed, step, ...copies });
  }

  memory(): { readonly tensors: number; readonly bytes: number } {
    const graph = this.#graph?.memory() ?? { tensors: 0, bytes: 0 };
    return { tensors: this.#buffers.count + graph.tensors, bytes: this.#buffers.bytes + graph.bytes };
  }

  dispose(): void {
    this.#release();
    this.#training = null;
  }

  /** Lets go of the network, once nothing is to be submitted for it any more. */
  #release(): void {
    const trained = this.#trained;
    this.#trained = null;
    if (trained === null) return;
    if (this.#order.idle) trained.dispose();
    else void this.#order.take(async () => ({ answer: Promise.resolve(trained.dispose()) }));
  }

  #configured(): { trained: TrainedNetwork; training: TrainingSpec } {
    if (this.#trained === null || this.#training === null)
      throw new Error("need a configured engine; call configure first");
    return { trained: this.#trained, training: this.#training };
  }

  /** What a call finds, however long it waits for its turn. */
  #present(): { trained: TrainedNetwork; needs: GraphNeeds } {
    const { trained, training } = this.#configured();
    return { trained, needs: { training, data: this.#data?.source ?? null, scale: this.#scale } };
  }
}

function batchesFor(data: Data, run: ExplicitRun): (step: number) => Float32Array<ArrayBuffer> {
  data.batches ??= explicitBatches(data.source);
  return data.batches(run);
}
