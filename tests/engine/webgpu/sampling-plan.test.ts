import { expect, test } from "vitest";
import { advancePlan, fillMoveStep, piecesOf, scorePlan, stretchOf } from "../../../src/engine/webgpu/sampling-plan.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";

const network: NetworkSpec = {
  width: 8,
  depth: 2,
  activation: "silu",
  parametrization: "raw",
  fourierOctaves: 0,
  form: "free",
  classes: 2,
};
const steps = [0.5, 0.25, 0.25].map((sigma, step) => ({
  step,
  sigma,
  inputScale: 0.5,
  keep: 0.75,
  drift: 2,
  noise: 4,
}));
const run = (label: number | null, omega: number) => ({ guide: { label, omega }, seed: 0xfedcba98, stream: 5 });
const points = (n: number) => new Float32Array(2 * n);

test("pieces take all points once, of both scores in half as many", () => {
  for (const n of [1, 5, 16384, 16385, 100_000]) {
    for (const omega of [1, 3]) {
      const plan = advancePlan(network, points(n), steps, run(1, omega));
      let next = 0;
      for (const { first, count, rows } of piecesOf(plan)) {
        expect(first).toBe(next);
        expect(rows % 4).toBe(0);
        expect(rows - count * (omega === 1 ? 1 : 2)).toBeLessThan(4);
        expect(rows).toBeLessThanOrEqual(16384);
        next += count;
      }
      expect(next).toBe(n);
    }
  }
});

test("few particles are read back once, many of them in stretches", () => {
  expect(stretchOf(advancePlan(network, points(10), steps, run(null, 1)))).toBe(3);
  const many = Array.from({ length: 100 }, (_, step) => ({ ...steps[0], step }));
  expect(stretchOf(advancePlan(network, points(100_000), many as typeof steps, run(null, 1)))).toBe(20);
  expect(stretchOf(advancePlan(network, points(3_000_000), many as typeof steps, run(null, 1)))).toBe(1);
});

test("a row of the table is the step's numbers, and those of its piece", () => {
  const plan = advancePlan(network, points(5), steps, run(1, 3));
  const row = new DataView(new ArrayBuffer(256));
  const [piece] = piecesOf(plan) as [ReturnType<typeof piecesOf>[number]];
  fillMoveStep(row, plan, piece, 2, 7);
  const words = Array.from({ length: 11 }, (_, i) => row.getUint32(4 * i, true));
  expect(words).toEqual([0xfedcba98, 5, 2, 5, 0, 5, 12, 1, 7, 1, 5]);
  const factors = Array.from({ length: 5 }, (_, i) => row.getFloat32(44 + 4 * i, true));
  expect(factors).toEqual([3, 0.5, 0.75, 2, 4]);
});

test.each([
  [null, 3, false, false],
  [1, 0, false, false],
  [1, 1, true, false],
  [1, 3, true, true],
  // One that the network does not know.
  [2, 3, false, false],
] as const)("label %s at ω = %s", (label, omega, conditional, both) => {
  expect(advancePlan(network, points(5), steps, run(label, omega))).toMatchObject({ conditional, both });
});

test("noise levels stand once in the table, and points know which they have", () => {
  expect(advancePlan(network, points(5), steps, run(null, 1))).toMatchObject({
    sigmas: [0.5, 0.25],
    levels: [0, 1, 1],
  });
  const each = scorePlan(network, points(4), Float32Array.of(1, 0.5, 1, 0.25), null);
  expect(each.sigmas).toEqual([1, 0.5, 0.25]);
  expect([...each.ownLevels]).toEqual([0, 1, 0, 2]);
  expect(each.levels).toEqual([0xffffffff]);
  expect(scorePlan(network, points(4), 0.5, null)).toMatchObject({ sigmas: [0.5], levels: [0] });
});
