import type { LoadedEngine } from "../choose-engine.ts";
import { BackendUnavailable } from "../tfjs/backend.ts";
import { SimdEngine } from "./simd-engine.ts";
import { compileSimd, supportedSimd } from "./simd-module.ts";

/**
 * The engine on one core with WebAssembly SIMD.
 *
 * @throws BackendUnavailable where the browser has none
 */
export async function loadSimd(): Promise<LoadedEngine> {
  const kind = supportedSimd();
  if (kind === null) throw new BackendUnavailable("expected WebAssembly SIMD, got none");
  const engine = new SimdEngine(await compileSimd(kind));
  return { engine, device: kind === "relaxed" ? "WebAssembly relaxed SIMD" : "WebAssembly SIMD" };
}
