import { describe, expect, test } from "vitest";
import type { EngineSpec, TrainingSpec } from "../../../src/engine/score-engine.ts";
import { dataTable } from "../../../src/engine/simd/data-table.ts";
import { compileSimd, instantiateSimd } from "../../../src/engine/simd/simd-module.ts";
import { SimdNetwork } from "../../../src/engine/simd/simd-network.ts";
import { cleanPoints } from "../../../src/maths/density/clean-points.ts";
import type { DataSource } from "../../../src/maths/density/data-source.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { createTrainingBatchOf, fillTrainingBatch } from "../../../src/maths/objective/training-batch.ts";

const network: NetworkSpec = {
  width: 8,
  depth: 1,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 2,
  form: "free",
  classes: 3,
};
const training: TrainingSpec = {
  sigmas: [1, 0.3, 0.1],
  onlyLevel: null,
  objective: "sliced",
  labelDropout: 0.3,
  flipTarget: false,
  projection: "gaussian",
  weighting: "sigma2",
  batchSize: 250,
  learningRate: 0.01,
  emaDecay: 0.99,
};

const size = 12;
const checked = (keep: (cell: number) => boolean) =>
  Float32Array.from({ length: size * size }, (_, cell) => (keep(cell) ? 1 + (cell % 5) : 0));
const raster: DataSource = {
  kind: "raster",
  size,
  // Most cells are empty.
  mass: checked((cell) => cell % 7 === 0),
  classes: [checked((cell) => cell % 14 === 0), checked((cell) => cell % 14 === 7)],
};
const sources: readonly DataSource[] = [
  raster,
  {
    kind: "mixture",
    components: [
      { weight: 1, mean: [-0.5, 0.2], covariance: [0.04, 0.01, 0.02] },
      { weight: 3, mean: [0.4, -0.3], covariance: [0.01, 0, 0.09] },
    ],
  },
  {
    kind: "points",
    points: Float32Array.of(-0.5, 0.1, 0.2, 0.3, 0.7, -0.6),
    labels: Int8Array.of(0, 1, 2),
  },
];

describe.each(sources)("the batch drawn from $kind data", (source) => {
  test.each(["gaussian", "rademacher"] as const)("is that of every engine, with %s projections", async (projection) => {
    const clean = cleanPoints(source);
    const spec: EngineSpec = { network, training: { ...training, projection }, seed: 4_000_000_007 };
    const problem = { spec, scale: clean.scale, data: dataTable(source) };
    const simd = new SimdNetwork(instantiateSimd(await compileSimd("plain")), problem);
    const { plan } = simd.layout;
    const expected = createTrainingBatchOf(Float64Array, network, training.objective, training.batchSize);
    for (const step of [0, 1, 70_000]) {
      const draw = { network, clean, density: null, classes: null, scale: clean.scale, ...spec.training };
      fillTrainingBatch(expected, { ...draw, seed: spec.seed, step });
      simd.module.drawBatch(step);
      const farthest = (at: number, points: Float64Array) => {
        const rows = simd.floats(at, 2 * plan.batch);
        return points.reduce((most, value, k) => {
          return Math.max(most, Math.abs(value - (rows[(k & 1) * plan.batch + (k >> 1)] as number)));
        }, 0);
      };
      // Single precision of numbers up to 6.
      expect(farthest(plan.noiseAt, expected.noise)).toBeLessThan(2e-6);
      expect(farthest(plan.noisyAt, expected.noisy)).toBeLessThan(2e-6);
      expect(farthest(plan.projectionsAt, expected.projections)).toBeLessThan(2e-6);
      const labels = Int8Array.from(new Int32Array(simd.module.memory.buffer, plan.labelsAt, training.batchSize));
      expect(labels).toEqual(expected.labels);
    }
  });
});
