import fc from "fast-check";
import { expect, test } from "vitest";
import type { Density } from "../../../src/maths/density/density.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { FokkerPlanck } from "../../../src/maths/diagnostics/fokker-planck.ts";
import { differencesOfLogs, differencesOfScores } from "../../../src/maths/diagnostics/fokker-planck-drift.ts";
import type { FokkerPlanckGrid } from "../../../src/maths/diagnostics/fokker-planck-grid.ts";
import { cellCentres, facePoints, fokkerPlanckGrid } from "../../../src/maths/diagnostics/fokker-planck-grid.ts";
import { gaussianMass, uniformMass } from "../../../src/maths/diagnostics/fokker-planck-start.ts";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { annealedLangevin } from "../../../src/maths/sampler/annealed-langevin.ts";

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const exactDrift = (grid: FokkerPlanckGrid, density: Density, sigma: number) =>
  differencesOfLogs(grid, density.logDensity(cellCentres(grid), sigma));
/** N(mean, v I) under a noise of σ = 0.1. */
const sigma = 0.1;
const gaussian = (mean: readonly [number, number], v: number) =>
  gaussianMixture({ weights: [1], means: [mean], stds: [Math.sqrt(v - sigma * sigma)] });
/** Mean and variance along x. */
function moments(grid: FokkerPlanckGrid, mass: Float64Array) {
  let mean = 0;
  let square = 0;
  for (const [at, m] of mass.entries()) {
    const x = grid.centres[at % grid.side];
    mean += m * x;
    square += m * x * x;
  }
  return { mean, variance: square - mean * mean };
}

test("mass stays one and positive, whatever the score, the step size and the temperature", () => {
  const grid = fokkerPlanckGrid(6, 1.7);
  const faces = 4 * grid.side * (grid.side - 1);
  const scores = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: faces, maxLength: faces });
  const alpha = fc.double({ min: 1e-6, max: 1e4, noNaN: true });
  const temperature = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 4, noNaN: true }));
  fc.assert(
    fc.property(scores, alpha, temperature, (field, size, tau) => {
      const solver = new FokkerPlanck(grid, gaussianMass(grid, 0.5));
      const drift = differencesOfScores(grid, Float64Array.from(field));
      for (let step = 0; step < 3; step++) solver.advance(drift, { alpha: size, temperature: tau });
      expect(solver.mass.every((m) => m >= 0)).toBe(true);
      // Six sweeps over factors up to α |s|/d = 1e9; each cell's outflow is rounded once.
      expect(Math.abs(sum(solver.mass) - 1)).toBeLessThan(1e-12);
    }),
    { seed: 20261003, numRuns: 60 },
  );
});

test.each([1, 2, 0.5])("q to the power 1/τ stays as it is, cell by cell, at τ = %d", (temperature) => {
  const grid = fokkerPlanckGrid(24, 3);
  const mixture = gaussianMixture({
    weights: [0.8, 0.2],
    means: [
      [0.5, 0.4],
      [-0.5, -0.3],
    ],
    stds: [0.2, 0.1],
  });
  const logs = mixture.logDensity(cellCentres(grid), 0.3);
  const { side, widths } = grid;
  const stationary = logs.map(
    (log, at) => Math.exp(log / temperature) * widths[at % side] * widths[Math.floor(at / side)],
  );
  const total = sum(stationary);
  const start = stationary.map((m) => m / total);
  const solver = new FokkerPlanck(grid, start);
  const drift = differencesOfLogs(grid, logs);
  for (const alpha of [0.01, 1, 100]) solver.advance(drift, { alpha, temperature, substeps: 3 });
  for (const [at, m] of start.entries()) expect(Math.abs(solver.mass[at] / m - 1)).toBeLessThan(1e-11);
});

test("from anywhere it comes to q", () => {
  const grid = fokkerPlanckGrid(24, 1);
  const target = gaussian([0.2, 0.1], 0.04);
  const solver = new FokkerPlanck(grid, uniformMass(grid));
  const drift = exactDrift(grid, target, sigma);
  // One relaxes as 1/(1 + α/2v) a step, 1/26 here.
  for (let step = 0; step < 12; step++) solver.advance(drift, { alpha: 2, temperature: 1 });
  const q = target.logDensity(cellCentres(grid), sigma).map(Math.exp);
  const total = sum(q);
  for (const [at, value] of q.entries()) expect(Math.abs(solver.mass[at] - value / total)).toBeLessThan(1e-12);
});

