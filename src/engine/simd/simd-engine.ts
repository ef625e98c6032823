import { cleanPoints } from "../../maths/density/clean-points.ts";
import { parameterCount } from "../../maths/network/architecture.ts";
import { initialParameters } from "../../maths/network/initial-parameters.ts";
import type { AffineStep } from "../../maths/sampler/affine-step.ts";
import type { ExactTruth } from "../exact-truth.ts";
import { exactTruth } from "../exact-truth.ts";
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
import { dataTable } from "./data-table.ts";
import type { SimdModule } from "./simd-module.ts";
import { instantiateSimd } from "./simd-module.ts";
import type { SimdProblem } from "./simd-network.ts";
import { SimdNetwork } from "./simd-network.ts";
import { advance, score } from "./simd-scoring.ts";
import { train } from "./simd-training.ts";

const learned = ["parameters", "firstMoment", "secondMoment", "average"] as const;

/** Everything of a training step in one call of a WebAssembly module, on one core. */
export class SimdEngine implements ScoreEngine {
  readonly name = "simd";
  readonly lost = new Promise<string>(() => {});
  readonly #compiled: WebAssembly.Module;
  /**
   * One for all networks after one another: browsers set gigabytes of addresses aside for each memory, and free them late.
   */
  #module: SimdModule | null = null;
  #network: SimdNetwork | null = null;
  #source: TrainingData | null = null;
  /** Of the source; made when the objective first asks for it. */
  #truth: ExactTruth | null = null;
  #step = 0;

  /** @param compiled one of the two builds of assembly/ */
  constructor(compiled: WebAssembly.Module) {
    this.#compiled = compiled;
  }

  configure(spec: EngineSpec): void {
    const parameters = initialParameters(spec.network, spec.seed);
    const network = this.#fresh({ spec, scale: scaleWithoutData, data: null });
    network.view("parameters").set(parameters);
    network.view("average").set(parameters);
    this.#network = network;
    this.#source = null;
    this.#truth = null;
    this.#step = 0;
  }

  setTraining(training: TrainingSpec): void {
    const network = this.#configured();
    this.#network = network.with({ spec: { ...network.problem.spec, training } });
  }

  setData(source: TrainingData): void {
    const network = this.#configured();
    const { scale } = cleanPoints(source);
    this.#network = network.with({ scale, data: dataTable(source) });
    this.#source = source;
    this.#truth = null;
  }

  async train(steps: number): Promise<TrainReport> {
    const network = this.#configured();
    if (!(steps >= 1)) throw new RangeError(`need at least 1 step, got ${steps}`);
    const source = this.#source;
    if (source === null) throw new Error("need data before training, got none; call setData first");
    const lossByLevel = train(network, this.#step, steps, () => this.#truthOf(source));
    this.#step += steps;
    return { step: this.#step, lossByLevel };
  }

  async score(
    points: Float32Array,
    sigma: number | Float32Array,
    label: number | null,
  ): Promise<Float32Array<ArrayBuffer>> {
    const network = this.#configured();
    const n = points.length / 2;
    if (typeof sigma !== "number" && sigma.length !== n) {
      throw new RangeError(`need one noise level or ${n}, one for each point, got ${sigma.length}`);
    }
    return score(network, points, sigma, label);
  }

  async advance(
    points: Float32Array,
    steps: readonly AffineStep[],
    run: AffineRun,
  ): Promise<Float32Array<ArrayBuffer>> {
    const network = this.#configured();
    if (steps.length === 0) throw new RangeError("need at least 1 step, got 0");
    return advance(network, points, steps, run);
  }

  async getState(): Promise<EngineState> {
    const network = this.#configured();
    const { spec, scale } = network.problem;
    const copy = (kind: (typeof learned)[number]) => Float32Array.from(network.view(kind));
    return {
      network: spec.network,
      seed: spec.seed,
      step: this.#step,
      scale,
      parameters: copy("parameters"),
      firstMoment: copy("firstMoment"),
      secondMoment: copy("secondMoment"),
      average: copy("average"),
    };
  }

  setState(state: EngineState): void {
    const { spec, data } = this.#configured().problem;
    const length = parameterCount(state.network);
    for (const kind of learned) {
      if (state[kind].length !== length) throw new RangeError(`need ${length} ${kind}, got ${state[kind].length}`);
    }
    const { network, seed, scale, step } = state;
    const restored = this.#fresh({ spec: { ...spec, network, seed }, scale, data });
    for (const kind of learned) restored.view(kind).set(state[kind]);
    this.#network = restored;
    this.#truth = null;
    this.#step = step;
  }

  /** One memory, in the place of tensors. */
  memory(): { readonly tensors: number; readonly bytes: number } {
    if (this.#network === null) return { tensors: 0, bytes: 0 };
    return { tensors: 1, bytes: this.#network.module.memory.buffer.byteLength };
  }

  dispose(): void {
    this.#network = null;
    this.#module = null;
  }

  /** Laid out where the network before it was, with zeros for parameters. */
  #fresh(problem: SimdProblem): SimdNetwork {
    this.#module ??= instantiateSimd(this.#compiled);
    const network = new SimdNetwork(this.#module, problem);
    network.forget();
    return network;
  }

  #truthOf(source: TrainingData): ExactTruth {
    this.#truth ??= exactTruth(source, this.#configured().problem.spec.network);
    return this.#truth;
  }

  #configured(): SimdNetwork {
    if (this.#network === null) throw new Error("need a configured engine; call configure first");
    return this.#network;
  }
}
