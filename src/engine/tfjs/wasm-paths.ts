import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import type { WasmPaths } from "./wasm-backend.ts";

/** Where the bundler put the WebAssembly modules. */
export const wasmPaths: WasmPaths = { plain, simd };
