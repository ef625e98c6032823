import { classDensities } from "../../maths/density/class-densities.ts";
import { cleanPoints } from "../../maths/density/clean-points.ts";
import { densityOf } from "../../maths/density/densities.ts";
import { labelCount, parameterCount } from "../../maths/network/architecture.ts";
import { initialParameters } from "../../maths/network/initial-parameters.ts";
import type { AffineStep } from "../../maths/sampler/affine-step.ts";
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
import { instantiateSimd } from "./simd-module.ts";
import { SimdNetwork } from "./simd-network.ts";
import { advance, score } from "./simd-scoring.ts";
import type { Truth } from "./simd-training.ts";
import { train } from "./simd-training.ts";

const scaleWithoutData = { mean: [0, 0], std: 1 } as const;
const learned = ["parameters", "firstMoment", "secondMoment", "average"] as const;

/** Everything of a training step in one call of a WebAssembly module, on one core. */
export class SimdEngine implements ScoreEngine {
  readonly name = "simd";
  readonly lost = new Promise<string>(() => {});
  readonly #compiled: WebAssembly.Module;
  #network: SimdNetwork | null = null;
  #source: TrainingData | null = null;
  /** Of the source; made when the objective first asks for it. */
  #truth: Truth | null = null;
  #step = 0;

  /** @param compiled one of the two builds of assembly/ */
  constructor(compiled: WebAssembly.Module) {
    this.#compiled = compiled;
  }

  configure(spec: EngineSpec): void {
    this.#source = null;
    this.#truth = null;
    this.#step = 0;
    this.#network = this.#fresh({ spec, scale: scaleWithoutData, data: null });
    const parameters = initialParameters(spec.network, spec.seed);
    this.#network.view("parameters").set(parameters);
    this.#network.view("average").set(parameters);
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
    if (this.#source === null) throw new Error("need data before training, got none; call setData first");
    const lossByLevel = train(network, this.#step, steps, () => this.#truthOf());
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
    return advance(this.#configured(), points, steps, run);
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
    this.#network = this.#fresh({ spec: { ...spec, network, seed }, scale, data });
    for (const kind of learned) this.#network.view(kind).set(state[kind]);
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
  }

  #fresh(problem: ConstructorParameters<typeof SimdNetwork>[1]): SimdNetwork {
    return new SimdNetwork(instantiateSimd(this.#compiled), problem);
  }

  #truthOf(): Truth {
    const source = this.#source;
    if (source === null) return { density: null, classes: null };
    const labels = labelCount(this.#configured().problem.spec.network);
    this.#truth ??= { density: densityOf(source), classes: labels > 0 ? classDensities(source, labels) : null };
    return this.#truth;
  }

  #configured(): SimdNetwork {
    if (this.#network === null) throw new Error("need a configured engine; call configure first");
    return this.#network;
  }
}
