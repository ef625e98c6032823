import type { DataScale } from "../../maths/network/architecture.ts";
import { parameterCount } from "../../maths/network/architecture.ts";
import { networkMean } from "../level-numbers.ts";
import type { EngineSpec } from "../score-engine.ts";
import type { DataTable } from "./data-table.ts";
import { fillTable } from "./level-table.ts";
import type { Layout } from "./plan.ts";
import { layOut, tableRows, writePlan } from "./plan.ts";
import type { SimdModule } from "./simd-module.ts";

/** What is learned or follows what is learned, as assembly/plan.ts names its places. */
export type ParameterKind = "parameters" | "gradient" | "firstMoment" | "secondMoment" | "average";

/** What a memory is laid out for. */
export interface SimdProblem {
  readonly spec: EngineSpec;
  readonly scale: DataScale;
  /** null before there are any. */
  readonly data: DataTable | null;
}

/** A network with its training and its data, laid out in a module's memory. */
export class SimdNetwork {
  readonly module: SimdModule;
  readonly problem: SimdProblem;
  readonly layout: Layout;

  /**
   * Writes all but the parameters and what follows them.
   *
   * @throws RangeError when there is not so much memory; what lies in it is as before
   */
  constructor(module: SimdModule, problem: SimdProblem) {
    const { spec, scale, data } = problem;
    const { network, training, seed } = spec;
    this.module = module;
    this.problem = problem;
    this.layout = layOut(module.heapBase(), network, training, data, seed);
    const { plan, planAt, end } = this.layout;
    this.reserve(end);
    const [meanX, meanY] = networkMean(network, scale);
    writePlan(module.memory.buffer, planAt, { ...plan, meanX, meanY });
    const rows = (tableRows + network.fourierOctaves) * plan.batch;
    fillTable(network, scale, training, plan, this.floats(plan.tableAt, rows));
    this.#fillOnes();
    // Of the samples beyond the batch: whatever lay there before might be no number, and no weight makes that nothing.
    this.floats(plan.aimsAt, 2 * plan.batch).fill(0);
    if (data !== null) {
      this.#write(plan.dataAt, data.values);
      this.#write(plan.cellsAt, data.cells);
      this.#write(plan.guideAt, data.guide);
      this.#write(plan.classesAt, data.classes);
    }
    module.prepare(planAt);
  }

  /** The same network with another training, scale or data; the one before is not to be used any more. */
  with(changes: Partial<SimdProblem>): SimdNetwork {
    return new SimdNetwork(this.module, { ...this.problem, ...changes });
  }

  /** Makes zeros of the parameters and of what follows them. */
  forget(): void {
    const { parametersAt, activationsAt } = this.layout.plan;
    this.floats(parametersAt, (activationsAt - parametersAt) / 4).fill(0);
  }

  /** A view, good until memory grows: the parameters, or what follows them, laid out by architecture.ts. */
  view(kind: ParameterKind): Float32Array {
    return this.floats(this.layout.plan[`${kind}At`], parameterCount(this.problem.spec.network));
  }

  /** A view, good until memory grows. */
  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.module.memory.buffer, at, length);
  }

  /**
   * Makes memory of at least so many bytes.
   *
   * @throws RangeError when there is not so much
   */
  reserve(bytes: number): void {
    const { memory } = this.module;
    const missing = bytes - memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      memory.grow(Math.ceil(missing / 65_536));
    } catch (cause) {
      throw new RangeError(`need ${bytes} bytes of memory, got ${memory.buffer.byteLength}`, { cause });
    }
  }

  #write(at: number, values: ArrayBufferView): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.module.memory.buffer, at, bytes.length).set(bytes);
  }

  /** The row of ones after each layer's inputs, of which the bias is the weight; derivatives have zeros there. */
  #fillOnes(): void {
    const { inputs, width, depth, tile, channels, activationsAt, chunk, chunkActivationsAt, chunkChannels } =
      this.layout.plan;
    const fill = (at: number, row: number, columns: number, ones: number) =>
      this.floats(at + 4 * row * columns, columns)
        .fill(0)
        .fill(1, 0, ones);
    for (let layer = 0; layer <= depth; layer++) {
      fill(activationsAt, inputs + layer * (width + 1), tile * channels, tile);
    }
    for (let layer = 0; layer <= 2; layer++) {
      fill(chunkActivationsAt, inputs + layer * (width + 1), chunk * chunkChannels, chunk);
    }
  }
}
