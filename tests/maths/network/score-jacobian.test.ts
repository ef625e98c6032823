import fc from "fast-check";
import { expect, test } from "vitest";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { activations, forms, parameterCount, parametrizations } from "../../../src/maths/network/architecture.ts";
import { energyForward } from "../../../src/maths/network/energy.ts";
import { scoreForward } from "../../../src/maths/network/forward.ts";
import { curl, directionalDerivative, divergence, scoreJacobian } from "../../../src/maths/network/score-jacobian.ts";
import { fillNormals } from "../../../src/maths/random.ts";

const scale = { mean: [0.1, -0.2], std: 0.4 } as const;
const sigmas = Float64Array.of(1, 0.3, 0.05, 0.7);
/** One each, and one without. */
const labels = Int8Array.of(2, 0, -1, 1);
const n = sigmas.length;

function normals(length: number, seed: number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(length + (length % 2));
  fillNormals(values, { seed, stream: 99, step: 0 });
  return values.subarray(0, length);
}

/** Any network with weights of order one half, at points of four noise levels. */
const anyNetwork = fc
  .record({
    form: fc.constantFrom(...forms),
    activation: fc.constantFrom(...activations),
    parametrization: fc.constantFrom(...parametrizations),
    fourierOctaves: fc.integer({ min: 0, max: 3 }),
    depth: fc.integer({ min: 1, max: 3 }),
    classes: fc.constantFrom(1, 3),
    seed: fc.nat(),
  })
  .map(({ seed, ...choices }) => {
    const spec: NetworkSpec = { width: 6, ...choices };
    const parameters = normals(parameterCount(spec), seed).map((value) => value / 2);
    return { spec, parameters, points: normals(2 * n, seed + 1), directions: normals(2 * n, seed + 2) };
  });

/** Central difference of a function of the points along a direction; truncation near h² f‴/6. */
function difference(
  f: (points: Float64Array) => Float64Array,
  points: Float64Array,
  along: (k: number) => number,
  h: number,
): Float64Array {
  const above = f(points.map((x, k) => x + h * along(k)));
  const below = f(points.map((x, k) => x - h * along(k)));
  return above.map((value, i) => (value - below[i]) / (2 * h));
}
/** @param size what the tolerance is relative to; the largest value expected where not given */
function expectClose(
  actual: Float64Array,
  expected: Float64Array,
  allowed: number,
  size = Math.max(...expected.map(Math.abs)),
): void {
  for (const [i, value] of expected.entries()) expect(Math.abs(actual[i] - value)).toBeLessThanOrEqual(allowed * size);
}

/** With waves of up to 8π, third derivatives are some 10⁴ times the first: at this step a part in 10⁶ remains. */
const step = 1e-5;
const tolerance = 1e-5;

test("the score is that of scoreForward, and the Jacobian its central difference", () => {
  fc.assert(
    fc.property(anyNetwork, ({ spec, parameters, points }) => {
      const { score, jacobian } = scoreJacobian(spec, scale, parameters, points, sigmas, labels);
      const forward = (at: Float64Array) => scoreForward(spec, scale, parameters, at, sigmas, labels);
      expectClose(score, forward(points), 1e-12);
      for (const j of [0, 1]) {
        const column = difference(forward, points, (k) => (k % 2 === j ? 1 : 0), step);
        const actual = column.map((_, k) => jacobian[2 * k + j]);
        expectClose(actual, column, tolerance);
      }
    }),
    { seed: 20260102, numRuns: 60 },
  );
});

test("divergence, curl and directional derivative are what they say", () => {
  const jacobian = Float64Array.of(1, 2, 3, 4, -1, 0.5, 0.25, 2);
  expect([...divergence(jacobian)]).toEqual([5, 1]);
  expect([...curl(jacobian)]).toEqual([1, -0.25]);
  // (1, 2) ((1, 2), (3, 4)) (1, 2)ᵀ = 1 + 2 · (2 + 3) + 4 · 4; the second has v = (2, 0).
  expect([...directionalDerivative(jacobian, Float64Array.of(1, 2, 2, 0))]).toEqual([27, -4]);
});

test("the energy form has no curl, and its score is minus the gradient of its energy", () => {
  fc.assert(
    fc.property(anyNetwork, ({ spec: given, points, ...rest }) => {
      const spec: NetworkSpec = { ...given, form: "energy" };
      const parameters = rest.parameters.subarray(0, parameterCount(spec));
      const { score, jacobian } = scoreJacobian(spec, scale, parameters, points, sigmas, labels);
      expectClose(curl(jacobian), new Float64Array(n), 1e-12, Math.max(...jacobian.map(Math.abs)));
      const energy = (at: Float64Array) => energyForward(spec, scale, parameters, at, sigmas, labels);
      for (const d of [0, 1]) {
        const slope = difference(energy, points, (k) => (k % 2 === d ? 1 : 0), step);
        expectClose(
          slope.map((_, b) => -score[2 * b + d]),
          slope,
          tolerance,
        );
      }
    }),
    { seed: 20260103, numRuns: 60 },
  );
});

test("a free field has curl", () => {
  const spec: NetworkSpec = {
    width: 6,
    depth: 2,
    activation: "tanh",
    parametrization: "raw",
    fourierOctaves: 1,
    form: "free",
    classes: 1,
  };
  const { jacobian } = scoreJacobian(spec, scale, normals(parameterCount(spec), 1), normals(2 * n, 2), sigmas);
  expect(Math.max(...curl(jacobian).map(Math.abs))).toBeGreaterThan(0.1);
});

test("the energy of a free field is refused", () => {
  const spec: NetworkSpec = {
    width: 4,
    depth: 1,
    activation: "silu",
    parametrization: "raw",
    fourierOctaves: 0,
    form: "free",
    classes: 1,
  };
  const parameters = new Float64Array(parameterCount(spec));
  expect(() => energyForward(spec, scale, parameters, new Float64Array(2), 1)).toThrow(
    "need a network in the energy form, got a free one",
  );
});
