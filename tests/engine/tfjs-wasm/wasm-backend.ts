import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm/dist/base";
import { env, setBackend } from "@tensorflow/tfjs-core";
import type { TfjsBackend } from "../../../src/engine/tfjs/backend.ts";
import { BackendUnavailable } from "../../../src/engine/tfjs/backend.ts";
import { registerKernels } from "../../../src/engine/tfjs/register-kernels.ts";
import * as kernels from "./wasm-kernels.ts";

/** Where the two WebAssembly modules are served. */
export interface WasmPaths {
  readonly plain: string;
  readonly simd: string;
}

/**
 * WebAssembly on one core, with SIMD where the browser has it.
 *
 * @throws BackendUnavailable where there is no WebAssembly
 */
export async function loadWasmBackend(paths: WasmPaths): Promise<TfjsBackend> {
  if (typeof WebAssembly === "undefined") throw new BackendUnavailable("expected WebAssembly, got none");
  registerKernels(kernels);
  // Threads need cross-origin isolation, which breaks embedding; so never more than one.
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths({
    "tfjs-backend-wasm.wasm": paths.plain,
    "tfjs-backend-wasm-simd.wasm": paths.simd,
    "tfjs-backend-wasm-threaded-simd.wasm": paths.simd,
  });
  if (!(await setBackend("wasm"))) throw new Error(`tfjs could not start its wasm backend from ${paths.simd}`);
  const simd = await env().getAsync("WASM_HAS_SIMD_SUPPORT");
  return {
    name: "wasm",
    device: simd ? "WebAssembly SIMD" : "WebAssembly",
    lost: new Promise(() => {}),
    complaint: () => null,
    poolsBuffersBySize: false,
    slowTransposedProducts: true,
  };
}
