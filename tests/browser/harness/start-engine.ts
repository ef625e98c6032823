import plainWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simdWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import type { EngineName } from "../../../src/config/engine-names.ts";
import type { PlaygroundConfig } from "../../../src/config/settings.ts";
import { defaultConfig } from "../../../src/config/settings.ts";
import type { LoadedEngine } from "../../../src/engine/choose-engine.ts";
import type { EngineSpec, ScoreEngine } from "../../../src/engine/score-engine.ts";
import { tfjsLoaders } from "../../../src/engine/tfjs-loaders.ts";
import { engineSpec } from "../../../src/worker/settings-to-spec.ts";

/** An engine, and what says that it is really the one that was asked for. */
export interface StartedEngine {
  readonly engine: ScoreEngine;
  readonly proof: { readonly engine: string; readonly device: string; readonly adapter: boolean };
}

/** Those of the page, and the two of tfjs that only the benchmark still has. */
export type HarnessEngine = EngineName | "tfjs-wasm" | "tfjs-webgpu";

const tfjs = tfjsLoaders({ plain: plainWasm, simd: simdWasm });
const loaders: Readonly<Record<HarnessEngine, () => Promise<LoadedEngine>>> = {
  ...tfjs,
  "tfjs-wasm": tfjs.simd,
  "tfjs-webgpu": tfjs.webgpu,
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
