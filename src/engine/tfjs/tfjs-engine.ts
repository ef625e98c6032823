import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs-core";
import { add, dispose, enableProdMode, matMul, memory, tensor1d, tensor2d, tidy, zeros } from "@tensorflow/tfjs-core";
import type { RasterCells } from "../../maths/density/raster-cells.ts";
import { prepareCells, rasterScale } from "../../maths/density/raster-cells.ts";
import type { DataScale } from "../../maths/network/architecture.ts";
import { featureCount, parameterCount } from "../../maths/network/architecture.ts";
import { fillFeatures } from "../../maths/network/features.ts";
import { initialParameters } from "../../maths/network/initial-parameters.ts";
import { scoreFromOutput } from "../../maths/network/parametrization.ts";
import type { EngineSpec, EngineState, ScoreEngine, TrainingData, TrainingSpec, TrainReport } from "../score-engine.ts";
import type { TrainedTensors } from "./adam.ts";
import { adamStep } from "./adam.ts";
import type { TfjsBackend } from "./backend.ts";
import { BatchFeed } from "./batch-feed.ts";
import { registerGradients } from "./gradients.ts";
import { forward, lossesAndGradient, sliceLayers } from "./network-graph.ts";
import { chunksOf } from "./score-chunks.ts";

/** Scale of the preconditioning before any data are known: about that of a drawing that fills the square. */
const scaleWithoutData: DataScale = { mean: [0, 0], std: 0.5 };

/**
 * The score engine on a tfjs backend: the plain graph of operations, gradients by automatic differentiation; the
 * reference of the faster engines. Every device operation is issued before the first `await` of a method, so calls may
 * overlap; each reads back once.
 */
export class TfjsEngine implements ScoreEngine {
  readonly name;
  readonly lost;
  readonly #backend: TfjsBackend;
  #spec: EngineSpec | null = null;
  #tensors: TrainedTensors | null = null;
  #feed: BatchFeed | null = null;
  #cells: RasterCells | null = null;
  #scale = scaleWithoutData;
  #step = 0;

  constructor(backend: TfjsBackend) {
    this.#backend = backend;
    this.name = backend.name;
    this.lost = backend.lost;
    enableProdMode();
    registerGradients(backend.slowTransposedProducts);
  }

  configure(spec: EngineSpec): void {
    this.dispose();
    this.#spec = spec;
    this.#cells = null;
    this.#scale = scaleWithoutData;
    this.#step = 0;
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
    const { batchSize, sigmas } = spec.training;
    // Only these two shape the feed's buffers.
    if (training.batchSize !== batchSize || training.sigmas.length !== sigmas.length) this.#dropFeed();
    this.#spec = { ...spec, training };
  }

  setData({ mass, size }: TrainingData): void {
    this.#cells = prepareCells(mass, size);
    this.#scale = rasterScale(mass, size);
  }

  async train(steps: number): Promise<TrainReport> {
    const { spec } = this.#configured();
    if (!(steps >= 1)) throw new RangeError(`need at least 1 step, got ${steps}`);
    if (this.#cells === null) throw new Error("need data before training, got none; call setData first");
    const { sigmas, batchSize } = spec.training;
    this.#feed ??= new BatchFeed(spec.network, batchSize, sigmas.length);
    let lossSum: Tensor2D = zeros([sigmas.length, 2]);
    for (let i = 0; i < steps; i++) lossSum = this.#trainStep(spec, this.#feed, this.#cells, lossSum);
    const step = this.#step;
    const sums = await this.#read(lossSum);
    const lossByLevel = new Float32Array(sigmas.length);
    for (let level = 0; level < sigmas.length; level++) {
      lossByLevel[level] = (sums[2 * level] + sums[2 * level + 1]) / steps;
    }
    return { step, lossByLevel };
  }

  /** @returns the sum of losses with this step's added, [L, 2]; takes over the one given */
  #trainStep(spec: EngineSpec, feed: BatchFeed, cells: RasterCells, lossSum: Tensor2D): Tensor2D {
    const { network, training, seed } = spec;
    const before = this.#configured().tensors;
    const draw = { network, cells, scale: this.#scale, ...training, seed, step: this.#step };
    const { after, sum } = tidy(() => {
      const { losses, gradient } = lossesAndGradient(network, before.parameters, feed.next(draw));
      return {
        after: { ...adamStep(before, gradient, { ...training, step: this.#step }) },
        sum: add(lossSum, matMul(feed.byLevel, losses)) as Tensor2D,
      };
    });
    dispose({ ...before, lossSum });
    this.#tensors = after;
    this.#step++;
    return sum;
  }

  async score(points: Float32Array, sigma: number | Float32Array): Promise<Float32Array<ArrayBuffer>> {
    const { spec, tensors } = this.#configured();
    const { network } = spec;
    const scale = this.#scale;
    const n = points.length / 2;
    if (typeof sigma !== "number" && sigma.length !== n) {
      throw new RangeError(`need one noise level or ${n}, one for each point, got ${sigma.length}`);
    }
    const width = featureCount(network);
    const chunks = chunksOf(n, this.#backend.poolsBuffersBySize);
    const outputs = tidy(() => {
      const layers = sliceLayers(network, tensors.average);
      return chunks.map(({ first, count, rows }) => {
        const features = new Float32Array(rows * width);
        const levels = typeof sigma === "number" ? sigma : sigma.subarray(first, first + count);
        fillFeatures(network, scale, points.subarray(2 * first, 2 * (first + count)), levels, features);
        return forward(network, layers, tensor2d(features, [rows, width]));
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
    this.#scale = state.scale;
    this.#step = state.step;
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
