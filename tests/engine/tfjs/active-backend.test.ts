import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/config/settings.ts";
import { engineSpec } from "../../../src/worker/settings-to-spec.ts";
import { nodeLoaders } from "../tfjs-in-node.ts";

const spec = engineSpec({ ...defaultConfig, width: 8, depth: 1, batchSize: 16 });
const data = { kind: "raster", size: 2, mass: Float32Array.of(1, 2, 0, 1) } as const;

test("two engines on different backends compute by turns, also at once, what each computes alone", async () => {
  const names = ["cpu", "tfjs-wasm"] as const;
  const alone: number[][] = [];
  for (const name of names) {
    const { engine } = await nodeLoaders[name]();
    engine.configure(spec);
    engine.setData(data);
    await engine.train(6);
    alone.push([...(await engine.getState()).parameters]);
    engine.dispose();
  }
  // They differ in the last bits: so it shows where something was computed.
  expect(alone[0]).not.toEqual(alone[1]);
  const [cpu, wasm] = [(await nodeLoaders.cpu()).engine, (await nodeLoaders["tfjs-wasm"]()).engine];
  for (const engine of [cpu, wasm]) {
    engine.configure(spec);
    engine.setData(data);
  }
  for (let i = 0; i < 2; i++) {
    await cpu.train(1);
    await wasm.train(1);
    await Promise.all([cpu.train(2), wasm.train(2)]);
  }
  const [states] = await Promise.all([
    Promise.all([cpu.getState(), wasm.getState()]),
    cpu.score(new Float32Array(2), 1, null),
  ]);
  expect(states.map(({ parameters }) => [...parameters])).toEqual(alone);
  cpu.dispose();
  wasm.dispose();
});