/** N(0, start I) after a time of half a relaxation, towards N((0.2, -0.1), v I): largest of the relative errors. */
function relaxationError({ inner, steps, v = 0.02 }: { inner: number; steps: number; v?: number }) {
  const grid = fokkerPlanckGrid(inner, 1);
  const start = 0.15 ** 2;
  const solver = new FokkerPlanck(grid, gaussianMass(grid, Math.sqrt(start)));
  const drift = exactDrift(grid, gaussian([0.2, -0.1], v), sigma);
  const time = v / 2;
  for (let step = 0; step < steps; step++) solver.advance(drift, { alpha: time / steps, temperature: 1 });
  // dx = -(x - m)/(2v) dt + dW, an Ornstein–Uhlenbeck process: the mean relaxes as e^{-t/2v}, the variance as e^{-t/v}.
  const { mean, variance } = moments(grid, solver.mass);
  const decay = Math.exp(-time / (2 * v));
  return {
    mean: mean / (0.2 * (1 - decay)) - 1,
    variance: variance / (v + (start - v) * decay ** 2) - 1,
  };
}

test("a Gaussian's mean and variance follow the Ornstein–Uhlenbeck process", () => {
  // With B(u) = 1 - u/2 + u²/12 … a linear score drives slower by h²/6v: 0.5 % for cells of 0.025 and v = 0.02. The
  // steps, of a thousandth of the relaxation, leave another 0.05 %.
  const { mean, variance } = relaxationError({ inner: 80, steps: 500 });
  expect(Math.abs(mean)).toBeLessThan(0.0057);
  expect(Math.abs(variance)).toBeLessThan(0.0057);
});

test("half the width of a cell leaves a quarter of the error, half the step size one half", () => {
  const [coarse, fine] = [24, 48].map((inner) => relaxationError({ inner, steps: 2000 }).variance);
  expect(Math.log2(coarse / fine)).toBeGreaterThan(1.8);
  expect(Math.log2(coarse / fine)).toBeLessThan(2.2);
  const reference = relaxationError({ inner: 24, steps: 4000 }).mean;
  const [long, short] = [10, 20].map((steps) => relaxationError({ inner: 24, steps }).mean - reference);
  expect(Math.log2(long / short)).toBeGreaterThan(0.9);
  expect(Math.log2(long / short)).toBeLessThan(1.1);
});

test("without temperature all flows uphill", () => {
  const grid = fokkerPlanckGrid(40, 1);
  const solver = new FokkerPlanck(grid, gaussianMass(grid, 0.15));
  const drift = exactDrift(grid, gaussian([0.3, 0], 0.04), sigma);
  const before = moments(grid, solver.mass);
  for (let step = 0; step < 400; step++) solver.advance(drift, { alpha: 2e-4, temperature: 0 });
  const { mean, variance } = moments(grid, solver.mass);
  // t = 2v: the way to the top is 1/e of what it was. Upwind, a cell moves as fast as its far side, half a cell nearer
  // to the top, would: of first order.
  expect(Math.abs(mean - 0.3 * (1 - Math.exp(-1)))).toBeLessThan(0.5 * (2 / 40));
  expect(variance).toBeLessThan(before.variance / 2);
});

test("a score at the faces drives as the density at the centres does, and may turn in circles", () => {
  const grid = fokkerPlanckGrid(32, 1.5);
  const density = gaussian([0, 0], 0.06);
  const faces = facePoints(grid);
  const scores = density.score(faces, sigma);
  // A linear score is exact at the middle of a way.
  const byScores = differencesOfScores(grid, scores);
  const byLogs = exactDrift(grid, density, sigma);
  for (const axis of ["x", "y"] as const) {
    for (const [at, value] of byLogs[axis].entries()) expect(byScores[axis][at]).toBeCloseTo(value, 9);
  }
  // s + c (-y, x) has no density, but turns N(0, v I) onto itself.
  for (let k = 0; k < faces.length; k += 2) {
    scores[k] -= 4 * faces[k + 1];
    scores[k + 1] += 4 * faces[k];
  }
  const solver = new FokkerPlanck(grid, gaussianMass(grid, Math.sqrt(0.06)));
  const turning = differencesOfScores(grid, scores);
  for (let step = 0; step < 200; step++) solver.advance(turning, { alpha: 0.005, temperature: 1 });
  expect(Math.abs(moments(grid, solver.mass).variance / 0.06 - 1)).toBeLessThan(0.02);
});

/** Mass above the diagonal from the upper left to the lower right. */
function upperShare({ side }: FokkerPlanckGrid, mass: Float64Array): number {
  return mass.reduce((total, m, at) => {
    const above = (at % side) + Math.floor(at / side) - (side - 1);
    return total + m * (above > 0 ? 1 : above === 0 ? 0.5 : 0);
  }, 0);
}

