import { describe, expect, test } from "vitest";
import type { AffineRun } from "../../src/engine/score-engine.ts";
import type { AffineStep } from "../../src/maths/sampler/affine-step.ts";
import { advanceContract } from "./advance-contract.ts";
import { AdvancingEngine } from "./advancing-engine.ts";
import { nodeLoaders } from "./tfjs-in-node.ts";

const make = async () => (await nodeLoaders["tfjs-wasm"]()).engine;

describe("steps taken one score at a time keep the contract of those that an engine takes", () => {
  for (const { name, run } of advanceContract(async () => new AdvancingEngine(await make()))) test(name, run, 60_000);
});

/** Engines that get one thing wrong, and how many cases notice. */
const mistakes: Record<string, (step: AffineStep, run: AffineRun) => { step?: AffineStep; run?: AffineRun }> = {
  "no guidance": (_, run) => ({ run: { ...run, guide: { ...run.guide, omega: 1 } } }),
  "no label": (_, run) => ({ run: { ...run, guide: { label: null, omega: 1 } } }),
  "the noise of the step before": (step) => ({ step: { ...step, step: Math.max(0, step.step - 1) } }),
  "the noise of another seed": (_, run) => ({ run: { ...run, seed: run.seed >>> 1 } }),
  "the noise of one stream": (_, run) => ({ run: { ...run, stream: 5 } }),
  "points in its own space": (step) => ({ step: { ...step, inputScale: 1 } }),
  "points that are all kept": (step) => ({ step: { ...step, keep: 1 } }),
  "noise at the end": (step) => ({ step: { ...step, noise: Math.max(step.noise, 1e-3) } }),
};

class MistakenEngine extends AdvancingEngine {
  mistake: (step: AffineStep, run: AffineRun) => { step?: AffineStep; run?: AffineRun } = () => ({});

  protected override step(points: Float32Array, step: AffineStep, run: AffineRun) {
    const wrong = this.mistake(step, run);
    return super.step(points, wrong.step ?? step, wrong.run ?? run);
  }
}

test("the contract of steps notices every mistake, and an engine that takes none", async () => {
  const failing = async (makeEngine: Parameters<typeof advanceContract>[0]) => {
    const failed: string[] = [];
    for (const { name, run } of advanceContract(makeEngine)) await run().catch(() => failed.push(name));
    return failed;
  };
  for (const [name, mistake] of Object.entries(mistakes)) {
    const failed = await failing(async () => Object.assign(new MistakenEngine(await make()), { mistake }));
    expect(failed, name).not.toEqual([]);
  }
  expect(await failing(make)).toHaveLength(advanceContract(make).length);
}, 120_000);
