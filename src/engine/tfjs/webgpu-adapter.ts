import { BackendUnavailable } from "./backend.ts";

/**
 * The graphics processor, looked for before any WebGPU code is downloaded.
 *
 * @throws BackendUnavailable where the browser has no WebGPU, or has it without an adapter
 */
export async function requireAdapter(): Promise<GPUAdapter> {
  const gpu = globalThis.navigator?.gpu;
  if (!gpu) throw new BackendUnavailable("expected navigator.gpu, got none");
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new BackendUnavailable("expected a WebGPU adapter, got null");
  return adapter;
}
