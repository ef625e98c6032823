import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareCells, rasterScale } from "../../../src/maths/density/raster-cells.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { activations, parametrizations } from "../../../src/maths/network/architecture.ts";
import { scoreFromOutput } from "../../../src/maths/network/parametrization.ts";
import { denoisingLosses } from "../../../src/maths/objective/denoising.ts";
import {
  createTrainingBatch,
  createTrainingBatchOf,
  fillTrainingBatch,
} from "../../../src/maths/objective/training-batch.ts";
import { weightings } from "../../../src/maths/objective/weighting.ts";
import { fillNormals } from "../../../src/maths/random.ts";
import { flat, largestError, reference } from "../reference.ts";

const mass = flat(reference.raster.mass);
const size = reference.raster.size;
const cells = prepareCells(mass, size);
const scale = rasterScale(mass, size);
const sigmas = reference.sigmas;
const network: NetworkSpec = {
  width: 8,
  depth: 2,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 2,
};

test("the weighted least square in the network's output is the denoising loss", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...parametrizations),
      fc.constantFrom(...activations),
      fc.constantFrom(...weightings),
      fc.nat(),
      (parametrization, activation, weighting, seed) => {
        const spec = { ...network, parametrization, activation };
        const batch = createTrainingBatchOf(Float64Array, spec, 32);
        fillTrainingBatch(batch, { network: spec, cells, scale, sigmas, weighting, seed, step: 3 });
        // Any output will do, so take noise for it.
        const output = new Float64Array(64);
        fillNormals(output, { seed, stream: 99, step: 0 });
        const score = new Float64Array(64);
        scoreFromOutput(spec, scale, batch.noisy, batch.sigmas, output, score);
        const expected = denoisingLosses({ score, noise: batch.noise, sigmas: batch.sigmas, weighting });
        const actual = expected.map((_, b) => {
          const errorX = output[2 * b] - batch.target[2 * b];
          const errorY = output[2 * b + 1] - batch.target[2 * b + 1];
          return 0.5 * batch.weight[b] * (errorX ** 2 + errorY ** 2);
        });
        expect(largestError(actual, expected)).toBeLessThan(1e-10);
      },
    ),
    { seed: 20260101, numRuns: 100 },
  );
});

test("levels take turns over the batch, and every step draws anew", () => {
  const batch = createTrainingBatch(network, 25);
  const draw = { network, cells, scale, sigmas, weighting: "sigma2", seed: 7 } as const;
  fillTrainingBatch(batch, { ...draw, step: 0 });
  for (let b = 0; b < 25; b++) expect(batch.sigmas[b]).toBe(sigmas[b % sigmas.length]);
  const first = batch.noisy.slice();
  fillTrainingBatch(batch, { ...draw, step: 1 });
  expect(batch.noisy).not.toEqual(first);
  fillTrainingBatch(batch, { ...draw, step: 0 });
  expect(batch.noisy).toEqual(first);
});

test("clean points fall into each cell in proportion to its mass", () => {
  const n = 40_000;
  const batch = createTrainingBatch(network, n);
  fillTrainingBatch(batch, { network, cells, scale, sigmas, weighting: "sigma2", seed: 3, step: 0 });
  const counts = new Float64Array(size * size);
  for (let b = 0; b < n; b++) {
    const i = Math.floor(((batch.clean[2 * b] + 1) * size) / 2);
    const j = Math.floor(((batch.clean[2 * b + 1] + 1) * size) / 2);
    counts[j * size + i]++;
  }
  const total = mass.reduce((sum, m) => sum + m, 0);
  counts.forEach((count, cell) => {
    const p = mass[cell] / total;
    expect(Math.abs(count - n * p)).toBeLessThanOrEqual(5 * Math.sqrt(n * p * (1 - p)));
  });
});
