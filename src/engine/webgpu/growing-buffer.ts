import type { DeviceBuffers } from "./device-buffers.ts";

/** A buffer that is replaced by a larger one when something does not fit; never by a smaller one. */
export class GrowingBuffer {
  readonly #buffers: DeviceBuffers;
  readonly #usage: number;
  #buffer: GPUBuffer | null = null;

  constructor(buffers: DeviceBuffers, use: number) {
    this.#buffers = buffers;
    this.#usage = use;
  }

  /** @returns a buffer of at least so many bytes; what was in a smaller one is lost */
  of(bytes: number): GPUBuffer {
    if (this.#buffer === null || this.#buffer.size < bytes) {
      this.dispose();
      this.#buffer = this.#buffers.create(bytes, this.#usage);
    }
    return this.#buffer;
  }

  /** A buffer that begins with these values. */
  holding(values: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): GPUBuffer {
    const buffer = this.of(values.byteLength);
    this.#buffers.device.queue.writeBuffer(buffer, 0, values);
    return buffer;
  }

  dispose(): void {
    if (this.#buffer !== null) this.#buffers.destroy(this.#buffer);
    this.#buffer = null;
  }
}
