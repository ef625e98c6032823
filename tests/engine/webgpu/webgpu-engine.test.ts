import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/config/settings.ts";
import type { EngineSpec, ScoreEngine } from "../../../src/engine/score-engine.ts";
import { hasKernels, WebgpuEngine } from "../../../src/engine/webgpu/webgpu-engine.ts";
import { objectives } from "../../../src/maths/objective/objectives.ts";
import { streams } from "../../../src/maths/random.ts";
import { engineSpec } from "../../../src/worker/settings-to-spec.ts";
import { normals } from "../contract-case.ts";
import { nodeLoaders } from "../tfjs-in-node.ts";

// What the kernels compute is tested where there is a device; here, what is left to another engine.

const plain = async () => (await nodeLoaders["tfjs-wasm"]()).engine;
/** Refuses to compute anything. */
const noDevice = { createBindGroupLayout: () => ({}), createPipelineLayout: () => ({}) } as unknown as GPUDevice;
const never = new Promise<string>(() => {});
const engineWith = (graph: () => Promise<ScoreEngine>) =>
  new WebgpuEngine({ device: noDevice, parts: 1, lost: never, complaint: () => null, graph });

const spec: EngineSpec = engineSpec({ ...defaultConfig, form: "energy", width: 8, depth: 2, batchSize: 32 });
const data = { kind: "points", points: normals(50) } as const;
const other = { kind: "points", points: normals(20) } as const;

test("kernels have denoising and explicit objectives of the free form", () => {
  for (const objective of objectives) {
    const has = objective === "denoising" || objective === "explicit";
    expect(hasKernels({ ...spec.network, form: "free" }, objective)).toBe(has);
    expect(hasKernels(spec.network, objective)).toBe(false);
  }
});

test("an energy is trained, scored and sampled as tfjs does it, through changes of settings, data and state", async () => {
  const [left, expected] = [engineWith(plain), await plain()];
  const of = async (engine: ScoreEngine) => {
    engine.configure(spec);
    engine.setData(data);
    const losses = [await engine.train(3)];
    engine.setTraining({ ...spec.training, objective: "implicit", batchSize: 16 });
    losses.push(await engine.train(2));
    engine.setData(other);
    losses.push(await engine.train(2));
    const state = await engine.getState();
    const score = await engine.score(normals(10), 0.3, null);
    engine.setState({ ...state, scale: { mean: [0.1, 0.2], std: 0.7 }, step: 40 });
    const moved = await engine.score(normals(10), 0.3, null);
    losses.push(await engine.train(1));
    return { losses, state, score, moved, last: await engine.getState() };
  };
  expect(await of(left)).toEqual(await of(expected));

  const steps = [0, 1].map((step) => ({
    step,
    sigma: 0.3,
    inputScale: 0.5,
    keep: 0.9,
    drift: 0.01,
    noise: 0.1 * step,
  }));
  const run = { guide: { label: null, omega: 1 }, seed: 3, stream: streams.samplerNoise };
  const after = await left.advance(normals(10), steps, run);
  const [step] = steps;
  const input = normals(10).map((x) => step.inputScale * x);
  const score = await expected.score(input, step.sigma, null);
  const first = normals(10).map((x, k) => step.keep * x + step.drift * score[k]);
  expect(after.subarray(0, 20)).toEqual(first);
  const last = steps.slice(1);
  expect(await left.advance(after.slice(0, 20), last, run)).toEqual(after.slice(20));
  for (const engine of [left, expected]) engine.dispose();
  expect(left.memory()).toEqual({ tensors: 0, bytes: 0 });
});

test("calls that cannot be are refused as by the other engines", async () => {
  const engine = engineWith(plain);
  await expect(engine.train(1)).rejects.toThrow("need a configured engine");
  await expect(engine.score(normals(1), 1, null)).rejects.toThrow("need a configured engine");
  expect(() => engine.setTraining(spec.training)).toThrow("need a configured engine");
  engine.configure(spec);
  await expect(engine.train(0)).rejects.toThrow(new RangeError("need at least 1 step, got 0"));
  await expect(engine.train(1)).rejects.toThrow("need data before training");
  const levels = new Float32Array(2);
  await expect(engine.score(normals(3), levels, null)).rejects.toThrow("need one noise level or 3");
  await expect(
    engine.advance(normals(3), [], { guide: { label: null, omega: 1 }, seed: 0, stream: 0 }),
  ).rejects.toThrow(RangeError);
});

test("tfjs that cannot be loaded is asked for again by the next call", async () => {
  let asked = 0;
  const engine = engineWith(async () => {
    if (++asked === 1) throw new Error("the module could not be fetched");
    return plain();
  });
  engine.configure(spec);
  engine.setData(data);
  await expect(engine.train(1)).rejects.toThrow("could not be fetched");
  expect((await engine.train(1)).step).toBe(1);
  engine.dispose();
});
