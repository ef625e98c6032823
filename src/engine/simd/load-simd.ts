import type { LoadedEngine } from "../choose-engine.ts";
import { BackendUnavailable } from "../tfjs/backend.ts";
import { compileSimd, supportedSimd } from "./simd-module.ts";

/**
 * The engine on one core with WebAssembly SIMD.
 *
 * @throws BackendUnavailable where the browser has none
 */
export async function loadSimd(): Promise<LoadedEngine> {
  const kind = supportedSimd();
  if (kind === null) throw new BackendUnavailable("expected WebAssembly SIMD, got none");
  // Side by side: one after the other they would cost a slow line another round trip.
  const [{ SimdEngine }, compiled] = await Promise.all([import("./simd-engine.ts"), compileSimd(kind)]);
  return {
    engine: new SimdEngine(compiled),
    device: kind === "relaxed" ? "WebAssembly relaxed SIMD" : "WebAssembly SIMD",
  };
}
