import { expect, test } from "vitest";
import { networkLayout } from "../../../src/engine/webgpu/network-layout.ts";
import { bindingTypes } from "../../../src/engine/webgpu/wgsl/bindings.ts";
import { samplingTexts, trainingTexts } from "../../../src/engine/webgpu/wgsl/kernel-texts.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { activations, parametrizations } from "../../../src/maths/network/architecture.ts";

const network: NetworkSpec = {
  width: 64,
  depth: 3,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 4,
  form: "free",
  classes: 1,
};
const texts = (changes: Partial<NetworkSpec>, parts = 1) => {
  const layout = networkLayout({ ...network, ...changes });
  const { draw, first, hidden, loss, backward, update } = trainingTexts(layout, parts);
  const sampling = samplingTexts(layout);
  return { draw, first, hidden, loss, backward, update, fill: sampling.fill, move: sampling.move };
};
const differing = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).filter((name) => a[name] !== b[name]);

test("every number in a text is one, whatever the shape", () => {
  for (const width of [1, 4, 5, 6, 7, 256]) {
    for (const depth of [1, 2, 6]) {
      for (const fourierOctaves of [0, 1, 6]) {
        for (const classes of [1, 4]) {
          for (const text of Object.values(texts({ width, depth, fourierOctaves, classes }, 4))) {
            expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|-\d+u|\d\.\d+u/);
          }
        }
      }
    }
  }
});

test("no more storage buffers than every device has", () => {
  const storage = bindingTypes.filter(({ type }) => type !== "uniform");
  expect(storage.length).toBeLessThanOrEqual(8);
});

test("a kernel is compiled anew only for what it depends on", () => {
  const plain = texts({});
  for (const parametrization of parametrizations) expect(differing(plain, texts({ parametrization }))).toEqual([]);
  for (const activation of activations.filter((name) => name !== "silu")) {
    expect(differing(plain, texts({ activation }))).toEqual(["first", "hidden"]);
  }
  expect(differing(plain, texts({}, 4))).toEqual(["update"]);
});
