import type { DataSource } from "../maths/density/data-source.ts";
import type { DataScale, NetworkSpec } from "../maths/network/architecture.ts";
import type { Objective, Projection } from "../maths/objective/objectives.ts";
import type { Weighting } from "../maths/objective/weighting.ts";
import type { AffineStep } from "../maths/sampler/affine-step.ts";
import type { Guide } from "../maths/sampler/guidance.ts";

/**
 * What every engine keeps: SIMD, fused WebGPU, and tfjs on any backend. Point sets are Float32Array,
 * [n, 2] row-major. Arrays returned are fresh; the caller may keep or transfer them.
 */

/** What training depends on and may change from one step to the next without new weights. */
export interface TrainingSpec {
  /** Noise ladder, [L], largest first. */
  readonly sigmas: readonly number[];
  /** The one level (0-based) to train on; null for the whole ladder. */
  readonly onlyLevel: number | null;
  readonly objective: Objective;
  /** Share of the samples whose label is hidden, of a network with labels. */
  readonly labelDropout: number;
  /** Whether the target of the denoising objective has the wrong sign. */
  readonly flipTarget: boolean;
  /** Of the sliced objectives. */
  readonly projection: Projection;
  readonly weighting: Weighting;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Decay of the exponential moving average of the parameters, which `score` uses; 0 switches it off. */
  readonly emaDecay: number;
}

export interface EngineSpec {
  readonly network: NetworkSpec;
  readonly training: TrainingSpec;
  /** Seeds the weights, the data drawn and the noise. */
  readonly seed: number;
}

/** What training draws from. */
export type TrainingData = DataSource;

/** Losses of the steps just taken. */
export interface TrainReport {
  /** Steps taken since the weights were made. */
  readonly step: number;
  /**
   * Mean over the steps just taken of each level's minibatch loss, [L]; NaN for a level that is not trained on, NaN or
   * Infinity for one that diverged.
   */
  readonly lossByLevel: Float32Array<ArrayBuffer>;
}

/** Everything needed to go on exactly where another engine stopped. */
export interface EngineState {
  readonly network: NetworkSpec;
  readonly seed: number;
  readonly step: number;
  readonly scale: DataScale;
  /** Flat arrays laid out by maths/network/architecture.ts. */
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly firstMoment: Float32Array<ArrayBuffer>;
  readonly secondMoment: Float32Array<ArrayBuffer>;
  readonly average: Float32Array<ArrayBuffer>;
}

/** What all steps of a run have in common. */
export interface AffineRun {
  readonly guide: Guide;
  readonly seed: number;
  /** Of the random numbers, whose step and particle are those of the run. */
  readonly stream: number;
}

export interface ScoreEngine {
  /** For messages; which engine of the user's choice it is, whoever loaded it knows. */
  readonly name: string;
  /** Fresh weights for a network; forgets step, moments and data. */
  configure(spec: EngineSpec): void;
  /** Changes the training settings under the running network. */
  setTraining(training: TrainingSpec): void;
  /**
   * Changes the data under the running network, its preconditioning included. The engine keeps what it is given; it
   * must not change or be transferred.
   *
   * @throws RangeError when there are no data in it
   */
  setData(data: TrainingData): void;
  /** @param steps at least 1 */
  train(steps: number): Promise<TrainReport>;
  /**
   * The learned score (of the averaged parameters).
   *
   * @param points [n, 2]
   * @param sigma one noise level for all points, or one for each, [n]
   * @param label the class of all points, from 0; null for the score without one. So it is too for a label that the
   *   network does not know, as for any of a network without labels: requests and networks change at different times
   * @returns [n, 2]
   */
  score(points: Float32Array, sigma: number | Float32Array, label: number | null): Promise<Float32Array<ArrayBuffer>>;
  /**
   * Takes steps of a sampler without leaving the engine; absent where there is nothing to gain by it. The network is
   * that of the first step throughout.
   *
   * @param points [n, 2], in the sampler's own space
   * @param steps at least one
   * @returns where the particles are after each step, [steps, n, 2], in the sampler's own space
   */
  advance?(points: Float32Array, steps: readonly AffineStep[], run: AffineRun): Promise<Float32Array<ArrayBuffer>>;
  getState(): Promise<EngineState>;
  /** Continues from a state, its network and seed included; training settings and data stay. */
  setState(state: EngineState): void;
  /** Live tensors and bytes, to watch for leaks. */
  memory(): { readonly tensors: number; readonly bytes: number };
  /** Resolves when the device is lost, with the reason; never on CPU engines. */
  readonly lost: Promise<string>;
  dispose(): void;
}
