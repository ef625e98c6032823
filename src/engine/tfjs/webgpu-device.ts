import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu/dist/base";
import "@tensorflow/tfjs-backend-webgpu/dist/base";
import { backend, setBackend } from "@tensorflow/tfjs-core";
import type { TfjsBackend } from "./backend.ts";

/** tfjs on the graphics processor, and the device that it opened. */
export interface OpenedDevice {
  readonly gpu: GPUDevice;
  /** Without kernels: those of webgpu-kernels.ts are to be registered before tfjs computes anything. */
  readonly backend: TfjsBackend;
}

/**
 * Opens tfjs's device.
 *
 * @param adapter found beforehand: tfjs asks for one of its own and reads its features unchecked
 */
export async function openWebgpuDevice(adapter: GPUAdapter): Promise<OpenedDevice> {
  if (!(await setBackend("webgpu"))) throw new Error("tfjs could not start its webgpu backend");
  const gpu = (backend() as WebGPUBackend).device;
  let complaint: string | null = null;
  gpu.onuncapturederror = (event) => {
    complaint ??= event.error.message;
  };
  return {
    gpu,
    backend: {
      name: "webgpu",
      device: describe(adapter.info),
      lost: gpu.lost.then(({ reason, message }) => `${reason}: ${message}`),
      complaint: () => complaint,
      poolsBuffersBySize: true,
      slowTransposedProducts: false,
    },
  };
}

/** For example "nvidia ampere" or "google swiftshader". */
function describe(info: GPUAdapterInfo | undefined): string {
  if (info === undefined) return "";
  if (info.description !== "") return info.description;
  return [info.vendor, info.architecture].filter((word) => word !== "").join(" ");
}
