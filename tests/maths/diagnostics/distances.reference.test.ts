import { expect, test } from "vitest";
import { energyDistance } from "../../../src/maths/diagnostics/energy-distance.ts";
import { mmdSquared } from "../../../src/maths/diagnostics/mmd.ts";
import { slicedWasserstein } from "../../../src/maths/diagnostics/sliced-wasserstein.ts";
import { flat, reference } from "../reference.ts";

const { slicedWasserstein1, energyDistanceSquared, mmdSquaredBiasedRbf } = reference.distances;
const a = flat(reference.distances.a);
const b = flat(reference.distances.b);
const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

test("the sliced Wasserstein distance", () => {
  const distance = slicedWasserstein(a, b, slicedWasserstein1.directions);
  expect(relative(distance, slicedWasserstein1.value)).toBeLessThan(1e-9);
});

test("the energy distance", () => {
  expect(relative(energyDistance(a, b) ** 2, energyDistanceSquared)).toBeLessThan(1e-9);
});

test("the maximum mean discrepancy", () => {
  expect(relative(mmdSquared(a, b, mmdSquaredBiasedRbf.bandwidth), mmdSquaredBiasedRbf.value)).toBeLessThan(1e-9);
});
