import { createRequire } from "node:module";
import type { EngineLoaders } from "../../src/engine/choose-engine.ts";
import { tfjsLoaders } from "../../src/engine/tfjs-loaders.ts";

const resolve = createRequire(import.meta.url).resolve;

/** The engines as node has them: no WebGPU, and WebAssembly read from disk. */
export const nodeLoaders: EngineLoaders = tfjsLoaders({
  plain: resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm"),
  simd: resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm"),
});
