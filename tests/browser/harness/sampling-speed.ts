import { defaultConfig, type PlaygroundConfig } from "../../../src/config/settings.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { receiveData } from "../../../src/worker/drawing.ts";
import { EngineHost } from "../../../src/worker/engine-host.ts";
import { ExactPieces } from "../../../src/worker/exact-pieces.ts";
import { messageTicks } from "../../../src/worker/message-tick.ts";
import { SamplerDesk } from "../../../src/worker/sampler-desk.ts";
import { presetDensity } from "./preset-density.ts";
import type { HarnessEngine } from "./start-engine.ts";
import { startEngine } from "./start-engine.ts";

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

export interface SamplingCase extends Partial<Omit<PlaygroundConfig, "engine">> {
  readonly engine: HarnessEngine;
  /** Steps in one measurement; the whole run when larger than it. */
  readonly steps: number;
  readonly repeats: number;
}
export interface SamplingFigures {
  readonly particles: number;
  readonly totalSteps: number;
  /** One step of a run as the page gets it, ms; and of that the network's passes alone. */
  readonly stepTime: number;
  readonly passTime: number;
}

/** How much a run costs beside the network's own passes: both side by side, turn by turn, on the same engine. */
export async function measureSampling({
  engine: name,
  steps,
  repeats,
  ...changes
}: SamplingCase): Promise<SamplingFigures> {
  const config: PlaygroundConfig = { ...defaultConfig, ...changes };
  const { engine, proof } = await startEngine(name);
  const tools = { now: () => performance.now(), yieldTask: messageTicks() };
  const drawing = receiveData(1, presetDensity("two-moons").data, config);
  const host = new EngineHost(config, tools);
  await host.turns.take(() =>
    host.install({ engine, report: { engine: "simd", device: proof.device, attempts: [] } }, drawing),
  );
  const desk = new SamplerDesk(host, () => drawing, new ExactPieces(tools), tools);
  const points = new Float32Array(2 * config.particles);
  fillNormals(points, { seed: 1, stream: streams.startNoise, step: 0 });
  const runTimes: number[] = [];
  const passTimes: number[] = [];
  let totalSteps = 0;
  for (let repeat = 0; repeat <= repeats; repeat++) {
    const { runs } = desk.start({ configs: [config] });
    const [{ run, plan }] = runs as [(typeof runs)[number]];
    totalSteps = plan.length;
    const taken = Math.min(steps, totalSteps);
    let inRuns = 0;
    let inPasses = 0;
    // As the page asks, a few dozen steps in a message; the passes alone turn by turn with them, for the machine's pace
    // varies.
    for (let from = 1; from <= taken; from += 32) {
      const count = Math.min(32, taken - from + 1);
      const began = performance.now();
      await desk.advance({ runs: [{ run, from, steps: count }] });
      const between = performance.now();
      for (const { sigma } of plan.slice(from - 1, from - 1 + count)) await engine.score(points, sigma, null);
      inRuns += between - began;
      inPasses += performance.now() - between;
    }
    // The first turn warms up.
    if (repeat > 0) {
      runTimes.push(inRuns / taken);
      passTimes.push(inPasses / taken);
    }
  }
  engine.dispose();
  return { particles: config.particles, totalSteps, stepTime: median(runTimes), passTime: median(passTimes) };
}
