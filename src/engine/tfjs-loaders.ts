import type { EngineLoaders, LoadedEngine } from "./choose-engine.ts";
import type { TfjsBackend } from "./tfjs/backend.ts";
import type { WasmPaths } from "./tfjs/wasm-backend.ts";
import { requireAdapter } from "./tfjs/webgpu-adapter.ts";

/** The three tfjs engines behind dynamic imports: nobody downloads the code of an engine that is not tried. */
export function tfjsLoaders(wasmPaths: WasmPaths): EngineLoaders {
  return {
    webgpu: async () => {
      const adapter = await requireAdapter();
      return onBackend((await import("./tfjs/webgpu-backend.ts")).loadWebgpuBackend(adapter));
    },
    simd: async () => onBackend((await import("./tfjs/wasm-backend.ts")).loadWasmBackend(wasmPaths)),
    cpu: async () => onBackend((await import("./tfjs/cpu-backend.ts")).loadCpuBackend()),
  };
}

async function onBackend(loading: Promise<TfjsBackend>): Promise<LoadedEngine> {
  const [backend, { TfjsEngine }] = await Promise.all([loading, import("./tfjs/tfjs-engine.ts")]);
  return { engine: new TfjsEngine(backend), device: backend.device };
}
