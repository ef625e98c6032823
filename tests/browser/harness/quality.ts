import type { ScoreEngine } from "../../../src/engine/score-engine.ts";
import type { PresetName } from "../../../src/maths/density/preset-names.ts";
import type { RasterDensity } from "../../../src/maths/density/raster.ts";
import type { ScoreCheck } from "../../../src/maths/diagnostics/fisher-divergence.ts";
import { excessLoss, quadratureCheck } from "../../../src/maths/diagnostics/fisher-divergence.ts";
import type { Weighting } from "../../../src/maths/objective/weighting.ts";
import { presetDensity } from "./preset-density.ts";
import type { HarnessEngine, StartedEngine } from "./start-engine.ts";
import { defaultSpec, startEngine } from "./start-engine.ts";

/** One quadrature for each noise level of the default ladder. */
export const quadratures = (density: RasterDensity): ScoreCheck[] =>
  defaultSpec().training.sigmas.map((sigma) => quadratureCheck(density, sigma));

/** The excess loss of each check, by quadrature. */
export async function excessByLevel(
  engine: ScoreEngine,
  checks: readonly ScoreCheck[],
  weighting: Weighting,
): Promise<number[]> {
  const excess: number[] = [];
  for (const check of checks)
    excess.push(excessLoss(check, await engine.score(check.points, check.sigma, null), weighting));
  return excess;
}

/** Mean over the noise levels of the excess loss, by quadrature, λ = σ². */
export async function meanExcess(engine: ScoreEngine, checks: readonly ScoreCheck[]): Promise<number> {
  const excess = await excessByLevel(engine, checks, "sigma2");
  return excess.reduce((sum, value) => sum + value, 0) / excess.length;
}

export interface QualityCase {
  readonly engine: HarnessEngine;
  readonly preset: PresetName;
  /** Of the weights, the data and the noise: one training each. */
  readonly seeds: readonly number[];
  /** Mean excess losses to reach, largest first. */
  readonly thresholds: readonly number[];
  /** Steps between two looks; so a step count is exact up to this. */
  readonly checkEvery: number;
  readonly maxSteps: number;
}
/** When a threshold was first reached; null where it was not. Seconds of training alone, without the looks. */
export interface Reached {
  readonly threshold: number;
  readonly step: number | null;
  readonly seconds: number | null;
}
export interface QualityTrace extends Pick<QualityCase, "engine" | "preset"> {
  readonly proof: StartedEngine["proof"];
  /** One for each seed. */
  readonly runs: readonly {
    readonly seed: number;
    readonly reached: readonly Reached[];
    readonly last: { readonly step: number; readonly excess: number };
  }[];
}

/** Trains with the default settings from random weights, for each seed until the last threshold is reached. */
export async function traceQuality(request: QualityCase): Promise<QualityTrace> {
  const { engine: name, preset, seeds } = request;
  const { engine, proof } = await startEngine(name);
  const { data, density } = presetDensity(preset);
  const checks = quadratures(density);
  // What the first steps compile is not training.
  engine.configure(defaultSpec());
  engine.setData(data);
  await engine.train(request.checkEvery);
  await meanExcess(engine, checks);
  const runs: QualityTrace["runs"][number][] = [];
  for (const seed of seeds) {
    engine.configure(defaultSpec({ seed }));
    engine.setData(data);
    runs.push({ seed, ...(await trainDown(engine, checks, request)) });
  }
  engine.dispose();
  return { engine: name, preset, proof, runs };
}

async function trainDown(
  engine: ScoreEngine,
  checks: readonly ScoreCheck[],
  { thresholds, checkEvery, maxSteps }: QualityCase,
) {
  const reached: Reached[] = [];
  let seconds = 0;
  let last = { step: 0, excess: Number.POSITIVE_INFINITY };
  while (last.step < maxSteps && reached.length < thresholds.length) {
    const from = performance.now();
    const { step } = await engine.train(checkEvery);
    seconds += (performance.now() - from) / 1000;
    last = { step, excess: await meanExcess(engine, checks) };
    for (const threshold of thresholds.slice(reached.length)) {
      if (last.excess <= threshold) reached.push({ threshold, step, seconds });
    }
  }
  const missed = thresholds.slice(reached.length).map((threshold) => ({ threshold, step: null, seconds: null }));
  return { reached: [...reached, ...missed], last };
}
