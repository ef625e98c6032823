import type { EngineName } from "../../../src/config/engine-names.ts";
import { presetDensity } from "./preset-density.ts";
import { meanExcess, quadratures } from "./quality.ts";
import type { SampleFigures } from "./samples.ts";
import { sampleFigures } from "./samples.ts";
import type { StartedEngine } from "./start-engine.ts";
import { defaultSpec, startEngine } from "./start-engine.ts";

export interface LearningFigures {
  readonly seed: number;
  /** Mean over ten levels after training. */
  readonly excess: number;
  readonly samples: SampleFigures;
}
export interface TwoMoonsFigures {
  readonly proof: StartedEngine["proof"];
  /** One for each seed. */
  readonly learned: readonly LearningFigures[];
  /** The same sampler with the exact score. */
  readonly exact: SampleFigures;
}

/** What a user sees with the default settings: train on two moons, then sample with either score. */
export async function learnTwoMoons(
  name: EngineName,
  steps: number,
  seeds: readonly number[],
): Promise<TwoMoonsFigures> {
  const { engine, proof } = await startEngine(name);
  const { data, density } = presetDensity("two-moons");
  const checks = quadratures(density);
  const learned: LearningFigures[] = [];
  for (const seed of seeds) {
    engine.configure({ ...defaultSpec(), seed });
    engine.setData(data);
    await engine.train(steps);
    const excess = await meanExcess(engine, checks);
    learned.push({
      seed,
      excess,
      samples: await sampleFigures(density, (points, sigma) => engine.score(points, sigma, null)),
    });
  }
  engine.dispose();
  const exact = await sampleFigures(density, (points, sigma) => density.score(points, sigma));
  return { proof, learned, exact };
}

/** Live tensors after every so many steps of training. */
export async function countTensors(name: EngineName, steps: number, every: number): Promise<number[]> {
  const { engine } = await startEngine(name);
  engine.configure(defaultSpec({ width: 16, batchSize: 32 }));
  engine.setData(presetDensity("two-moons").data);
  const counts: number[] = [];
  for (let step = 0; step < steps; step += every) {
    await engine.train(every);
    counts.push(engine.memory().tensors);
  }
  engine.dispose();
  return counts;
}

/** Mean losses of each level over the last steps of so many, from one seed. */
export async function lossesAfter(
  name: EngineName,
  steps: number,
  last: number,
): Promise<{ readonly proof: StartedEngine["proof"]; readonly lossByLevel: readonly number[] }> {
  const { engine, proof } = await startEngine(name);
  engine.configure(defaultSpec({ width: 32, batchSize: 128 }));
  engine.setData(presetDensity("two-moons").data);
  await engine.train(steps - last);
  const { lossByLevel } = await engine.train(last);
  engine.dispose();
  return { proof, lossByLevel: [...lossByLevel] };
}
