import "@tensorflow/tfjs-backend-cpu/dist/base";
import { setBackend } from "@tensorflow/tfjs-core";
import type { TfjsBackend } from "./backend.ts";
import * as kernels from "./cpu-kernels.ts";
import { registerKernels } from "./register-kernels.ts";

/** Plain JavaScript on one core: slow, and runs anywhere. */
export async function loadCpuBackend(): Promise<TfjsBackend> {
  registerKernels(kernels);
  if (!(await setBackend("cpu"))) throw new Error("tfjs could not start its cpu backend");
  return {
    name: "cpu",
    device: "JavaScript",
    lost: new Promise(() => {}),
    complaint: () => null,
    poolsBuffersBySize: false,
    slowTransposedProducts: false,
  };
}
