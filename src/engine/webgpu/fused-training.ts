import { parameterCount } from "../../maths/network/architecture.ts";
import { CommandBatch, mostSteps } from "./command-batch.ts";
import type { DataTable } from "./data-table.ts";
import type { DeviceBuffers } from "./device-buffers.ts";
import { usage } from "./device-buffers.ts";
import type { DeviceKernels } from "./device-kernels.ts";
import type { DeviceNetwork } from "./device-network.ts";
import { GrowingBuffer } from "./growing-buffer.ts";
import { levelTable } from "./level-table.ts";
import { lossesByLevel } from "./losses-by-level.ts";
import type { TrainingRun } from "./train-step.ts";
import { fillTrainStep } from "./train-step.ts";
import { tableRow } from "./wgsl/bindings.ts";
import type { TrainingKernel } from "./wgsl/kernel-texts.ts";
import { trainingKernels, trainingTexts } from "./wgsl/kernel-texts.ts";
import { trainingRow } from "./wgsl/places.ts";
import { weightBlocks } from "./wgsl/update.ts";

export type TrainingKernels = Readonly<Record<TrainingKernel, GPUComputePipeline>>;

/** Training on the device: everything of a step is there, and nothing comes back but the losses of a run. */
export class FusedTraining {
  readonly #network: DeviceNetwork;
  readonly #buffers: DeviceBuffers;
  readonly #kernels: DeviceKernels;
  readonly #parts: number;
  readonly #batch: CommandBatch;
  readonly #work: GrowingBuffer;
  readonly #levels: GrowingBuffer;
  readonly #table: GrowingBuffer;
  readonly #given: GrowingBuffer;
  readonly #samples: GrowingBuffer;
  #compiled: Promise<TrainingKernels> | null = null;
  /** What the table was made from. */
  #data: DataTable | null = null;

  /** @param parts in which sums over the batch are cut, see wgsl/update.ts */
  constructor(buffers: DeviceBuffers, kernels: DeviceKernels, network: DeviceNetwork, parts: number) {
    this.#buffers = buffers;
    this.#kernels = kernels;
    this.#network = network;
    this.#parts = parts;
    this.#batch = new CommandBatch(buffers);
    const { storage, copyTarget, copySource } = usage;
    this.#work = new GrowingBuffer(buffers, storage);
    this.#levels = new GrowingBuffer(buffers, storage | copyTarget);
    this.#table = new GrowingBuffer(buffers, storage | copyTarget);
    this.#given = new GrowingBuffer(buffers, storage | copyTarget);
    this.#samples = new GrowingBuffer(buffers, storage | copyTarget | copySource);
  }

  compile(): Promise<TrainingKernels> {
    const { layout } = this.#network;
    this.#compiled ??= this.#kernels.compileAll(trainingKernels, trainingTexts(layout, this.#parts));
    return this.#compiled;
  }

  /** Submits a run; @returns the mean losses of the levels, [L], once they are read */
  submit(kernels: TrainingKernels, run: TrainingRun): Promise<Float32Array<ArrayBuffer>> {
    const { training, data, first, steps, givenAt } = run;
    const { batchSize, sigmas, onlyLevel } = training;
    const { layout } = this.#network;
    const { device } = this.#buffers;
    const rows = 4 * Math.ceil(batchSize / 4);
    const samples = this.#samples.of(16 * batchSize);
    const encoder = device.createCommandEncoder();
    encoder.clearBuffer(samples);
    device.queue.submit([encoder.finish()]);
    const given = this.#given.of(givenAt === null ? 0 : mostSteps * 16 * batchSize);
    const bound = this.#bind(run, rows, samples, given);
    const work = 3 * batchSize * parameterCount(layout.network);
    // What was begun by a run that threw.
    this.#batch.discard();
    for (let i = 0; i < steps; i++) {
      const fill = (row: DataView) => {
        const slot = i % mostSteps;
        if (givenAt !== null) device.queue.writeBuffer(given, slot * 16 * batchSize, givenAt(first + i));
        fillTrainStep(row, run, first + i, rows, slot);
      };
      this.#batch.add(fill, work, (pass, offset) => this.#encode(pass, kernels, bound, offset, batchSize, rows));
    }
    this.#batch.flush();
    const bytes = 16 * batchSize;
    const staging = this.#buffers.stage(samples, bytes);
    this.#data = data;
    return this.#buffers
      .take(staging, bytes)
      .then((read) => lossesByLevel(new Float32Array(read), { levels: sigmas.length, onlyLevel, steps }));
  }

  #bind({ training, scale, data }: TrainingRun, rows: number, samples: GPUBuffer, given: GPUBuffer): GPUBindGroup {
    const { layout, weights, layers } = this.#network;
    const table = this.#data === data ? this.#table.of(data.words.byteLength) : this.#table.holding(data.words);
    const levels = levelTable(layout.network, scale, training.sigmas, training.weighting);
    const resources = [
      { buffer: this.#batch.table, size: tableRow },
      { buffer: layers, size: 16 },
      { buffer: weights },
      { buffer: this.#work.of(16 * rows * trainingRow(layout)) },
      { buffer: this.#levels.holding(levels) },
      { buffer: table },
      { buffer: given },
      { buffer: samples },
    ];
    return this.#buffers.device.createBindGroup({
      layout: this.#kernels.bindGroupLayout,
      entries: resources.map((resource, binding) => ({ binding, resource })),
    });
  }

  #encode(
    pass: GPUComputePassEncoder,
    kernels: TrainingKernels,
    bound: GPUBindGroup,
    offset: number,
    count: number,
    rows: number,
  ): void {
    const { layout } = this.#network;
    const { depth } = layout.network;
    const run = (kernel: TrainingKernel, threads: number, layer = 0) => {
      pass.setPipeline(kernels[kernel]);
      pass.setBindGroup(0, bound, [offset, layer * tableRow]);
      pass.dispatchWorkgroups(Math.ceil(threads / 64));
    };
    const tiles = (rows / 4) * layout.unitBlocks;
    run("draw", count);
    run("first", tiles);
    for (let layer = 1; layer < depth; layer++) run("hidden", tiles, layer);
    run("loss", rows);
    for (let layer = depth - 2; layer >= 0; layer--) run("backward", tiles, layer);
    run("update", weightBlocks(layout) * this.#parts);
  }

  dispose(): void {
    for (const each of [this.#work, this.#levels, this.#table, this.#given, this.#samples, this.#batch]) each.dispose();
  }
}
