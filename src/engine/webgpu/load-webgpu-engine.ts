import type { LoadedEngine } from "../choose-engine.ts";
import { openWebgpuDevice } from "../tfjs/webgpu-device.ts";
import { WebgpuEngine } from "./webgpu-engine.ts";

/**
 * The kernels on tfjs's device; tfjs's own operations are downloaded when something needs them.
 *
 * @param adapter found beforehand
 */
export async function loadWebgpuEngine(adapter: GPUAdapter): Promise<LoadedEngine> {
  const { gpu, backend } = await openWebgpuDevice(adapter);
  const engine = new WebgpuEngine({
    device: gpu,
    lost: backend.lost,
    complaint: () => backend.complaint(),
    graph: async () => (await import("../tfjs/webgpu-graph.ts")).webgpuGraph(backend),
  });
  return { engine, device: backend.device };
}
