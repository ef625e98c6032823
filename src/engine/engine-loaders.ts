import type { EngineLoaders, LoadedEngine } from "./choose-engine.ts";
import { loadSimd } from "./simd/load-simd.ts";
import type { TfjsBackend } from "./tfjs/backend.ts";
import { requireAdapter } from "./tfjs/webgpu-adapter.ts";

/** The engines behind dynamic imports: nobody downloads the code of an engine that is not tried. */
export const engineLoaders: EngineLoaders = {
  webgpu: async () => {
    const adapter = await requireAdapter();
    return (await import("./webgpu/load-webgpu-engine.ts")).loadWebgpuEngine(adapter);
  },
  simd: loadSimd,
  cpu: async () => onBackend((await import("./tfjs/cpu-backend.ts")).loadCpuBackend()),
};

async function onBackend(loading: Promise<TfjsBackend>): Promise<LoadedEngine> {
  const [backend, { TfjsEngine }] = await Promise.all([loading, import("./tfjs/tfjs-engine.ts")]);
  return { engine: new TfjsEngine(backend), device: backend.device };
}
