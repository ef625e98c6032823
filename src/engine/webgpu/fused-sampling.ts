import type { DataScale } from "../../maths/network/architecture.ts";
import { labelCount, parameterCount } from "../../maths/network/architecture.ts";
import type { AffineStep } from "../../maths/sampler/affine-step.ts";
import type { Guide } from "../../maths/sampler/guidance.ts";
import { neededScores, unguided } from "../../maths/sampler/guidance.ts";
import type { AffineRun } from "../score-engine.ts";
import { CommandBatch } from "./command-batch.ts";
import type { DeviceBuffers } from "./device-buffers.ts";
import { usage } from "./device-buffers.ts";
import type { DeviceKernels } from "./device-kernels.ts";
import type { DeviceNetwork } from "./device-network.ts";
import { GrowingBuffer } from "./growing-buffer.ts";
import { levelTable } from "./level-table.ts";
import { tableRow } from "./wgsl/bindings.ts";
import type { SamplingKernel } from "./wgsl/kernel-texts.ts";
import { samplingKernels, samplingTexts } from "./wgsl/kernel-texts.ts";
import { samplingRow } from "./wgsl/passes.ts";

export type SamplingKernels = Readonly<Record<SamplingKernel, GPUComputePipeline>>;

/** Rows of the network computed at once; bounds the memory for activations. */
const mostRows = 16384;
/** Bytes of the points of so many steps that are read back at once. */
const mostBytes = 2 ** 24;
/** Of u32: each point has a level of its own. */
const ownLevel = 0xffffffff;

/** Points in pieces, and steps in stretches that are read back together. */
interface Plan {
  readonly points: Float32Array<ArrayBuffer>;
  readonly steps: readonly AffineStep[];
  readonly run: AffineRun;
  readonly sigmas: readonly number[];
  /** Of each step, or `ownLevel`. */
  readonly levels: readonly number[];
  /** Of each point, where it has its own. */
  readonly ownLevels: Uint32Array<ArrayBuffer>;
}

/** The score as a step: nothing kept, the score itself, no noise. */
const scoreStep = { step: 0, sigma: 0, inputScale: 1, keep: 0, drift: 1, noise: 0 };

/** Score and sampling on the device. */
export class FusedSampling {
  readonly #network: DeviceNetwork;
  readonly #buffers: DeviceBuffers;
  readonly #kernels: DeviceKernels;
  readonly #batch: CommandBatch;
  readonly #work: GrowingBuffer;
  readonly #levels: GrowingBuffer;
  readonly #ownLevels: GrowingBuffer;
  readonly #points: GrowingBuffer;
  readonly #after: GrowingBuffer;
  #compiled: Promise<SamplingKernels> | null = null;

  constructor(buffers: DeviceBuffers, kernels: DeviceKernels, network: DeviceNetwork) {
    this.#buffers = buffers;
    this.#kernels = kernels;
    this.#network = network;
    this.#batch = new CommandBatch(buffers);
    const { storage, copyTarget, copySource } = usage;
    this.#work = new GrowingBuffer(buffers, storage);
    this.#levels = new GrowingBuffer(buffers, storage | copyTarget);
    this.#ownLevels = new GrowingBuffer(buffers, storage | copyTarget);
    this.#points = new GrowingBuffer(buffers, storage | copyTarget);
    this.#after = new GrowingBuffer(buffers, storage | copySource);
  }

  compile(): Promise<SamplingKernels> {
    this.#compiled ??= this.#kernels.compileAll(samplingKernels, samplingTexts(this.#network.layout));
    return this.#compiled;
  }

  /** Submits the score of points, [n, 2]; @returns it once it is read, [n, 2] */
  score(
    kernels: SamplingKernels,
    scale: DataScale,
    points: Float32Array<ArrayBuffer>,
    sigma: number | Float32Array,
    label: number | null,
  ): Promise<Float32Array<ArrayBuffer>> {
    const run = { guide: { label, omega: 1 }, seed: 0, stream: 0 };
    const one = typeof sigma === "number";
    const { sigmas, levels } = distinct(one ? [sigma] : sigma);
    const plan = { points, steps: [scoreStep], run, sigmas, levels: [one ? 0 : ownLevel] };
    return this.#submit(kernels, scale, { ...plan, ownLevels: one ? new Uint32Array(0) : levels });
  }

