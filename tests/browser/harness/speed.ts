import type { PlaygroundConfig } from "../../../src/config/settings.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { presetDensity } from "./preset-density.ts";
import type { HarnessEngine, Size, StartedEngine } from "./start-engine.ts";
import { defaultSpec, startEngine } from "./start-engine.ts";

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Seconds that each of so many repeats takes. */
async function timeEach(repeats: number, work: () => Promise<unknown>): Promise<number[]> {
  const seconds: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const from = performance.now();
    await work();
    seconds.push((performance.now() - from) / 1000);
  }
  return seconds;
}

export interface SpeedCase extends Size, Pick<PlaygroundConfig, "objective" | "form"> {
  readonly engine: HarnessEngine;
  /** Steps in one measurement; the median of `repeats` measurements counts, after one that warms up. */
  readonly steps: number;
  readonly repeats: number;
  /** Particles scored at once. */
  readonly particles: number;
}
export interface Speed {
  readonly proof: StartedEngine["proof"];
  readonly stepsPerSecond: number;
  readonly particleStepsPerSecond: number;
}

/** How fast an engine trains and scores, on two moons. */
export async function measureSpeed({
  engine: name,
  steps,
  repeats,
  particles,
  ...settings
}: SpeedCase): Promise<Speed> {
  const { engine, proof } = await startEngine(name);
  engine.configure(defaultSpec(settings));
  engine.setData(presetDensity("two-moons").data);
  await engine.train(Math.min(steps, 5));
  const training = await timeEach(repeats, () => engine.train(steps));
  const points = new Float32Array(2 * particles);
  fillNormals(points, { seed: 1, stream: streams.startNoise, step: 0 });
  await engine.score(points, 0.3, null);
  const scoring = await timeEach(repeats, () => engine.score(points, 0.3, null));
  engine.dispose();
  return {
    proof,
    stepsPerSecond: steps / median(training),
    particleStepsPerSecond: particles / median(scoring),
  };
}
