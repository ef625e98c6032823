import { describe, test } from "vitest";
import { engineContract } from "../contract.ts";
import { nodeLoaders } from "../tfjs-in-node.ts";

// The same cases run on WebAssembly and WebGPU in a real browser.
for (const name of ["cpu", "tfjs-wasm"] as const) {
  describe(`the ${name} engine keeps the contract`, () => {
    for (const { name: title, run } of engineContract(async () => (await nodeLoaders[name]()).engine)) {
      test(title, run, 60_000);
    }
  });
}