  /** Submits steps of a sampler; @returns the points after each once they are read, [steps, n, 2] */
  advance(
    kernels: SamplingKernels,
    scale: DataScale,
    points: Float32Array<ArrayBuffer>,
    steps: readonly AffineStep[],
    run: AffineRun,
  ): Promise<Float32Array<ArrayBuffer>> {
    const { sigmas, levels } = distinct(steps.map(({ sigma }) => sigma));
    return this.#submit(kernels, scale, {
      points,
      steps,
      run,
      sigmas,
      levels: [...levels],
      ownLevels: new Uint32Array(0),
    });
  }

  async #submit(kernels: SamplingKernels, scale: DataScale, plan: Plan): Promise<Float32Array<ArrayBuffer>> {
    const { points, steps } = plan;
    const n = points.length / 2;
    const result = new Float32Array(steps.length * points.length);
    if (n === 0) return result;
    const guide = knownGuide(plan.run.guide, labelCount(this.#network.layout.network));
    const { conditional, plain } = neededScores(guide);
    const passes = conditional && plain ? 2 : 1;
    const piece = Math.min(mostRows / passes, n);
    const stretch = Math.min(steps.length, Math.max(1, Math.floor(mostBytes / (8 * n))));
    const bound = this.#bind(scale, plan, roundedUp(passes * piece), stretch);
    const staged: { readonly from: number; readonly bytes: number; readonly staging: GPUBuffer }[] = [];
    for (let from = 0; from < steps.length; from += stretch) {
      const end = Math.min(steps.length, from + stretch);
      for (let first = 0; first < n; first += piece) {
        const count = Math.min(piece, n - first);
        const rows = 4 * Math.ceil((passes * count) / 4);
        const work = rows * parameterCount(this.#network.layout.network);
        for (let k = from; k < end; k++) {
          const place = { count, first, total: n, rows, slot: k - from, plain: passes === 2 ? count : 0 };
          const label = conditional ? (guide.label as number) : -1;
          const fill = (row: DataView) => fillRow(row, plan, k, { ...place, label, omega: guide.omega });
          this.#batch.add(fill, work, (pass, offset) => this.#encode(pass, kernels, bound, offset, count, rows));
        }
      }
      this.#batch.flush();
      const bytes = 8 * n * (end - from);
      staged.push({ from, bytes, staging: this.#buffers.stage(this.#after.of(0), bytes) });
    }
    const read = staged.map(async ({ from, bytes, staging }) => {
      result.set(new Float32Array(await this.#buffers.take(staging, bytes)), from * points.length);
    });
    await Promise.all(read);
    return result;
  }

  #bind(scale: DataScale, { points, sigmas, ownLevels }: Plan, rows: number, stretch: number): GPUBindGroup {
    const { layout, weights, layers } = this.#network;
    const bytes = roundedUp(points.byteLength);
    const at = this.#points.of(bytes);
    this.#buffers.device.queue.writeBuffer(at, 0, points);
    const resources = [
      { buffer: this.#batch.table, size: tableRow },
      { buffer: layers, size: 16 },
      { buffer: weights },
      { buffer: this.#work.of(16 * rows * samplingRow(layout)) },
      { buffer: this.#levels.holding(levelTable(layout.network, scale, sigmas, null)) },
      { buffer: this.#ownLevels.holding(ownLevels) },
      { buffer: at },
      { buffer: this.#after.of(bytes * stretch) },
    ];
    return this.#buffers.device.createBindGroup({
      layout: this.#kernels.bindGroupLayout,
      entries: resources.map((resource, binding) => ({ binding, resource })),
    });
  }

  #encode(
    pass: GPUComputePassEncoder,
    kernels: SamplingKernels,
    bound: GPUBindGroup,
    offset: number,
    count: number,
    rows: number,
  ): void {
    const { layout } = this.#network;
    const run = (kernel: SamplingKernel, threads: number, layer = 0) => {
      pass.setPipeline(kernels[kernel]);
      pass.setBindGroup(0, bound, [offset, layer * tableRow]);
      pass.dispatchWorkgroups(Math.ceil(threads / 64));
    };
    const tiles = (rows / 4) * layout.unitBlocks;
    run("fill", rows);
    run("first", tiles);
    for (let layer = 1; layer < layout.network.depth; layer++) run("hidden", tiles, layer);
    run("move", count);
  }

  dispose(): void {
    for (const each of [this.#work, this.#levels, this.#ownLevels, this.#points, this.#after]) each.dispose();
    this.#batch.dispose();
  }
}

/** Buffers of a few sizes serve every request. */
const roundedUp = (n: number): number => 2 ** Math.ceil(Math.log2(Math.max(64, n)));

/** A label that the network does not know is as none. */
const knownGuide = (guide: Guide, classes: number): Guide =>
  guide.label !== null && guide.label >= 0 && guide.label < classes ? guide : unguided;

/** Noise levels without repetition, and which of them each is. */
function distinct(sigmas: ArrayLike<number>): { sigmas: number[]; levels: Uint32Array<ArrayBuffer> } {
  const known = new Map<number, number>();
  const levels = Uint32Array.from(sigmas, (sigma) => {
    const level = known.get(sigma) ?? known.size;
    known.set(sigma, level);
    return level;
  });
  return { sigmas: [...known.keys()], levels };
}

/** MoveStep of wgsl/move.ts. */
function fillRow(
  row: DataView,
  { steps, run, levels }: Plan,
  k: number,
  place: {
    count: number;
    first: number;
    total: number;
    rows: number;
    slot: number;
    plain: number;
    label: number;
    omega: number;
  },
): void {
  const { step, inputScale, keep, drift, noise } = steps[k] as AffineStep;
  const { count, first, total, rows, slot, plain, label, omega } = place;
  const words = [run.seed, run.stream, step, count, first, total, rows, levels[k] as number, slot, label, plain];
  for (const [i, word] of words.entries()) row.setUint32(4 * i, word, true);
  for (const [i, value] of [omega, inputScale, keep, drift, noise].entries()) row.setFloat32(44 + 4 * i, value, true);
}
