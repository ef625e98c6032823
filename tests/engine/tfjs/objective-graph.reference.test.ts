import { beforeAll, describe, expect, test } from "vitest";
import { gradientError } from "../reference-case.ts";
import { referenceGradients } from "../reference-cases.ts";
import { nodeLoaders } from "../tfjs-in-node.ts";

// WebGPU, and WebAssembly as a browser runs it, are compared in tests/browser.
describe.each(["cpu", "wasm"] as const)("on the %s backend", (name) => {
  beforeAll(async () => {
    await nodeLoaders[name]();
  });

  test.each(referenceGradients)("the gradient is PyTorch's to 1e-3: %s", async (_, reference) => {
    expect(await gradientError(reference)).toBeLessThan(1e-3);
  });
});
