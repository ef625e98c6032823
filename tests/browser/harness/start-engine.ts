import plainWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simdWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import { getBackend } from "@tensorflow/tfjs-core";
import type { EngineName } from "../../../src/config/engine-names.ts";
import type { PlaygroundConfig } from "../../../src/config/settings.ts";
import { defaultConfig } from "../../../src/config/settings.ts";
import type { EngineSpec, ScoreEngine } from "../../../src/engine/score-engine.ts";
import { tfjsLoaders } from "../../../src/engine/tfjs-loaders.ts";
import { engineSpec } from "../../../src/worker/settings-to-spec.ts";

/** An engine, and what says that it is really the one that was asked for. */
export interface StartedEngine {
  readonly engine: ScoreEngine;
  readonly proof: { readonly backend: string; readonly device: string; readonly adapter: boolean };
}

const loaders = tfjsLoaders({ plain: plainWasm, simd: simdWasm });

/** @throws BackendUnavailable where the browser has no such device */
export async function startEngine(name: EngineName): Promise<StartedEngine> {
  const { engine, device } = await loaders[name]();
  const adapter = await navigator.gpu?.requestAdapter();
  return { engine, proof: { backend: getBackend(), device, adapter: Boolean(adapter) } };
}

export interface Size {
  readonly width: number;
  readonly batchSize: number;
}

/** The default settings, with others where they are given. */
export const defaultSpec = (changes: Partial<PlaygroundConfig> = {}): EngineSpec =>
  engineSpec({ ...defaultConfig, ...changes });
