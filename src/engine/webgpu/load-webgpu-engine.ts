import type { LoadedEngine } from "../choose-engine.ts";
import { openWebgpuDevice } from "../tfjs/webgpu-device.ts";
import { WebgpuEngine } from "./webgpu-engine.ts";

/**
 * A small network has too few weights to keep a graphics processor busy with a sum each. A processor that stands in for one
 * has nothing to gain by parts, and waits for each of them: with the default settings one part takes 4 ms and four take 11.
 */
const partsOnHardware = 4;

/**
 * The kernels on tfjs's device; tfjs's own operations are downloaded when something needs them.
 *
 * @param adapter found beforehand
 */
export async function loadWebgpuEngine(adapter: GPUAdapter): Promise<LoadedEngine> {
  const { gpu, backend } = await openWebgpuDevice(adapter);
  const engine = new WebgpuEngine({
    device: gpu,
    parts: adapter.info?.isFallbackAdapter ? 1 : partsOnHardware,
    lost: backend.lost,
    complaint: () => backend.complaint(),
    graph: async () => (await import("../tfjs/webgpu-graph.ts")).webgpuGraph(backend),
  });
  return { engine, device: backend.device };
}
