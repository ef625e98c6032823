import { type ClassDensities, classDensities } from "../../maths/density/class-densities.ts";
import { cleanPoints } from "../../maths/density/clean-points.ts";
import { densityOf } from "../../maths/density/densities.ts";
import type { Density } from "../../maths/density/density.ts";
import type { DataScale } from "../../maths/network/architecture.ts";
import { labelCount, parameterCount } from "../../maths/network/architecture.ts";
import { initialParameters } from "../../maths/network/initial-parameters.ts";
import { fillExactAims } from "../../maths/objective/training-targets.ts";
import type { AffineStep } from "../../maths/sampler/affine-step.ts";
import { neededScores } from "../../maths/sampler/guidance.ts";
import { beta1, beta2, emaDecayAt, epsilon, learningRateAt } from "../optimiser.ts";
import type {
  AffineRun,
  EngineSpec,
  EngineState,
  ScoreEngine,
  TrainingData,
  TrainingSpec,
  TrainReport,
} from "../score-engine.ts";
import type { DataTable } from "./data-table.ts";
import { dataTable } from "./data-table.ts";
import { fillTable, levelNumbers } from "./level-table.ts";
import type { Layout } from "./plan.ts";
import { layOut, mostSteps, tableRows, writePlan } from "./plan.ts";
import type { SimdModule } from "./simd-module.ts";
import { instantiateSimd } from "./simd-module.ts";

const scaleWithoutData: DataScale = { mean: [0, 0], std: 1 };
/** Frames of a run that are taken before they are copied out, bytes. */
const mostFrameBytes = 2 ** 23;
/** Of a step before its level: assembly/sampling.ts. */
const stepHead = 8;

interface Truth {
  readonly density: Density | null;
  readonly classes: ClassDensities | null;
}
interface Data {
  readonly source: TrainingData;
  readonly table: DataTable;
}
/** A configured network in a memory of its own. */
interface Configured {
  readonly module: SimdModule;
  readonly spec: EngineSpec;
  readonly layout: Layout;
}

/** Everything of a training step in one call of a WebAssembly module, on one core. */
export class SimdEngine implements ScoreEngine {
  readonly name = "simd";
  readonly lost = new Promise<string>(() => {});
  readonly #compiled: WebAssembly.Module;
  #configured: Configured | null = null;
  #data: Data | null = null;
  /** Of the data; made when the objective first asks for it. */
  #truth: Truth | null = null;
  #scale = scaleWithoutData;
  #step = 0;

  constructor(compiled: WebAssembly.Module) {
    this.#compiled = compiled;
  }