test("annealed Langevin's particles fall into two modes as their density does", () => {
  const mixture = gaussianMixture({
    weights: [0.8, 0.2],
    means: [
      [0.5, 0.5],
      [-0.5, -0.5],
    ],
    stds: [0.08, 0.08],
  });
  const sigmas = Array.from(geometricLadder(6, 1, 0.08));
  const options = { stepsPerLevel: 12, stepSize: 0.1, temperature: 1 };
  const n = 4000;
  const seed = 5;

  const sampler = annealedLangevin({ ...options, sigmas, denoise: false });
  let points = new Float64Array(2 * n);
  fillNormals(points, { seed, stream: streams.startNoise, step: 0 });
  for (const step of sampler.plan.keys()) {
    const taking = sampler.take(step, points, (_, z) => fillNormals(z, { seed, stream: streams.samplerNoise, step }));
    const asked = taking.next();
    if (asked.done) throw new Error("need a step that asks for a score");
    const { points: at, sigma: noise } = asked.value;
    const taken = taking.next(mixture.score(at, noise));
    if (!taken.done) throw new Error("need a step of one score");
    points = taken.value.points;
  }
  const sampled = points.filter((x, k) => k % 2 === 0 && x + points[k + 1] > 0).length / n;

  const grid = fokkerPlanckGrid(48, 5);
  const solver = new FokkerPlanck(grid, gaussianMass(grid, 1));
  for (const noise of sigmas) {
    const drift = exactDrift(grid, mixture, noise);
    for (let t = 0; t < options.stepsPerLevel; t++) {
      solver.advance(drift, { alpha: options.stepSize * noise ** 2, temperature: 1, substeps: 4 });
    }
  }
  const upper = upperShare(grid, solver.mass);
  // So few steps leave the weights far from both 0.8 and 0.5.
  expect(upper).toBeGreaterThan(0.55);
  expect(upper).toBeLessThan(0.75);
  expect(Math.abs(sampled - upper)).toBeLessThan(3 * Math.sqrt((upper * (1 - upper)) / n));
});

test.each([
  { sigmaMax: 20, stepsPerLevel: 1, share: 0.56 },
  { sigmaMax: 20, stepsPerLevel: 10, share: 0.679 },
  { sigmaMax: 20, stepsPerLevel: 100, share: 0.785 },
  { sigmaMax: 2, stepsPerLevel: 100, share: 0.55 },
  { sigmaMax: 5, stepsPerLevel: 100, share: 0.789 },
])("the weights of Song and Ermon's toy come out as its particles have them: $share", (toy) => {
  // 0.8 at (5, 5), 0.2 at (-5, -5) in [-8, 8]², here in eighths; σ_L = 1 is the data itself. The shares are those of
  // many runs of 1 280 particles with the settings of the public code of https://arxiv.org/abs/1907.05600: their own
  // error is 0.004.
  const unit = 1 / 8;
  const mixture = gaussianMixture({
    weights: [0.8, 0.2],
    means: [
      [5 * unit, 5 * unit],
      [-5 * unit, -5 * unit],
    ],
    stds: [0, 0],
  });
  const grid = fokkerPlanckGrid(48, 1 + 4 * toy.sigmaMax * unit);
  const solver = new FokkerPlanck(grid, uniformMass(grid));
  for (const level of geometricLadder(10, toy.sigmaMax, 1)) {
    const drift = exactDrift(grid, mixture, level * unit);
    const step = { alpha: 0.1 * (level * unit) ** 2, temperature: 1, substeps: 2 };
    for (let t = 0; t < toy.stepsPerLevel; t++) solver.advance(drift, step);
  }
  expect(Math.abs(upperShare(grid, solver.mass) - toy.share)).toBeLessThan(0.01);
});

test("masses, steps and differences that do not fit are refused", () => {
  const grid = fokkerPlanckGrid(4, 1);
  expect(() => new FokkerPlanck(grid, new Float64Array(9))).toThrow("need masses of 16 cells, got 9");
  expect(() => new FokkerPlanck(grid, new Float64Array(16).fill(-1))).toThrow("need finite masses ≥ 0, got -1");
  const solver = new FokkerPlanck(grid, uniformMass(grid));
  const drift = differencesOfLogs(grid, new Float64Array(16));
  expect(() => solver.advance(drift, { alpha: 0, temperature: 1 })).toThrow("need a finite α > 0, got 0");
  expect(() => solver.advance(drift, { alpha: 1, temperature: -1 })).toThrow("need a finite temperature ≥ 0, got -1");
  expect(() => solver.advance(drift, { alpha: 1, temperature: 1, substeps: 0 })).toThrow(
    "need 1 or more substeps, got 0",
  );
  const other = differencesOfLogs(fokkerPlanckGrid(5, 1), new Float64Array(25));
  expect(() => solver.advance(other, { alpha: 1, temperature: 1 })).toThrow("need differences between 4 × 4 cells");
});
