import fc from "fast-check";
import { expect, test } from "vitest";
import { classDensities } from "../../../src/maths/density/class-densities.ts";
import { cleanPoints } from "../../../src/maths/density/clean-points.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { activations, forms, parameterCount, parametrizations } from "../../../src/maths/network/architecture.ts";
import { addFeatureCurvatures } from "../../../src/maths/network/feature-derivatives.ts";
import type { Jet } from "../../../src/maths/network/jet.ts";
import { networkJet } from "../../../src/maths/network/jet.ts";
import { scoreJacobian } from "../../../src/maths/network/score-jacobian.ts";
import { objectiveLosses } from "../../../src/maths/objective/objective-losses.ts";
import { objectives, projections } from "../../../src/maths/objective/objectives.ts";
import type { TrainingBatch } from "../../../src/maths/objective/training-batch.ts";
import {
  createTrainingBatch,
  createTrainingBatchOf,
  fillTrainingBatch,
} from "../../../src/maths/objective/training-batch.ts";
import { weightings } from "../../../src/maths/objective/weighting.ts";
import { fillNormals } from "../../../src/maths/random.ts";
import { exactScores, flat, largestError, reference } from "../reference.ts";

const size = reference.raster.size;
const mass = flat(reference.raster.mass);
const clean = cleanPoints({ kind: "raster", size, mass: Float32Array.from(mass) });
const { scale } = clean;
const { sigmas } = reference;
const density = gaussianMixture(reference.gaussianMixture);
const network: NetworkSpec = {
  width: 8,
  depth: 2,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 2,
  form: "free",
  classes: 1,
};
const plain = {
  network,
  clean,
  scale,
  sigmas,
  density: null,
  classes: null,
  onlyLevel: null,
  objective: "denoising",
  labelDropout: 0.3,
  flipTarget: false,
  projection: "gaussian",
  weighting: "sigma2",
} as const;

type Batch = TrainingBatch<Float64Array>;

/** The network's output and its derivatives on a batch; second derivatives one by one, while a batch has their sum. */
function jetOf(batch: Batch, spec: NetworkSpec, parameters: Float64Array): Jet {
  const { features: values, tangents, directions, plan } = batch;
  const curvatures = directions.slice(0, plan.curved).map((direction, k) => {
    const curvature = new Float64Array(values.length);
    addFeatureCurvatures(spec, values, direction, direction, curvature);
    return { along: [k, k] as const, values: curvature };
  });
  if (batch.curvature !== null) {
    const sum = values.map((_, i) => curvatures.reduce((total, { values: each }) => total + each[i], 0));
    expect(largestError(batch.curvature, sum)).toBeLessThan(1e-12);
  }
  return networkJet(spec, parameters, { values, tangents, curvatures });
}

/** What an engine computes from a batch, as training-targets.ts writes it. */
function lossesOf(batch: Batch, spec: NetworkSpec, objective: string, jet: Jet): Float64Array {
  const { target, weight, derivativeWeight, directions, constant } = batch;
  return constant.map((atLeast, b) => {
    let squares = 0;
    let derivatives = 0;
    const component = (values: ArrayLike<number>, u: ArrayLike<number>) =>
      values[2 * b] * u[2 * b] + values[2 * b + 1] * u[2 * b + 1];
    if (spec.form === "energy") {
      for (const [k, tangent] of jet.tangents.entries()) squares += (tangent[b] - target[2 * b + k]) ** 2;
      for (const { values } of jet.curvatures) derivatives += values[b];
    } else {
      if (objective === "sliced") squares = (component(jet.values, directions[0]) - target[2 * b]) ** 2;
      else for (const k of [2 * b, 2 * b + 1]) squares += (jet.values[k] - target[k]) ** 2;
      for (const [k, tangent] of jet.tangents.entries()) derivatives += component(tangent, directions[k]);
    }
    return 0.5 * weight[b] * squares + derivativeWeight[b] * derivatives + atLeast;
  });
}

test("what an engine computes from a batch is the objective, for every objective, form and weighting", () => {
  fc.assert(
    fc.property(
      fc.record({
        objective: fc.constantFrom(...objectives),
        projection: fc.constantFrom(...projections),
        weighting: fc.constantFrom(...weightings),
        seed: fc.nat(),
      }),
      fc.record({
        form: fc.constantFrom(...forms),
        parametrization: fc.constantFrom(...parametrizations),
        activation: fc.constantFrom(...activations),
      }),
      (choices, shape) => {
        const { objective, weighting, seed } = choices;
        const spec: NetworkSpec = { ...network, ...shape };
        const batch = createTrainingBatchOf(Float64Array, spec, objective, 32);
        fillTrainingBatch(batch, { ...plain, ...choices, network: spec, density, step: 3 });
        const count = parameterCount(spec);
        const parameters = new Float64Array(count + (count % 2));
        fillNormals(parameters, { seed, stream: 99, step: 0 });
        const theta = parameters.subarray(0, count);
        const { noisy, sigmas: levels, noise, projections: v } = batch;
        const expected = objectiveLosses(objective, {
          ...scoreJacobian(spec, scale, theta, noisy, levels),
          exact: exactScores(density, noisy, levels),
          noise,
          projections: v,
          sigmas: levels,
          weighting,
        });
        const actual = lossesOf(batch, spec, objective, jetOf(batch, spec, theta));
        // Large terms cancel: the tolerance is that of the largest loss of the batch.
        const largest = Math.max(1, ...expected.map(Math.abs));
        for (const [b, loss] of expected.entries()) expect(Math.abs(actual[b] - loss)).toBeLessThan(1e-9 * largest);
      },
    ),
    { seed: 20260101, numRuns: 300 },
  );
});