  configure(spec: EngineSpec): void {
    this.#data = null;
    this.#truth = null;
    this.#scale = scaleWithoutData;
    this.#step = 0;
    const module = instantiateSimd(this.#compiled);
    const { layout } = this.#layOut(module, spec);
    const parameters = initialParameters(spec.network, spec.seed);
    const { parametersAt, averageAt } = layout.plan;
    floats(module, parametersAt, parameters.length).set(parameters);
    floats(module, averageAt, parameters.length).set(parameters);
  }

  setTraining(training: TrainingSpec): void {
    const { module, spec } = this.#need();
    this.#layOut(module, { ...spec, training });
  }

  setData(source: TrainingData): void {
    const { scale } = cleanPoints(source);
    this.#data = { source, table: dataTable(source) };
    this.#truth = null;
    this.#scale = scale;
    const { module, spec } = this.#need();
    this.#layOut(module, spec);
  }

  async train(steps: number): Promise<TrainReport> {
    const { module, spec, layout } = this.#need();
    if (!(steps >= 1)) throw new RangeError(`need at least 1 step, got ${steps}`);
    if (this.#data === null) throw new Error("need data before training, got none; call setData first");
    const { training } = spec;
    const { lossesAt } = layout.plan;
    const levels = training.sigmas.length;
    doubles(module, lossesAt, levels).fill(0);
    for (let left = steps; left > 0; ) {
      const count = Math.min(left, mostSteps);
      this.#writeSchedule(count);
      if (training.objective === "explicit") this.#trainOnTruth(count);
      else module.trainSteps(this.#step, count);
      this.#step += count;
      left -= count;
    }
    const sums = doubles(module, lossesAt, levels);
    const counts = countsByLevel(training);
    const lossByLevel = Float32Array.from(sums, (sum, level) =>
      counts[level] === 0 ? Number.NaN : sum / (steps * (counts[level] as number)),
    );
    return { step: this.#step, lossByLevel };
  }

  async score(
    points: Float32Array,
    sigma: number | Float32Array,
    label: number | null,
  ): Promise<Float32Array<ArrayBuffer>> {
    const { module, spec, layout } = this.#need();
    const n = points.length / 2;
    if (typeof sigma !== "number" && sigma.length !== n) {
      throw new RangeError(`need one noise level or ${n}, one for each point, got ${sigma.length}`);
    }
    const { network } = spec;
    const from = align(layout.end + 4 * (stepHead + tableRows + network.fourierOctaves));
    const to = align(from + 4 * points.length);
    reserve(module, to + 4 * points.length);
    floats(module, from, points.length).set(points);
    const known = this.#known(label);
    if (typeof sigma === "number") {
      const numbers = levelNumbers(network, this.#scale, sigma);
      floats(module, layout.end, numbers.length).set(numbers);
      module.score(n, layout.end, known, from, to);
    } else {
      const { chunk } = layout.plan;
      for (let first = 0; first < n; first += chunk) {
        this.#fillChunkTable(sigma.subarray(first, first + chunk));
        module.scorePiece(first, n, known, from, to);
      }
    }
    return floats(module, to, points.length).slice();
  }

  async advance(
    points: Float32Array,
    steps: readonly AffineStep[],
    run: AffineRun,
  ): Promise<Float32Array<ArrayBuffer>> {
    const { module, spec, layout } = this.#need();
    const { network } = spec;
    const length = points.length;
    const frames = new Float32Array(length * steps.length);
    const stepFloats = stepHead + 4 + network.fourierOctaves;
    const most = Math.max(1, Math.floor(mostFrameBytes / Math.max(1, 4 * length)));
    const { conditional, plain } = neededScores(run.guide);
    const label = conditional ? this.#known(run.guide.label) : -1;
    const omega = conditional && !plain ? 1 : run.guide.omega;
    for (let first = 0; first < steps.length; first += most) {
      const piece = steps.slice(first, first + most);
      const from = align(layout.end + 4 * stepFloats * piece.length);
      const to = align(from + 4 * length);
      reserve(module, to + 4 * length * piece.length);
      this.#writeSteps(piece, stepFloats);
      floats(module, from, length).set(first === 0 ? points : frames.subarray(length * (first - 1), length * first));
      const n = length / 2;
      module.advance(n, layout.end, 4 * stepFloats, piece.length, label, omega, run.seed, run.stream, from, to);
      frames.set(floats(module, to, length * piece.length), length * first);
    }
    return frames;
  }

  async getState(): Promise<EngineState> {
    const { module, spec, layout } = this.#need();
    const { parametersAt, firstMomentAt, secondMomentAt, averageAt } = layout.plan;
    const copy = (at: number) => floats(module, at, parameterCount(spec.network)).slice();
    return {
      network: spec.network,
      seed: spec.seed,
      step: this.#step,
      scale: this.#scale,
      parameters: copy(parametersAt),
      firstMoment: copy(firstMomentAt),
      secondMoment: copy(secondMomentAt),
      average: copy(averageAt),
    };
  }

  setState(state: EngineState): void {
    const { spec } = this.#need();
    const length = parameterCount(state.network);
    for (const name of ["parameters", "firstMoment", "secondMoment", "average"] as const) {
      if (state[name].length !== length) throw new RangeError(`need ${length} ${name}, got ${state[name].length}`);
    }
    this.#truth = null;
    this.#scale = state.scale;
    this.#step = state.step;
    const module = instantiateSimd(this.#compiled);
    const { layout } = this.#layOut(module, { ...spec, network: state.network, seed: state.seed });
    const { parametersAt, firstMomentAt, secondMomentAt, averageAt } = layout.plan;
    floats(module, parametersAt, length).set(state.parameters);
    floats(module, firstMomentAt, length).set(state.firstMoment);
    floats(module, secondMomentAt, length).set(state.secondMoment);
    floats(module, averageAt, length).set(state.average);
  }

  memory(): { readonly tensors: number; readonly bytes: number } {
    const bytes = this.#configured?.module.memory.buffer.byteLength ?? 0;
    return { tensors: this.#configured === null ? 0 : 1, bytes };
  }

  dispose(): void {
    this.#configured = null;
  }

  /** Lays out and fills all that hangs on network, training and data, but for the parameters. */
  #layOut(module: SimdModule, spec: EngineSpec): Configured {
    const { network, training, seed } = spec;
    const table = this.#data?.table ?? null;
    const layout = layOut(module.heapBase(), network, training, table, seed);
    const { plan } = layout;
    reserve(module, layout.end);
    const [meanX, meanY] = network.parametrization === "preconditioned" ? this.#scale.mean : [0, 0];
    const { memory } = module;
    writePlan(memory.buffer, layout.planAt, { ...plan, meanX, meanY });
    const rows = (tableRows + network.fourierOctaves) * plan.batch;
    fillTable(network, this.#scale, training, plan, floats(module, plan.tableAt, rows));
    fillOnes(module, layout, spec);
    if (table !== null) {
      copyBytes(memory.buffer, plan.dataAt, table.values);
      copyBytes(memory.buffer, plan.cellsAt, table.cells);
      copyBytes(memory.buffer, plan.guideAt, table.guide);
      copyBytes(memory.buffer, plan.classesAt, table.classes);
    }
    module.prepare(layout.planAt);
    this.#configured = { module, spec, layout };
    return this.#configured;
  }

  /** The label, or -1 for none and for one that the network does not know. */
  #known(label: number | null): number {
    const { network } = this.#need().spec;
    return label !== null && label < labelCount(network) ? label : -1;
  }

  #writeSchedule(count: number): void {
    const { module, spec, layout } = this.#need();
    const { learningRate, emaDecay } = spec.training;
    const schedule = floats(module, layout.plan.scheduleAt, 4 * count);
    for (let i = 0; i < count; i++) {
      const step = this.#step + i;
      // Bias correction is folded into the step size, as in tfjs/adam.ts.
      const rootCorrection2 = Math.sqrt(1 - beta2 ** (step + 1));
      const stepSize = (learningRateAt(step, learningRate) * rootCorrection2) / (1 - beta1 ** (step + 1));
      schedule.set([stepSize, epsilon * rootCorrection2, 1 - emaDecayAt(step, emaDecay), 0], 4 * i);
    }
  }

  /** The exact score of a density is known here alone: the batch is drawn inside, its aims are found outside. */
  #trainOnTruth(count: number): void {
    const { module, spec, layout } = this.#need();
    const { plan } = layout;
    const { density, classes } = this.#truthOf();
    const labelled = labelCount(spec.network) > 0;
    const size = spec.training.batchSize;
    const sigmas = Float64Array.from(floats(module, plan.tableAt, size), (_, b) => {
      const { sigmas, onlyLevel } = spec.training;
      return sigmas[onlyLevel ?? b % sigmas.length] as number;
    });
    const aims = new Float64Array(2 * size);
    for (let i = 0; i < count; i++) {
      module.drawBatch(this.#step + i);
      const drawn = floats(module, plan.noisyAt, 2 * plan.batch);
      const noisy = Float64Array.from(aims, (_, k) => drawn[(k & 1) * plan.batch + (k >> 1)] as number);
      const labels = labelled ? Int8Array.from(new Int32Array(module.memory.buffer, plan.labelsAt, size)) : null;
      fillExactAims({ noisy, sigmas, labels }, density, classes, aims);
      const out = floats(module, plan.aimsAt, 2 * plan.batch);
      for (let k = 0; k < aims.length; k++) out[(k & 1) * plan.batch + (k >> 1)] = aims[k] as number;
      module.finishStep(i);
    }
  }

  #truthOf(): Truth {
    const source = this.#data?.source;
    if (this.#truth === null && source !== undefined) {
      const labels = labelCount(this.#need().spec.network);
      this.#truth = { density: densityOf(source), classes: labels > 0 ? classDensities(source, labels) : null };
    }
    return this.#truth ?? { density: null, classes: null };
  }

  /** The levels of a chunk's points, each its own. */
  #fillChunkTable(sigmas: Float32Array): void {
    const { module, spec, layout } = this.#need();
    const { chunk, chunkTableAt } = layout.plan;
    const table = floats(module, chunkTableAt, (tableRows + spec.network.fourierOctaves) * chunk);
    for (const [i, sigma] of sigmas.entries()) {
      const [halfLog, perSpread, slope, gain, ...visibilities] = levelNumbers(spec.network, this.#scale, sigma);
      const column = [sigma, halfLog, perSpread, slope, gain, 0, 0, 0, 0, ...visibilities] as number[];
      for (const [row, value] of column.entries()) table[row * chunk + i] = value;
    }
  }

  #writeSteps(steps: readonly AffineStep[], stepFloats: number): void {
    const { module, spec, layout } = this.#need();
    const table = floats(module, layout.end, stepFloats * steps.length);
    const whole = new Uint32Array(module.memory.buffer, layout.end, table.length);
    for (const [i, { step, sigma, inputScale, keep, drift, noise }] of steps.entries()) {
      const at = i * stepFloats;
      whole[at] = step;
      table.set([inputScale, keep, drift, noise], at + 1);
      table.set(levelNumbers(spec.network, this.#scale, sigma), at + stepHead);
    }
  }

  #need(): Configured {
    if (this.#configured === null) throw new Error("need a configured engine; call configure first");
    return this.#configured;
  }
}

const align = (address: number) => (address + 15) & ~15;
const floats = ({ memory }: SimdModule, at: number, length: number) => new Float32Array(memory.buffer, at, length);
const doubles = ({ memory }: SimdModule, at: number, length: number) => new Float64Array(memory.buffer, at, length);
const copyBytes = (memory: ArrayBuffer, at: number, values: ArrayBufferView) =>
  new Uint8Array(memory, at, values.byteLength).set(
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  );

/** Makes memory of at least so many bytes; views of it from before are gone. */
function reserve({ memory }: SimdModule, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65536));
}

/** The row of ones after each layer's inputs, of which the bias is the weight; derivatives have zeros there. */
function fillOnes(module: SimdModule, { plan }: Layout, { network }: EngineSpec): void {
  const { inputs, width, depth, tile, tangents, curved, chunk } = plan;
  const columns = tile * (1 + tangents + (curved > 0 ? 1 : 0));
  for (let layer = 0; layer <= depth; layer++) {
    const row = inputs + layer * (width + 1);
    const ones = floats(module, plan.activationsAt + 4 * row * columns, columns);
    ones.fill(0).fill(1, 0, tile);
  }
  const chunkColumns = chunk * (network.form === "energy" ? 3 : 1);
  for (const row of [inputs, inputs + width + 1, inputs + 2 * (width + 1)]) {
    const ones = floats(module, plan.chunkActivationsAt + 4 * row * chunkColumns, chunkColumns);
    ones.fill(0).fill(1, 0, chunk);
  }
}

function countsByLevel({ batchSize, sigmas, onlyLevel }: TrainingSpec): Float64Array {
  const counts = new Float64Array(sigmas.length);
  for (let b = 0; b < batchSize; b++) counts[onlyLevel ?? b % sigmas.length]++;
  return counts;
}
