import { expect, test } from "vitest";
import type { EngineState, TrainingSpec } from "../../src/engine/score-engine.ts";
import { DivergenceGuard } from "../../src/worker/divergence-guard.ts";

const training: TrainingSpec = {
  sigmas: [1, 0.1],
  onlyLevel: null,
  objective: "denoising",
  labelDropout: 0.1,
  flipTarget: false,
  projection: "gaussian",
  weighting: "one",
  batchSize: 32,
  learningRate: 0.01,
  emaDecay: 0,
};
const stateAt = (step: number, parameter = 1): EngineState => ({
  network: {
    width: 4,
    depth: 1,
    activation: "silu",
    parametrization: "raw",
    fourierOctaves: 0,
    form: "free",
    classes: 1,
  },
  seed: 1,
  step,
  scale: { mean: [0, 0], std: 1 },
  parameters: Float32Array.of(parameter),
  firstMoment: Float32Array.of(0),
  secondMoment: Float32Array.of(0),
  average: Float32Array.of(parameter),
});
const reportOf = (step: number, ...losses: number[]) => ({ step, lossByLevel: Float32Array.from(losses) });

test("losses are judged by σ²/λ, so that the limit is the same for every weighting", () => {
  const guard = new DivergenceGuard(stateAt(0), 0);
  // λ = 1: a field of zeros has loss 1/σ² = 100 at σ = 0.1, which is 1 after weighting.
  expect(guard.diverged(reportOf(100, 1, 100), training)).toBe(false);
  expect(guard.diverged(reportOf(100, 31, 3100), training)).toBe(true);
  expect(guard.diverged(reportOf(100, 31, 3100), { ...training, weighting: "sigma2" })).toBe(true);
  expect(guard.diverged(reportOf(100, 31, 3), { ...training, weighting: "sigma2" })).toBe(false);
});

test("levels that are not trained on are not judged, the one that is alone", () => {
  const guard = new DivergenceGuard(stateAt(0), 0);
  const one: TrainingSpec = { ...training, weighting: "sigma2", onlyLevel: 1 };
  expect(guard.diverged(reportOf(100, Number.NaN, 1), one)).toBe(false);
  // 31 alone is too much, though it would not be as one of two.
  expect(guard.diverged(reportOf(100, Number.NaN, 31), one)).toBe(true);
  expect(guard.diverged(reportOf(100, 0, 31), { ...one, onlyLevel: null })).toBe(false);
  expect(guard.diverged(reportOf(100, 1, Number.NaN), one)).toBe(true);
});

test("implicit losses are negative where all is well; far below -1 they are not", () => {
  const guard = new DivergenceGuard(stateAt(0), 0);
  for (const objective of ["implicit", "sliced", "sliced-vr"] as const) {
    // -½ λ I with I = 2/σ², the least there is: -1 and -100 for λ = 1 at σ = 1 and 0.1.
    expect(guard.diverged(reportOf(100, -1, -100), { ...training, objective })).toBe(false);
    expect(guard.diverged(reportOf(100, 31, 3100), { ...training, objective })).toBe(true);
    expect(guard.diverged(reportOf(100, -31, -3100), { ...training, objective })).toBe(true);
  }
  guard.offer(stateAt(101), 500);
  guard.diverged(reportOf(102, -1, -100), { ...training, objective: "implicit" });
  expect(guard.good.step).toBe(101);
});

test("a loss that is not finite is divergence at any step, a large one only after the warm-up", () => {
  const guard = new DivergenceGuard(stateAt(0), 0);
  expect(guard.diverged(reportOf(1, Number.NaN, 1), training)).toBe(true);
  expect(guard.diverged(reportOf(30, 1e6, 1), training)).toBe(false);
  expect(guard.diverged(reportOf(31, 1e6, 1), training)).toBe(true);
});

test("a snapshot counts only when the steps after it were fine", () => {
  const guard = new DivergenceGuard(stateAt(0), 0);
  guard.offer(stateAt(50), 500);
  expect(guard.good.step).toBe(0);
  expect(guard.diverged(reportOf(52, 1, 1), training)).toBe(false);
  expect(guard.good.step).toBe(50);
  guard.offer(stateAt(90), 1000);
  expect(guard.diverged(reportOf(91, Number.POSITIVE_INFINITY, 1), training)).toBe(true);
  expect(guard.good.step).toBe(50);
});

test("a state on its way out is not worth going back to, though it has not exploded yet", () => {
  const guard = new DivergenceGuard(stateAt(0), 0);
  guard.offer(stateAt(50), 500);
  expect(guard.diverged(reportOf(52, 20, 2000), training)).toBe(false);
  expect(guard.good.step).toBe(0);
});

test("a second divergence from the same state goes back to the start, one from a newer state does not", () => {
  const guard = new DivergenceGuard(stateAt(0), 0);
  const explode = () => guard.diverged(reportOf(60, Number.NaN, 1), training);
  guard.offer(stateAt(50), 500);
  guard.diverged(reportOf(52, 1, 1), training);
  explode();
  expect(guard.good.step).toBe(50);
  guard.offer(stateAt(57), 1000);
  guard.diverged(reportOf(58, 1, 1), training);
  explode();
  expect(guard.good.step).toBe(57);
  explode();
  expect(guard.good.step).toBe(0);
  explode();
  expect(guard.good.step).toBe(0);
});

test("a state with a number that is not finite is never kept", () => {
  const guard = new DivergenceGuard(stateAt(0), 0);
  guard.offer(stateAt(50, Number.NaN), 500);
  guard.diverged(reportOf(52, 1, 1), training);
  expect(guard.good.step).toBe(0);
});

test("snapshots are wanted twice a second", () => {
  const guard = new DivergenceGuard(stateAt(0), 1000);
  expect([guard.wantsSnapshot(1499), guard.wantsSnapshot(1500)]).toEqual([false, true]);
  guard.offer(stateAt(5), 1600);
  expect([guard.wantsSnapshot(2099), guard.wantsSnapshot(2100)]).toEqual([false, true]);
});
