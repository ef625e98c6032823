import { createRequire } from "node:module";
import { engineLoaders } from "../../src/engine/engine-loaders.ts";
import { loadTfjsWasm } from "./tfjs-wasm/load-tfjs-wasm.ts";

const resolve = createRequire(import.meta.url).resolve;

/** The engines as node has them: no WebGPU. */
export const nodeLoaders = {
  ...engineLoaders,
  /** WebAssembly read from disk. */
  "tfjs-wasm": () =>
    loadTfjsWasm({
      plain: resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm"),
      simd: resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm"),
    }),
};
