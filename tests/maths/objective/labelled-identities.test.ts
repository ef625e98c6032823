import { expect, test } from "vitest";
import { classDensities, densityOfLabel } from "../../../src/maths/density/class-densities.ts";
import { cleanPoints } from "../../../src/maths/density/clean-points.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { initialParameters } from "../../../src/maths/network/initial-parameters.ts";
import { scoreJacobian } from "../../../src/maths/network/score-jacobian.ts";
import { objectiveFloor } from "../../../src/maths/objective/floor.ts";
import { objectiveLosses } from "../../../src/maths/objective/objective-losses.ts";
import { objectives } from "../../../src/maths/objective/objectives.ts";
import { createTrainingBatchOf, fillTrainingBatch } from "../../../src/maths/objective/training-batch.ts";

const seed = 20260202;
const samples = 12_000;
const labelDropout = 0.25;
const network: NetworkSpec = {
  width: 12,
  depth: 2,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 2,
  form: "free",
  classes: 2,
};
/** Twice what training starts from: a field that is wrong everywhere, and another with every label. */
const parameters = initialParameters(network, seed).map((weight) => 2 * weight);

/** Two moons, the second class of which is what lies below and to the right of a slant; both share some cells. */
const size = 64;
const mass = Float32Array.from(presetRaster("two-moons"));
const shareOfSecond = (cell: number) => Math.min(1, Math.max(0, ((cell % size) - Math.floor(cell / size)) / 16 + 0.5));
const second = mass.map((m, cell) => m * shareOfSecond(cell));
const source = { kind: "raster", size, mass, classes: [mass.map((m, cell) => m - second[cell]), second] } as const;

// The identities of the plain objectives hold for each class and for all data, and so for the mean of them by share.
test.each([1, 0.25, 0.06])("with labels every objective less its floor is the explicit one: σ = %s", (sigma) => {
  const density = rasterDensity(mass, size);
  const classes = classDensities(source);
  const clean = cleanPoints(source);
  const { scale } = clean;
  const batch = createTrainingBatchOf(Float64Array, network, "sliced", samples);
  fillTrainingBatch(batch, {
    network,
    clean,
    scale,
    density,
    classes,
    sigmas: [sigma],
    onlyLevel: null,
    objective: "sliced",
    projection: "gaussian",
    weighting: "sigma2",
    labelDropout,
    flipTarget: false,
    seed,
    step: 0,
  });
  const { noisy, noise, sigmas, projections, labels } = batch;
  const exact = new Float64Array(2 * samples);
  for (const [b, label] of (labels ?? []).entries()) {
    const at = noisy.subarray(2 * b, 2 * b + 2);
    exact.set(densityOfLabel(density, classes, label)?.score(at, sigma) ?? [], 2 * b);
  }
  const derivatives = scoreJacobian(network, scale, parameters, noisy, sigmas, labels);
  const sample = { ...derivatives, exact, noise, projections, sigmas, weighting: "sigma2" } as const;
  const shown = (classes ?? []).map((one) => (one?.prior ?? 0) * (one?.density.fisherInformation(sigma) ?? 0));
  const information =
    (1 - labelDropout) * shown.reduce((sum, value) => sum + value, 0) + labelDropout * density.fisherInformation(sigma);
  const excess = objectiveLosses("explicit", sample);
  for (const objective of objectives) {
    if (objective === "explicit") continue;
    const differences = objectiveLosses(objective, sample).map((loss, b) => loss - excess[b]);
    const mean = differences.reduce((sum, value) => sum + value, 0) / samples;
    const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (samples - 1);
    const standardError = Math.sqrt(variance / samples);
    const floor = objectiveFloor(objective, "sigma2", sigma, information);
    const message = `${objective}, σ = ${sigma}, seed ${seed}: mean ${mean}, floor ${floor}, ± ${standardError}`;
    expect(Math.abs(mean - floor), message).toBeLessThan(4 * standardError);
    // What the error is compared with: a difference that is not noise would show.
    expect(standardError, message).toBeLessThan(0.03);
  }
  // At the middle level the classes' information differs from that of all data by more than the test allows.
  if (sigma === 0.25)
    expect(Math.abs(information - density.fisherInformation(sigma)) * sigma ** 2).toBeGreaterThan(0.05);
});
