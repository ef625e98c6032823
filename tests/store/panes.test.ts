import { expect, test } from "vitest";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { samplerNames } from "../../src/maths/sampler/sampler-names.ts";
import { ladderOf } from "../../src/store/derived.ts";
import { levelAt, noiseAt, stepAt, stepsOfLevels, stepWithinLevel } from "../../src/store/panes.ts";
import { plannedRun } from "../../src/store/planned-run.ts";

const planned = (changes: Partial<PlaygroundConfig>) => plannedRun({ ...defaultConfig, ...changes });

test("the noise in the particles: Langevin's is its level's, the SDE's that of the step to come", () => {
  const sigmas = ladderOf(defaultConfig);
  const annealed = planned({ stepsPerLevel: 5 });
  expect([0, 1, 5, 6].map((step) => noiseAt(annealed, step))).toEqual([sigmas[0], sigmas[0], sigmas[0], sigmas[1]]);
  const reverse = planned({ sampler: "reverse-sde", substeps: 4 });
  for (let step = 0; step < reverse.plan.length; step++) {
    expect(noiseAt(reverse, step)).toBeCloseTo(reverse.plan[step]?.sigma as number, 12);
  }
});

test("denoised particles are shown at the noise they were denoised from, and beyond the end nothing changes", () => {
  for (const sampler of samplerNames) {
    const run = planned({ sampler, substeps: 2, stepsPerLevel: 2 });
    const { length } = run.plan;
    expect(noiseAt(run, length), sampler).toBeCloseTo(ladderOf(defaultConfig)[9] as number, 9);
    expect(noiseAt(run, length + 5), sampler).toBe(noiseAt(run, length));
  }
});

test("steps within a level count from one to all of them, level by level", () => {
  for (const sampler of samplerNames) {
    const run = planned({ sampler, substeps: 3, stepsPerLevel: 7, langevinSteps: 11 });
    const counted = stepsOfLevels(run);
    expect(counted.reduce((sum, steps) => sum + steps, 0)).toBe(run.plan.length);
    let before = { level: -1, taken: 0 };
    for (let step = 1; step <= run.plan.length; step++) {
      const level = levelAt(run, step);
      const { taken, of } = stepWithinLevel(run, step);
      expect(of, sampler).toBe(counted[level]);
      expect(taken, sampler).toBe(level === before.level ? before.taken + 1 : 1);
      before = { level, taken };
    }
    expect(stepWithinLevel(run, 0).taken).toBe(0);
  }
});

test("a share of the way is the nearest step, its ends the ends", () => {
  expect([0, 1, 50, 99, 100].map((step) => stepAt(step, 100, 7))).toEqual([0, 0, 4, 7, 7]);
  expect(stepAt(37, 100, 100)).toBe(37);
});
