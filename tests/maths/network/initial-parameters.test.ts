import { expect, test } from "vitest";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { parameterCount, parameterLayout } from "../../../src/maths/network/architecture.ts";
import { initialParameters } from "../../../src/maths/network/initial-parameters.ts";

const spec: NetworkSpec = {
  width: 64,
  depth: 3,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 4,
  form: "free",
  classes: 1,
};

test("the same seed gives the same weights, another seed others", () => {
  expect(initialParameters(spec, 7)).toEqual(initialParameters(spec, 7));
  expect(initialParameters(spec, 7)).not.toEqual(initialParameters(spec, 8));
});

test("weights have the variance of their fan-in and biases are zero", () => {
  const parameters = initialParameters(spec, 7);
  expect(parameters.length).toBe(parameterCount(spec));
  for (const [index, layer] of parameterLayout(spec).entries()) {
    const weights = parameters.slice(layer.weightOffset, layer.biasOffset);
    const variance = weights.reduce((sum, w) => sum + w * w, 0) / weights.length;
    const expected = (index < spec.depth ? 2 : 0.01) / layer.inputs;
    // Five standard errors of a sample variance.
    expect(Math.abs(variance / expected - 1)).toBeLessThan(5 * Math.sqrt(2 / weights.length));
    expect(parameters.slice(layer.biasOffset, layer.biasOffset + layer.outputs).every((b) => b === 0)).toBe(true);
  }
});
