import { beforeAll, describe, expect, test } from "vitest";
import { referenceErrors } from "../reference-case.ts";
import { referenceCases } from "../reference-cases.ts";
import { nodeLoaders } from "../tfjs-in-node.ts";

// WebGPU, and WebAssembly as a browser runs it, are compared in tests/browser.
describe.each(["cpu", "tfjs-wasm"] as const)("on the %s backend", (name) => {
  beforeAll(async () => {
    await nodeLoaders[name]();
  });

  test.each(referenceCases)("score, loss and gradient are PyTorch's to 1e-3: %s", async (_, reference) => {
    const { score, loss, gradient } = await referenceErrors(reference);
    expect(score).toBeLessThan(1e-3);
    expect(loss).toBeLessThan(1e-3);
    expect(gradient).toBeLessThan(1e-3);
  });
});
