import type { TfjsBackend } from "./backend.ts";
import { registerKernels } from "./register-kernels.ts";
import { openWebgpuDevice } from "./webgpu-device.ts";
import * as kernels from "./webgpu-kernels.ts";

/**
 * tfjs on the graphics processor.
 *
 * @param adapter found beforehand: tfjs asks for one of its own and reads its features unchecked
 */
export async function loadWebgpuBackend(adapter: GPUAdapter): Promise<TfjsBackend> {
  registerKernels(kernels);
  return (await openWebgpuDevice(adapter)).backend;
}
