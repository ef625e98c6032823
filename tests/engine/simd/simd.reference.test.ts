import { beforeAll, expect, test } from "vitest";
import { compileSimd } from "../../../src/engine/simd/simd-module.ts";
import { referenceCases } from "../reference-cases.ts";
import { referenceErrorsOnSimd } from "./reference-on-simd.ts";

// The relaxed build is compared in a real browser.
let compiled: WebAssembly.Module;
beforeAll(async () => {
  compiled = await compileSimd("plain");
});

test.each(referenceCases)("score, loss and gradient are PyTorch's to 1e-4: %s", (_, reference) => {
  const { score, loss, gradient } = referenceErrorsOnSimd(compiled, reference);
  expect(score).toBeLessThan(1e-4);
  expect(loss).toBeLessThan(1e-4);
  expect(gradient).toBeLessThan(1e-4);
});
