import type { TfjsBackend } from "./backend.ts";
import { registerKernels } from "./register-kernels.ts";
import { TfjsEngine } from "./tfjs-engine.ts";
import * as kernels from "./webgpu-kernels.ts";

/** The tfjs engine on a device that is open already: code of its own, so that only who needs it downloads it. */
export function webgpuGraph(backend: TfjsBackend): TfjsEngine {
  registerKernels(kernels);
  return new TfjsEngine(backend);
}
