import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs-core";
import { add, dispose, enableProdMode, memory, tensor1d, tidy, zeros } from "@tensorflow/tfjs-core";
import type { CleanPoints } from "../../maths/density/clean-points.ts";
import { cleanPoints } from "../../maths/density/clean-points.ts";
import type { NetworkSpec } from "../../maths/network/architecture.ts";
import { parameterCount } from "../../maths/network/architecture.ts";
import { initialParameters } from "../../maths/network/initial-parameters.ts";
import { scoreFromOutput } from "../../maths/network/parametrization.ts";
import type { ExactTruth } from "../exact-truth.ts";
import { exactTruth } from "../exact-truth.ts";
import { scaleWithoutData } from "../scale-without-data.ts";
import type { EngineSpec, EngineState, ScoreEngine, TrainingData, TrainingSpec, TrainReport } from "../score-engine.ts";
import { activate } from "./active-backend.ts";
import type { TrainedTensors } from "./adam.ts";
import { adamStep } from "./adam.ts";
import type { TfjsBackend } from "./backend.ts";
import { BatchFeed, sameFeed } from "./batch-feed.ts";
import { registerGradients } from "./gradients.ts";
import { sliceLayers } from "./network-graph.ts";
import { lossesAndGradient } from "./objective-graph.ts";
import { chunksOf } from "./score-chunks.ts";
import { outputAt } from "./score-graph.ts";

/** What training draws from, of one source. */
interface Data {
  readonly source: TrainingData;
  readonly clean: CleanPoints;
}
const noTruth: ExactTruth = { density: null, classes: null };

/**
 * The score engine on a tfjs backend: the plain graph of operations, gradients by automatic differentiation; the
 * reference of the faster engines. Every device operation is issued before the first `await` of a method, so calls may
 * overlap; each reads back once; and engines on different backends may compute by turns.
 */
export class TfjsEngine implements ScoreEngine {
  readonly name;
  readonly lost;
  readonly #backend: TfjsBackend;
  #spec: EngineSpec | null = null;
  #tensors: TrainedTensors | null = null;
  #feed: BatchFeed | null = null;
  #data: Data | null = null;
  /** Of the data; made when the objective first asks for it. */
  #truth: ExactTruth | null = null;
  #scale = scaleWithoutData;
  #step = 0;

  constructor(backend: TfjsBackend) {
    this.#backend = backend;
    this.name = `tfjs-${backend.name}`;
    this.lost = backend.lost;
    enableProdMode();
    registerGradients(backend.slowTransposedProducts);
  }

  configure(spec: EngineSpec): void {
    this.dispose();
    this.#spec = spec;
    this.#data = null;
    this.#truth = null;
    this.#scale = scaleWithoutData;
    this.#step = 0;
    activate(this.#backend.name);
    const parameters = initialParameters(spec.network, spec.seed);
    this.#tensors = {
      parameters: tensor1d(parameters),
      firstMoment: zeros([parameters.length]) as Tensor1D,
      secondMoment: zeros([parameters.length]) as Tensor1D,
      average: tensor1d(parameters.slice()),
    };
  }

  setTraining(training: TrainingSpec): void {
    const spec = this.#configured().spec;
    if (!sameFeed(training, spec.training)) this.#dropFeed();
    this.#spec = { ...spec, training };
  }

  setData(source: TrainingData): void {
    const clean = cleanPoints(source);
    this.#data = { source, clean };
    this.#truth = null;
    this.#scale = clean.scale;
  }

