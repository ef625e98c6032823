import type { EngineName } from "../../../src/config/engine-names.ts";
import type { EngineSpec } from "../../../src/engine/score-engine.ts";
import type { PresetName } from "../../../src/maths/density/preset-names.ts";
import { quadratureCheck } from "../../../src/maths/diagnostics/fisher-divergence.ts";
import { objectiveFloor } from "../../../src/maths/objective/floor.ts";
import { presetDensity } from "./preset-density.ts";
import { excessByLevel } from "./quality.ts";
import type { StartedEngine } from "./start-engine.ts";
import { startEngine } from "./start-engine.ts";

export interface LearningCase {
  readonly engine: EngineName;
  readonly preset: PresetName;
  readonly spec: EngineSpec;
  readonly steps: number;
  /** Steps at the end over which the minibatch losses are averaged. */
  readonly averaged: number;
}
export interface Learned {
  readonly proof: StartedEngine["proof"];
  /** By quadrature, λ as in training, [L]. */
  readonly excess: readonly number[];
  /** Of the objective trained with, [L]. */
  readonly floor: readonly number[];
  /** Mean over the last steps, [L]. */
  readonly minibatch: readonly number[];
  /** Standard error of that mean, from the scatter between ten parts of it, [L]. */
  readonly standardError: readonly number[];
}

/** In so many parts the last steps are taken. */
const parts = 10;

/** Trains with any settings, then compares the losses with what is known of them. */
export async function learnWith({ engine: name, preset, spec, steps, averaged }: LearningCase): Promise<Learned> {
  const { engine, proof } = await startEngine(name);
  const { data, density } = presetDensity(preset);
  const { sigmas, objective, weighting } = spec.training;
  engine.configure(spec);
  engine.setData(data);
  await engine.train(steps - averaged);
  const losses: Float32Array[] = [];
  for (let part = 0; part < parts; part++) losses.push((await engine.train(averaged / parts)).lossByLevel);
  const minibatch = sigmas.map((_, level) => losses.reduce((sum, loss) => sum + loss[level] / parts, 0));
  const standardError = minibatch.map((mean, level) => {
    const squares = losses.reduce((sum, loss) => sum + (loss[level] - mean) ** 2, 0);
    return Math.sqrt(squares / (parts - 1) / parts);
  });
  const checks = sigmas.map((sigma) => quadratureCheck(density, sigma));
  const excess = await excessByLevel(engine, checks, weighting);
  engine.dispose();
  const floor = sigmas.map((sigma) => objectiveFloor(objective, weighting, sigma, density.fisherInformation(sigma)));
  return { proof, excess, floor, minibatch, standardError };
}
