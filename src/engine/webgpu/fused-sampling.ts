import type { DataScale } from "../../maths/network/architecture.ts";
import { parameterCount } from "../../maths/network/architecture.ts";
import { CommandBatch } from "./command-batch.ts";
import type { DeviceBuffers } from "./device-buffers.ts";
import { usage } from "./device-buffers.ts";
import type { DeviceKernels } from "./device-kernels.ts";
import type { DeviceNetwork } from "./device-network.ts";
import { GrowingBuffer } from "./growing-buffer.ts";
import { levelTable } from "./level-table.ts";
import type { Piece, SamplingPlan } from "./sampling-plan.ts";
import { fillMoveStep, piecesOf, stretchOf } from "./sampling-plan.ts";
import { tableRow } from "./wgsl/bindings.ts";
import type { SamplingKernel } from "./wgsl/kernel-texts.ts";
import { samplingKernels, samplingTexts } from "./wgsl/kernel-texts.ts";
import { samplingRow } from "./wgsl/places.ts";

export type SamplingKernels = Readonly<Record<SamplingKernel, GPUComputePipeline>>;

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

  /** Submits a plan; @returns the points after each step once they are read, [steps, n, 2] */
  async submit(kernels: SamplingKernels, scale: DataScale, plan: SamplingPlan): Promise<Float32Array<ArrayBuffer>> {
    const { points, steps } = plan;
    const result = new Float32Array(steps.length * points.length);
    if (points.length === 0) return result;
    const pieces = piecesOf(plan);
    const stretch = stretchOf(plan);
    const bound = this.#bind(scale, plan, pieces[0]?.rows ?? 0, stretch);
    const work = parameterCount(this.#network.layout.network);
    const staged: { readonly from: number; readonly bytes: number; readonly staging: GPUBuffer }[] = [];
    for (let from = 0; from < steps.length; from += stretch) {
      const end = Math.min(steps.length, from + stretch);
      for (const piece of pieces) {
        for (let k = from; k < end; k++) {
          this.#batch.add(
            (row) => fillMoveStep(row, plan, piece, k, k - from),
            piece.rows * work,
            (pass, offset) => this.#encode(pass, kernels, bound, offset, piece),
          );
        }
      }
      this.#batch.flush();
      const bytes = points.byteLength * (end - from);
      staged.push({ from, bytes, staging: this.#buffers.stage(this.#after.of(bytes), bytes) });
    }
    const read = staged.map(async ({ from, bytes, staging }) => {
      result.set(new Float32Array(await this.#buffers.take(staging, bytes)), from * points.length);
    });
    await Promise.all(read);
    return result;
  }

  #bind(scale: DataScale, { points, sigmas, ownLevels }: SamplingPlan, rows: number, stretch: number): GPUBindGroup {
    const { layout, weights, layers } = this.#network;
    const bytes = roundedUp(points.byteLength);
    const at = this.#points.of(bytes);
    this.#buffers.device.queue.writeBuffer(at, 0, points);
    const resources = [
      { buffer: this.#batch.table, size: tableRow },
      { buffer: layers, size: 16 },
      { buffer: weights },
      { buffer: this.#work.of(16 * roundedUp(rows) * samplingRow(layout)) },
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
    { count, rows }: Piece,
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
