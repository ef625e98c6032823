/** Of GPUBufferUsage and GPUMapMode, which have no names outside a browser. */
export const usage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 64, storage: 128 } as const;
const mapModeRead = 1;

/** The device's buffers of one engine, counted. */
export class DeviceBuffers {
  readonly device: GPUDevice;
  readonly #complaint: () => string | null;
  readonly #live = new Set<GPUBuffer>();

  /** @param complaint what the device reported since it was opened */
  constructor(device: GPUDevice, complaint: () => string | null) {
    this.device = device;
    this.#complaint = complaint;
  }

  /** Zeros; at least of 16 bytes, since no binding may be empty. */
  create(bytes: number, use: number): GPUBuffer {
    const buffer = this.device.createBuffer({ size: Math.max(16, Math.ceil(bytes / 16) * 16), usage: use });
    this.#live.add(buffer);
    return buffer;
  }

  /** Work that was submitted with it still runs to its end. */
  destroy(...buffers: readonly GPUBuffer[]): void {
    for (const buffer of buffers) {
      if (this.#live.delete(buffer)) buffer.destroy();
    }
  }

  /**
   * What the first so many bytes of a buffer are after the work submitted by now.
   *
   * @throws Error when the device reported an error
   */
  async read(source: GPUBuffer, bytes: number): Promise<Float32Array<ArrayBuffer>> {
    const staging = this.stage(source, bytes);
    return new Float32Array(await this.take(staging, bytes));
  }

  /** A copy, under way, which `take` hands over. */
  stage(source: GPUBuffer, bytes: number): GPUBuffer {
    const staging = this.create(bytes, usage.mapRead | usage.copyTarget);
    if (bytes > 0) {
      const encoder = this.device.createCommandEncoder();
      encoder.copyBufferToBuffer(source, 0, staging, 0, bytes);
      this.device.queue.submit([encoder.finish()]);
    }
    return staging;
  }

  async take(staging: GPUBuffer, bytes: number): Promise<ArrayBuffer> {
    try {
      await staging.mapAsync(mapModeRead);
      const values = staging.getMappedRange().slice(0, bytes);
      const complaint = this.#complaint();
      // WebGPU swallows validation errors and computes zeros instead.
      if (complaint !== null) throw new Error(`the webgpu device reported: ${complaint}`);
      return values;
    } finally {
      this.destroy(staging);
    }
  }

  get count(): number {
    return this.#live.size;
  }
  get bytes(): number {
    let sum = 0;
    for (const { size } of this.#live) sum += size;
    return sum;
  }
}