test("the explicit objective without a density is refused", () => {
  const batch = createTrainingBatch(network, "explicit", 8);
  expect(() => fillTrainingBatch(batch, { ...plain, objective: "explicit", seed: 1, step: 0 })).toThrow(
    "need a density for the explicit objective, got none",
  );
});

test("one level alone: every sample takes it, with the clean points and noise of the whole ladder", () => {
  const [all, one] = [createTrainingBatch(network, "denoising", 25), createTrainingBatch(network, "denoising", 25)];
  fillTrainingBatch(all, { ...plain, seed: 7, step: 4 });
  fillTrainingBatch(one, { ...plain, onlyLevel: 2, seed: 7, step: 4 });
  expect([...one.sigmas]).toEqual(Array(25).fill(sigmas[2]));
  expect(one.clean).toEqual(all.clean);
  expect(one.noise).toEqual(all.noise);
});

test("levels take turns over the batch, and every step draws anew", () => {
  const batch = createTrainingBatch(network, "denoising", 25);
  const draw = { ...plain, seed: 7 };
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
  const batch = createTrainingBatch(network, "denoising", n);
  fillTrainingBatch(batch, { ...plain, seed: 3, step: 0 });
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

const half = (right: boolean) => Float32Array.from(mass, (m, cell) => (cell % size >= size / 2 === right ? m : 0));
const halves = { kind: "raster", size, mass: Float32Array.from(mass), classes: [half(false), half(true)] } as const;
const labelled = { ...network, classes: 2 };

test("of a network with labels a share of the samples has none, the others that of their point; all else is the same", () => {
  const n = 5000;
  const [without, shown] = [network, labelled].map((spec) => createTrainingBatch(spec, "denoising", n));
  const draw = { ...plain, clean: cleanPoints(halves), seed: 9, step: 5 };
  fillTrainingBatch(without, draw);
  fillTrainingBatch(shown, { ...draw, network: labelled });
  for (const name of ["clean", "noise", "noisy", "target", "weight"] as const)
    expect(shown[name]).toEqual(without[name]);
  expect(without.labels).toBeNull();
  const labels = shown.labels ?? new Int8Array();
  for (const [b, label] of labels.entries()) {
    expect([...shown.features.subarray((b + 1) * 13 - 2, (b + 1) * 13)]).toEqual(
      [0, 1].map((y) => (y === label ? 1 : 0)),
    );
    if (label >= 0) expect(label).toBe(shown.clean[2 * b] < 0 ? 0 : 1);
  }
  const hidden = labels.filter((label) => label < 0).length / n;
  // 0.3 of them; five standard errors.
  expect(Math.abs(hidden - 0.3)).toBeLessThan(5 * Math.sqrt(0.21 / n));
  const first = labels.slice();
  fillTrainingBatch(shown, { ...draw, network: labelled, step: 6 });
  expect(shown.labels).not.toEqual(first);
  fillTrainingBatch(shown, { ...draw, network: labelled });
  expect(shown.labels).toEqual(first);
  fillTrainingBatch(shown, { ...draw, network: labelled, labelDropout: 0 });
  expect(shown.labels?.includes(-1)).toBe(false);
});

test("a class that the network does not know is its last", () => {
  const classes = [new Float32Array(size * size), new Float32Array(size * size), Float32Array.from(mass)];
  const batch = createTrainingBatch(labelled, "denoising", 20);
  const clean = cleanPoints({ ...halves, classes });
  fillTrainingBatch(batch, { ...plain, network: labelled, clean, labelDropout: 0, seed: 1, step: 0 });
  expect(batch.labels).toEqual(new Int8Array(20).fill(1));
});

test("the target with its sign slipped is +z/σ, of the denoising objective alone", () => {
  const raw: NetworkSpec = { ...network, parametrization: "raw" };
  const batch = createTrainingBatchOf(Float64Array, raw, "denoising", 25);
  fillTrainingBatch(batch, { ...plain, network: raw, flipTarget: true, seed: 7, step: 0 });
  const expected = batch.noise.map((z, k) => z / batch.sigmas[k >> 1]);
  expect(largestError(batch.target, expected)).toBeLessThan(1e-15);
  const [explicit, flipped] = [0, 1].map(() => createTrainingBatchOf(Float64Array, raw, "explicit", 25));
  const draw = { ...plain, network: raw, objective: "explicit", density, seed: 7, step: 0 } as const;
  fillTrainingBatch(explicit, draw);
  fillTrainingBatch(flipped, { ...draw, flipTarget: true });
  expect(flipped.target).toEqual(explicit.target);
});

test("the explicit objective aims at the score of the class where the label is shown", () => {
  const raw: NetworkSpec = { ...labelled, parametrization: "raw" };
  const batch = createTrainingBatchOf(Float64Array, raw, "explicit", 60);
  const classes = classDensities(halves, 2);
  const whole = rasterDensity(halves.mass, size);
  const draw = {
    ...plain,
    network: raw,
    clean: cleanPoints(halves),
    objective: "explicit",
    density: whole,
    classes,
  } as const;
  fillTrainingBatch(batch, { ...draw, seed: 7, step: 0 });
  const { labels, noisy, sigmas: levels, target } = batch;
  expect(new Set(labels)).toEqual(new Set([-1, 0, 1]));
  for (const [b, label] of (labels ?? []).entries()) {
    const of = label < 0 ? whole : classes?.[label]?.density;
    const exact = of?.score(noisy.subarray(2 * b, 2 * b + 2), levels[b]) ?? [];
    expect([...target.subarray(2 * b, 2 * b + 2)]).toEqual([...exact]);
  }
  const none = [null, null];
  expect(() => fillTrainingBatch(batch, { ...draw, classes: none, seed: 7, step: 0 })).toThrow("got none of class");
});
