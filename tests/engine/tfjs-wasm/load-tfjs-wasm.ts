import type { LoadedEngine } from "../../../src/engine/choose-engine.ts";
import { TfjsEngine } from "../../../src/engine/tfjs/tfjs-engine.ts";
import { loadWasmBackend, type WasmPaths } from "./wasm-backend.ts";

/** tfjs on WebAssembly: what the SIMD engine took the place of, and is measured against. */
export async function loadTfjsWasm(paths: WasmPaths): Promise<LoadedEngine> {
  const backend = await loadWasmBackend(paths);
  return { engine: new TfjsEngine(backend), device: backend.device };
}
