import { expect, test } from "vitest";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { gaussianMixture } from "../../src/maths/density/gaussian-mixture.ts";
import { ladderFrom } from "../../src/maths/noise/ladder.ts";
import { fillUniforms } from "../../src/maths/random.ts";
import { startPoints } from "../../src/maths/sampler/start.ts";
import type { ScoreSource } from "../../src/worker/sampler-run.ts";
import { SamplerRun } from "../../src/worker/sampler-run.ts";
import { bits, everyWayToSample } from "../every-way-to-sample.ts";

const density = gaussianMixture([
  { weight: 0.7, mean: [0.4, 0.3], covariance: [0.02, 0, 0.01] },
  { weight: 0.3, mean: [-0.5, -0.2], covariance: [0.01, 0.004, 0.02] },
]);
const particles = 7;
const exact: ScoreSource = async (points, sigma) => ({
  score: Float32Array.from(density.score(points, sigma)),
  evaluations: 1,
  version: "exact",
});

/** Keyframes of only five states, so that most steps are taken again. */
const littleMemory = 5 * particles * 8;

function runOf(way: Partial<PlaygroundConfig>): SamplerRun {
  const config: PlaygroundConfig = {
    ...defaultConfig,
    particles,
    ...way,
  };
  const sigmas = ladderFrom(config);
  const start = startPoints("gaussian", particles, { sigmaMax: 1, seed: 5, places: [], sample: () => [] as never });
  return new SamplerRun(1, config, sigmas, start, { memory: littleMemory });
}

test.each(everyWayToSample)(
  "%s: after any sequence of steps on, back and afar, every frame is bit-identical to a straight run's",
  async (_name, way) => {
    const straight = runOf(way);
    const total = straight.plan.length;
    const whole = await straight.advance(1, total, exact);
    expect(whole.count).toBe(total);
    expect(whole.points.every(Number.isFinite)).toBe(true);
    const seed = 20_261_121;
    const uniforms = new Float64Array(4 * 60);
    fillUniforms(uniforms, { seed, stream: 0, step: 0 });
    const run = runOf(way);
    let reached = 0;
    for (let turn = 0; turn < 60; turn++) {
      // One step on, some steps on, back, or anywhere.
      const [kind, where, length] = uniforms.subarray(4 * turn, 4 * turn + 3) as unknown as [number, number, number];
      const from = kind < 0.4 ? reached + 1 : 1 + Math.floor(where * (reached + 1));
      if (from > total) continue;
      const steps = kind < 0.2 ? 1 : 1 + Math.floor(length * 8);
      const frames = await run.advance(from, steps, exact);
      const end = from - 1 + frames.count;
      const said = `seed ${seed}, turn ${turn}: steps ${from} to ${end}`;
      const expected = whole.points.slice((from - 1) * 2 * particles, end * 2 * particles);
      expect(bits(frames.points), said).toEqual(bits(expected));
      expect(frames.evaluations, said).toEqual(whole.evaluations.slice(from - 1, end));
      reached = Math.max(reached, end);
      // Looking into a step changes nothing.
      const looked = Math.floor(where * (reached + 1));
      const inspection = await run.inspect(looked, turn % particles, exact);
      if (looked < total) {
        const at = (looked * particles + (turn % particles)) * 2;
        expect(inspection?.next.map(Math.fround), said).toEqual([whole.points[at], whole.points[at + 1]]);
      } else expect(inspection).toBeNull();
    }
    expect(reached).toBeGreaterThan(20);
  },
);

/** A run of annealed Langevin dynamics that has taken ten steps, of which it keeps those after 0, 4 and 8. */
async function tenSteps(score: ScoreSource): Promise<SamplerRun> {
  const run = runOf({ sampler: "annealed-langevin" });
  for (let step = 1; step <= 10; step++) await run.advance(step, 1, score);
  return run;
}
const versioned = (version: string): ScoreSource => {
  return async (points, sigma) => ({ ...(await exact(points, sigma)), version });
};

test("steps that cannot be taken again do not keep the run from going on, though its last state is no keyframe", async () => {
  const run = await tenSteps(versioned("before"));
  const score = versioned("after");
  await expect(run.advance(5, 1, score)).rejects.toThrow("it has changed");
  expect(await run.advance(11, 2, score)).toMatchObject({ firstStep: 11, count: 2 });
});

test("what looks into a step leaves the particles where they are, also while it waits for scores", async () => {
  const seen: number[] = [];
  const run = await tenSteps(exact);
  await run.inspect(7, 0, (points, sigma) => {
    seen.push(run.present.step);
    return exact(points, sigma);
  });
  // Steps 5 to 7 again, and the one that is taken apart.
  expect(seen).toEqual([10, 10, 10, 10]);
});
