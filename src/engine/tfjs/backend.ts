/** The backends of tfjs that are used; `wasm` in the benchmark alone. */
export type TfjsBackendName = "webgpu" | "wasm" | "cpu";

/** A tfjs backend that is ready to compute. Each loader is a module of its own, so only the one in use is downloaded. */
export interface TfjsBackend {
  readonly name: TfjsBackendName;
  /** The device's own name for itself; empty where it has none. */
  readonly device: string;
  /** Resolves with the reason when the device is lost; never for a CPU. */
  readonly lost: Promise<string>;
  /**
   * What the device complained of since it was opened. WebGPU swallows validation errors and computes zeros instead,
   * so the engine asks after every reading.
   */
  complaint(): string | null;
  /** Whether point counts are worth padding to a few sizes, because buffers are pooled by their exact size. */
  readonly poolsBuffersBySize: boolean;
  /** Whether a product with a transposed matrix is slower than a transpose and a product. */
  readonly slowTransposedProducts: boolean;
}

/** The browser has no such device. Nothing is wrong; another engine is to be used. */
export class BackendUnavailable extends Error {
  override readonly name = "BackendUnavailable";
}
