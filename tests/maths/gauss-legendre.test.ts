import { expect, test } from "vitest";
import { gaussLegendre } from "../../src/maths/gauss-legendre.ts";

test.each([1, 2, 7, 10])("%d nodes integrate powers up to 2n - 1, and not the next", (n) => {
  const { nodes, weights } = gaussLegendre(n);
  const integral = (power: number) => nodes.reduce((sum, x, i) => sum + weights[i] * x ** power, 0);
  for (let power = 0; power < 2 * n; power++) {
    expect(integral(power)).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 13);
  }
  expect(Math.abs(integral(2 * n) - 2 / (2 * n + 1))).toBeGreaterThan(1e-7);
});

test("the two-point rule stands at ±1/√3", () => {
  expect(gaussLegendre(2).nodes[1]).toBeCloseTo(1 / Math.sqrt(3), 15);
});
