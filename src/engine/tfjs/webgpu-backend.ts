import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu/dist/base";
import "@tensorflow/tfjs-backend-webgpu/dist/base";
import { backend, setBackend } from "@tensorflow/tfjs-core";
import type { TfjsBackend } from "./backend.ts";
import { registerKernels } from "./register-kernels.ts";
import * as kernels from "./webgpu-kernels.ts";

/**
 * tfjs on the graphics processor.
 *
 * @param adapter found beforehand: tfjs asks for one of its own and reads its features unchecked
 */
export async function loadWebgpuBackend(adapter: GPUAdapter): Promise<TfjsBackend> {
  registerKernels(kernels);
  if (!(await setBackend("webgpu"))) throw new Error("tfjs could not start its webgpu backend");
  const { device } = backend() as WebGPUBackend;
  let complaint: string | null = null;
  device.onuncapturederror = (event) => {
    complaint ??= event.error.message;
  };
  return {
    name: "webgpu",
    device: describe(adapter.info),
    lost: device.lost.then(({ reason, message }) => `${reason}: ${message}`),
    complaint: () => complaint,
    poolsBuffersBySize: true,
    slowTransposedProducts: false,
  };
}

/** For example "nvidia ampere" or "google swiftshader". */
function describe(info: GPUAdapterInfo | undefined): string {
  if (info === undefined) return "";
  if (info.description !== "") return info.description;
  return [info.vendor, info.architecture].filter((word) => word !== "").join(" ");
}
