import type { LoadedEngine } from "../../../src/engine/choose-engine.ts";
import { TfjsEngine } from "../../../src/engine/tfjs/tfjs-engine.ts";
import { loadWasmBackend, type WasmPaths } from "./wasm-backend.ts";

/**
 * tfjs on WebAssembly: what the SIMD engine took the place of, and is measured against.
 *
 * @param stockGradients whether products have tfjs's own gradients, not the faster ones of src/engine/tfjs/gradients.ts
 */
export async function loadTfjsWasm(paths: WasmPaths, stockGradients = false): Promise<LoadedEngine> {
  const loaded = await loadWasmBackend(paths);
  const backend = stockGradients ? { ...loaded, slowTransposedProducts: false } : loaded;
  return { engine: new TfjsEngine(backend), device: backend.device };
}
