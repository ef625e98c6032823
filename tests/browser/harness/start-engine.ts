import plainWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simdWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import type { EngineName } from "../../../src/config/engine-names.ts";
import type { PlaygroundConfig } from "../../../src/config/settings.ts";
import { defaultConfig } from "../../../src/config/settings.ts";
import type { LoadedEngine } from "../../../src/engine/choose-engine.ts";
import { engineLoaders } from "../../../src/engine/engine-loaders.ts";
import type { EngineSpec, ScoreEngine } from "../../../src/engine/score-engine.ts";
import { TfjsEngine } from "../../../src/engine/tfjs/tfjs-engine.ts";
import { requireAdapter } from "../../../src/engine/tfjs/webgpu-adapter.ts";
import { loadWebgpuBackend } from "../../../src/engine/tfjs/webgpu-backend.ts";
import { engineSpec } from "../../../src/worker/settings-to-spec.ts";
import { loadTfjsWasm } from "../../engine/tfjs-wasm/load-tfjs-wasm.ts";

/** An engine, and what says that it is really the one that was asked for. */
export interface StartedEngine {
  readonly engine: ScoreEngine;
  readonly proof: { readonly engine: string; readonly device: string; readonly adapter: boolean };
}

/** Those of the page, and those of tfjs that only the benchmark still has. */
export type HarnessEngine = EngineName | "tfjs-wasm" | "tfjs-wasm-stock" | "tfjs-webgpu";

const loaders: Readonly<Record<HarnessEngine, () => Promise<LoadedEngine>>> = {
  ...engineLoaders,
  "tfjs-wasm": () => loadTfjsWasm({ plain: plainWasm, simd: simdWasm }),
  "tfjs-wasm-stock": () => loadTfjsWasm({ plain: plainWasm, simd: simdWasm }, true),
  "tfjs-webgpu": async () => {
    const backend = await loadWebgpuBackend(await requireAdapter());
    return { engine: new TfjsEngine(backend), device: backend.device };
  },
};

/** @throws BackendUnavailable where the browser has no such device */
export async function startEngine(name: HarnessEngine): Promise<StartedEngine> {
  const { engine, device } = await loaders[name]();
  const adapter = await navigator.gpu?.requestAdapter();
  return { engine, proof: { engine: engine.name, device, adapter: Boolean(adapter) } };
}

export interface Size {
  readonly width: number;
  readonly batchSize: number;
}

/** The default settings, with others where they are given. */
export const defaultSpec = (changes: Partial<PlaygroundConfig> = {}): EngineSpec =>
  engineSpec({ ...defaultConfig, ...changes });
