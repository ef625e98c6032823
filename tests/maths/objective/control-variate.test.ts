import { expect, test } from "vitest";
import { controlledMean } from "../../../src/maths/objective/control-variate.ts";
import { fillNormals } from "../../../src/maths/random.ts";

const seed = 11;
const normals = (n: number, step: number): Float64Array => {
  const values = new Float64Array(n);
  fillNormals(values, { seed, stream: 0, step });
  return values;
};

test("where the control is the quantity but for a constant, its mean is known without error", () => {
  const control = normals(64, 0);
  const { mean, standardError } = controlledMean(
    control.map((c) => 3 - 2 * c),
    control,
    0,
  );
  expect(mean).toBeCloseTo(3, 12);
  expect(standardError).toBeLessThan(1e-12);
});

test("where the control says nothing, the plain mean remains", () => {
  const values = normals(64, 1);
  const plain = values.reduce((sum, value) => sum + value, 0) / 64;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - plain) ** 2, 0) / 62);
  const estimate = controlledMean(values, new Float64Array(64).fill(5), 5);
  expect(estimate.mean).toBeCloseTo(plain, 12);
  expect(estimate.standardError).toBeCloseTo(deviation / 8, 12);
});

test("the standard error is that of repeated estimates", () => {
  // Y = C + W/2, both standard normal: the control leaves a standard deviation of ½ of √1.25.
  const n = 128;
  const runs = 400;
  const estimates = Array.from({ length: runs }, (_, run) => {
    const control = normals(n, 2 * run + 10);
    const rest = normals(n, 2 * run + 11);
    return controlledMean(
      control.map((c, b) => c + 0.5 * rest[b]),
      control,
      0,
    );
  });
  const spread = Math.sqrt(estimates.reduce((sum, { mean }) => sum + mean ** 2, 0) / runs);
  const told = estimates.reduce((sum, { standardError }) => sum + standardError, 0) / runs;
  const known = 0.5 / Math.sqrt(n);
  // A standard deviation of 400 runs has a relative error of 1/√800 = 3.5 %; four of them.
  expect(Math.abs(spread / known - 1), `seed ${seed}`).toBeLessThan(0.15);
  expect(Math.abs(told / known - 1), `seed ${seed}`).toBeLessThan(0.03);
});

test("too few samples or as many of one as not of the other are refused", () => {
  expect(() => controlledMean(new Float64Array(2), new Float64Array(2), 0)).toThrow(RangeError);
  expect(() => controlledMean(new Float64Array(4), new Float64Array(3), 0)).toThrow(
    "need as many values as controls, three or more, got 4 and 3",
  );
});