  async train(steps: number): Promise<TrainReport> {
    const { spec } = this.#configured();
    if (!(steps >= 1)) throw new RangeError(`need at least 1 step, got ${steps}`);
    if (this.#data === null) throw new Error("need data before training, got none; call setData first");
    activate(this.#backend.name);
    this.#feed ??= new BatchFeed(spec.network, spec.training);
    const { averages } = this.#feed;
    let lossSum: Tensor2D | null = null;
    for (let i = 0; i < steps; i++) lossSum = this.#trainStep(spec, this.#feed, this.#data, lossSum);
    const step = this.#step;
    const meansOf = averages.take(steps);
    return { step, lossByLevel: meansOf(await this.#read(lossSum as Tensor2D)) };
  }

  /** @returns the sum of losses with this step's added, [L, columns]; takes over the one given */
  #trainStep(spec: EngineSpec, feed: BatchFeed, data: Data, lossSum: Tensor2D | null): Tensor2D {
    const { network, training, seed } = spec;
    const before = this.#configured().tensors;
    const truth = training.objective === "explicit" ? this.#truthOf(network, data) : noTruth;
    const draw = { network, clean: data.clean, ...truth, scale: this.#scale, ...training, seed, step: this.#step };
    const { after, sum } = tidy(() => {
      const { losses, gradient } = lossesAndGradient(network, before.parameters, feed.next(draw));
      const byLevel = feed.averages.of(losses);
      return {
        after: { ...adamStep(before, gradient, { ...training, step: this.#step }) },
        sum: lossSum === null ? byLevel : (add(lossSum, byLevel) as Tensor2D),
      };
    });
    dispose({ ...before });
    if (lossSum !== null) dispose(lossSum);
    this.#tensors = after;
    this.#step++;
    return sum;
  }

  #truthOf(network: NetworkSpec, { source }: Data): ExactTruth {
    this.#truth ??= exactTruth(source, network);
    return this.#truth;
  }

  async score(
    points: Float32Array,
    sigma: number | Float32Array,
    label: number | null,
  ): Promise<Float32Array<ArrayBuffer>> {
    const { spec, tensors } = this.#configured();
    const { network } = spec;
    const scale = this.#scale;
    const n = points.length / 2;
    if (typeof sigma !== "number" && sigma.length !== n) {
      throw new RangeError(`need one noise level or ${n}, one for each point, got ${sigma.length}`);
    }
    const chunks = chunksOf(n, this.#backend.poolsBuffersBySize);
    activate(this.#backend.name);
    const outputs = tidy(() => {
      const layers = sliceLayers(network, tensors.average);
      return chunks.map(({ first, count, rows }) => {
        const levels = typeof sigma === "number" ? sigma : sigma.subarray(first, first + count);
        const piece = points.subarray(2 * first, 2 * (first + count));
        return outputAt(network, scale, layers, piece, levels, label, rows);
      });
    });
    const read = await Promise.all(outputs.map((output) => this.#read(output)));
    const score = new Float32Array(points.length);
    for (const [i, { first, count }] of chunks.entries()) score.set(read[i].subarray(0, 2 * count), 2 * first);
    scoreFromOutput(network, scale, points, sigma, score, score);
    return score;
  }

  async getState(): Promise<EngineState> {
    const { spec, tensors } = this.#configured();
    const scale = this.#scale;
    const step = this.#step;
    activate(this.#backend.name);
    // Training may replace the tensors while they are read, so read copies.
    const copy = (tensor: Tensor1D) => this.#read(tidy(() => add(tensor, 0)));
    const [parameters, firstMoment, secondMoment, average] = await Promise.all([
      copy(tensors.parameters),
      copy(tensors.firstMoment),
      copy(tensors.secondMoment),
      copy(tensors.average),
    ]);
    return { network: spec.network, seed: spec.seed, step, scale, parameters, firstMoment, secondMoment, average };
  }

  setState(state: EngineState): void {
    const { spec, tensors } = this.#configured();
    const length = parameterCount(state.network);
    for (const name of ["parameters", "firstMoment", "secondMoment", "average"] as const) {
      if (state[name].length !== length) throw new RangeError(`need ${length} ${name}, got ${state[name].length}`);
    }
    dispose({ ...tensors });
    this.#dropFeed();
    this.#spec = { ...spec, network: state.network, seed: state.seed };
    this.#truth = null;
    this.#scale = state.scale;
    this.#step = state.step;
    activate(this.#backend.name);
    // Copies: a CPU backend would go on using the caller's arrays.
    this.#tensors = {
      parameters: tensor1d(state.parameters.slice()),
      firstMoment: tensor1d(state.firstMoment.slice()),
      secondMoment: tensor1d(state.secondMoment.slice()),
      average: tensor1d(state.average.slice()),
    };
  }

  memory(): { readonly tensors: number; readonly bytes: number } {
    const { numTensors, numBytes } = memory();
    return { tensors: numTensors, bytes: numBytes };
  }

  dispose(): void {
    if (this.#tensors !== null) dispose({ ...this.#tensors });
    this.#tensors = null;
    this.#spec = null;
    this.#dropFeed();
  }

  #dropFeed(): void {
    this.#feed?.dispose();
    this.#feed = null;
  }

  #configured(): { spec: EngineSpec; tensors: TrainedTensors } {
    if (this.#spec === null || this.#tensors === null)
      throw new Error("need a configured engine; call configure first");
    return { spec: this.#spec, tensors: this.#tensors };
  }

  /** Reads a tensor back and disposes it; a fresh array. */
  async #read(tensor: Tensor1D | Tensor2D): Promise<Float32Array<ArrayBuffer>> {
    try {
      const values = Float32Array.from(await tensor.data<"float32">());
      const complaint = this.#backend.complaint();
      if (complaint !== null) throw new Error(`the ${this.name} device reported: ${complaint}`);
      return values;
    } finally {
      dispose(tensor);
    }
  }
}
