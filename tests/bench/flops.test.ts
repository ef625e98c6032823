import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { engineSpec } from "../../src/worker/settings-to-spec.ts";
import { gigaflops, multiplyAddsOfStep } from "./flops.ts";

test("a step of the default network counts every matrix product once", () => {
  const { network } = engineSpec(defaultConfig);
  // 19 → 64 → 64 → 64 → 2: forward and weight gradients of all four, input gradients of the last three.
  const [first, middle, last] = [19 * 64, 64 * 64, 64 * 2];
  const each = 3 * (first + 2 * middle + last) - first;
  expect(multiplyAddsOfStep(network, 1)).toBe(each);
  expect(multiplyAddsOfStep(network, 256)).toBe(256 * each);
});

test("a multiply-add is two operations", () => {
  expect(gigaflops(5e6, 1000)).toBe(10);
});
