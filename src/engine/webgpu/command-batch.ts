import type { DeviceBuffers } from "./device-buffers.ts";
import { usage } from "./device-buffers.ts";
import { tableRow } from "./wgsl/bindings.ts";

/** Rows of the table of steps, and so the most steps in one submission. */
export const mostSteps = 50;
/**
 * Multiply-adds in one submission, unless a single step has more: some 50 ms of a slow device, so that neither the system's
 * watchdog nor a page that is drawn on the same device waits long.
 */
export const mostWork = 1e9;

/** What a step does within a pass, its row of the table being at this offset. */
export type EncodeStep = (pass: GPUComputePassEncoder, offset: number) => void;

/** Collects steps into submissions of bounded work. */
export class CommandBatch {
  readonly table: GPUBuffer;
  readonly #buffers: DeviceBuffers;
  readonly #rows = new ArrayBuffer(mostSteps * tableRow);
  #encoder: GPUCommandEncoder | null = null;
  #pass: GPUComputePassEncoder | null = null;
  #steps = 0;
  #work = 0;

  constructor(buffers: DeviceBuffers) {
    this.#buffers = buffers;
    this.table = buffers.create(this.#rows.byteLength, usage.uniform | usage.copyTarget);
  }

  /**
   * @param fill writes the step's row
   * @param work multiply-adds
   */
  add(fill: (row: DataView) => void, work: number, encode: EncodeStep): void {
    if (this.#steps === mostSteps || (this.#steps > 0 && this.#work + work > mostWork)) this.flush();
    const offset = this.#steps * tableRow;
    fill(new DataView(this.#rows, offset, tableRow));
    this.#encoder ??= this.#buffers.device.createCommandEncoder();
    this.#pass ??= this.#encoder.beginComputePass();
    encode(this.#pass, offset);
    this.#steps++;
    this.#work += work;
  }

  flush(): void {
    if (this.#encoder === null) return;
    const { queue } = this.#buffers.device;
    this.#pass?.end();
    queue.writeBuffer(this.table, 0, this.#rows, 0, this.#steps * tableRow);
    queue.submit([this.#encoder.finish()]);
    this.discard();
  }

  /** Forgets what was not submitted yet. */
  discard(): void {
    this.#encoder = null;
    this.#pass = null;
    this.#steps = 0;
    this.#work = 0;
  }

  dispose(): void {
    this.#buffers.destroy(this.table);
  }
}
