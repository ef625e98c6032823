import { expect, test } from "vitest";
import { activationFunctions } from "../../../src/maths/network/activations.ts";
import { activations } from "../../../src/maths/network/architecture.ts";

test("activations reach their limits without overflow", () => {
  const { silu, tanh, softplus } = activationFunctions;
  for (const a of [800, 1e6]) {
    expect(silu.value(a)).toBe(a);
    expect(silu.value(-a)).toBeCloseTo(0, 15);
    expect(tanh.value(-a)).toBe(-1);
    expect(softplus.value(a)).toBe(a);
    expect(softplus.value(-a)).toBe(0);
    expect([silu.slope(a), tanh.slope(a), softplus.slope(a)]).toEqual([1, 0, 1]);
    for (const activation of [silu, tanh, softplus]) {
      expect(activation.slope(-a)).toBeCloseTo(0, 15);
      expect(activation.curvature(a)).toBeCloseTo(0, 15);
      expect(activation.curvature(-a)).toBeCloseTo(0, 15);
    }
  }
  // Far out softplus is e^a: 1 + e^a would have rounded it away.
  expect(softplus.value(-50) / Math.exp(-50)).toBeCloseTo(1, 14);
});

test.each(activations)("slope and curvature of %s are its derivatives", (name) => {
  const { value, slope, curvature } = activationFunctions[name];
  // Central differences: truncation h²/6 and rounding 1e-16/h are both below 1e-10.
  const h = 1e-5;
  for (let a = -8; a <= 8; a += 0.37) {
    expect(Math.abs((value(a + h) - value(a - h)) / (2 * h) - slope(a))).toBeLessThan(1e-9);
    expect(Math.abs((slope(a + h) - slope(a - h)) / (2 * h) - curvature(a))).toBeLessThan(1e-9);
  }
});
