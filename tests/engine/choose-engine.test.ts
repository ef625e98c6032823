import { expect, test } from "vitest";
import type { EngineName } from "../../src/config/engine-names.ts";
import { defaultConfig } from "../../src/config/settings.ts";
import type { ChooseOptions, EngineLoaders } from "../../src/engine/choose-engine.ts";
import { chooseEngine, NoEngine } from "../../src/engine/choose-engine.ts";
import { BackendUnavailable } from "../../src/engine/tfjs/backend.ts";
import { networkSpec } from "../../src/worker/settings-to-spec.ts";
import { nodeLoaders } from "./tfjs-in-node.ts";

const options: ChooseOptions = {
  preferred: "auto",
  lost: [],
  network: networkSpec(defaultConfig),
  onProgress: () => {},
};
const unavailable = async () => {
  throw new BackendUnavailable("expected a WebGPU adapter, got null");
};
const broken = async () => {
  throw new Error("the module could not be fetched");
};
const outcomes = (attempts: readonly { engine: EngineName; outcome: string }[]) =>
  attempts.map(({ engine, outcome }) => `${engine} ${outcome}`);

test("node has no WebGPU, so WebAssembly is chosen; it passes the self-test", async () => {
  const stages: string[] = [];
  const { engine, report } = await chooseEngine(nodeLoaders, {
    ...options,
    onProgress: (stage, name) => stages.push(`${name} ${stage}`),
  });
  expect(engine.name).toBe("tfjs-wasm");
  expect(report).toMatchObject({ engine: "simd", device: "WebAssembly SIMD" });
  expect(outcomes(report.attempts)).toEqual(["webgpu unavailable", "simd chosen"]);
  expect(report.attempts[1].error).toBeLessThan(1e-4);
  expect(stages).toEqual(["webgpu engine", "simd engine", "simd kernels", "simd self-test"]);
  engine.dispose();
});

test("the engine asked for is tried first, and then none of the others is loaded", async () => {
  const loaders: EngineLoaders = { webgpu: broken, simd: broken, cpu: nodeLoaders.cpu };
  const { report } = await chooseEngine(loaders, { ...options, preferred: "cpu" });
  expect(outcomes(report.attempts)).toEqual(["cpu chosen"]);
});

test("an engine that does not open gives way to the next, with the reason", async () => {
  const { report } = await chooseEngine({ webgpu: unavailable, simd: broken, cpu: nodeLoaders.cpu }, options);
  expect(outcomes(report.attempts)).toEqual(["webgpu unavailable", "simd failed", "cpu chosen"]);
  expect(report.attempts[0].detail).toBe("expected a WebGPU adapter, got null");
  expect(report.attempts[1].detail).toBe("the module could not be fetched");
});

test("an engine that computes wrong numbers gives way to the next and is disposed", async () => {
  let disposed = 0;
  const inaccurate: EngineLoaders["simd"] = async () => {
    const { engine, device } = await nodeLoaders.cpu();
    return {
      device,
      engine: Object.assign(Object.create(engine), {
        configure: engine.configure.bind(engine),
        setTraining: engine.setTraining.bind(engine),
        setData: engine.setData.bind(engine),
        train: engine.train.bind(engine),
        getState: engine.getState.bind(engine),
        setState: engine.setState.bind(engine),
        score: async (points: Float32Array) => new Float32Array(points.length),
        dispose: () => {
          disposed++;
          engine.dispose();
        },
      }),
    };
  };
  const loaders: EngineLoaders = { webgpu: unavailable, simd: inaccurate, cpu: nodeLoaders.cpu };
  const { report } = await chooseEngine(loaders, options);
  expect(outcomes(report.attempts)).toEqual(["webgpu unavailable", "simd inaccurate", "cpu chosen"]);
  expect(report.attempts[1].error).toBe(1);
  expect(disposed).toBe(1);
});

test("an engine whose device was lost is not tried again", async () => {
  const loaders: EngineLoaders = { webgpu: broken, simd: broken, cpu: nodeLoaders.cpu };
  const { report } = await chooseEngine(loaders, { ...options, lost: ["webgpu", "simd"] });
  expect(outcomes(report.attempts)).toEqual(["webgpu lost", "simd lost", "cpu chosen"]);
});

test("when none runs, the error names each and its reason", async () => {
  const none = chooseEngine({ webgpu: unavailable, simd: broken, cpu: broken }, options);
  await expect(none).rejects.toThrow(NoEngine);
  await expect(none).rejects.toThrow("simd failed (the module could not be fetched)");
});
