import { expect, test } from "vitest";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import { fillUniforms } from "../../src/maths/random.ts";
import type { Frames, RunStart } from "../../src/protocol/messages.ts";
import { bits, everyWayToSample } from "../every-way-to-sample.ts";
import { cell, OpenedSession } from "./opened-session.ts";
import { Clock, ScriptedEngine } from "./scripted-engine.ts";
import { SteppingEngine } from "./stepping-engine.ts";

const particles = 5;

/** A session on an engine that takes steps itself, and a run of it. */
async function begun(config: Partial<PlaygroundConfig>) {
  const clock = new Clock();
  const engine = new SteppingEngine(clock);
  const session = new OpenedSession(
    { config: { particles, ...config }, mass: cell(6, 6), engines: [engine, new ScriptedEngine(clock, "cpu")] },
    clock,
  );
  await session.opened;
  await session.rest();
  const start = async () => (await session.request("startRuns", { configs: [session.config] })).runs[0] as RunStart;
  const run = await start();
  const advance = async (from: number, steps: number, id = run.run): Promise<Frames> =>
    (await session.request("advanceRuns", { runs: [{ run: id, from, steps }] })).frames[0] as Frames;
  const calls = (name: string) => engine.calls.filter((call) => call === name).length;
  return { clock, engine, session, run, start, advance, calls };
}

/** Those with steps that are more than one score and one sum. */
const outside = (config: Partial<PlaygroundConfig>) =>
  config.sampler === "predictor-corrector" || (config.sampler === "probability-flow" && config.solver !== "euler");

test.each(everyWayToSample)(
  "%s: any sequence of steps on, back and afar gives a straight run's bits",
  async (_n, way) => {
    const { session, run, advance, calls, start, engine } = await begun(way);
    const scored = calls("score");
    const total = run.plan.length;
    const whole = await advance(1, total);
    expect(whole.count).toBe(total);
    expect(whole.points.every(Number.isFinite)).toBe(true);
    expect(calls("advance") > 0).toBe(!outside(way));
    expect(calls("score") > scored).toBe(outside(way));
    if (!outside(way)) expect(Math.max(...engine.stretches)).toBeGreaterThan(8);
    const seed = 7_919;
    const uniforms = new Float64Array(4 * 30);
    fillUniforms(uniforms, { seed, stream: 0, step: 0 });
    const again = await start();
    // Little memory on the page: most steps are taken again.
    let reached = 0;
    for (let turn = 0; turn < 30; turn++) {
      const [kind, where, length] = uniforms.subarray(4 * turn, 4 * turn + 3) as unknown as [number, number, number];
      const from = kind < 0.4 ? reached + 1 : 1 + Math.floor(where * (reached + 1));
      if (from > total) continue;
      const steps = kind < 0.2 ? 1 : 1 + Math.floor(length * 20);
      const frames = await advance(from, steps, again.run);
      const end = from - 1 + frames.count;
      const said = `seed ${seed}, turn ${turn}: steps ${from} to ${end}`;
      const expected = whole.points.slice((from - 1) * 2 * particles, end * 2 * particles);
      expect(bits(frames.points), said).toEqual(bits(expected));
      expect(frames.evaluations, said).toEqual(whole.evaluations.slice(from - 1, end));
      reached = Math.max(reached, end);
      // What is shown of a step is what happens, to the bit.
      const looked = Math.floor(where * reached);
      const particle = turn % particles;
      const inspection = await session.request("inspect", { run: again.run, step: looked, particle });
      const at = (looked * particles + particle) * 2;
      expect(inspection?.next.map(Math.fround), said).toEqual([whole.points[at], whole.points[at + 1]]);
      expect(inspection?.asTaken, said).toBe(true);
    }
  },
);

test("a step taken apart adds up to what the engine made of it, in any digits shown", async () => {
  const { session, advance } = await begun({ stepsPerLevel: 5, levels: 4 });
  await advance(1, 12);
  for (let step = 0; step < 12; step++) {
    const inspection = await session.request("inspect", { run: 1, step, particle: 1 });
    const [update] = inspection?.updates ?? [];
    const sum = [0, 1].map(
      (d) => update?.terms.reduce((total, { factor, of }) => total + factor * (of[d] ?? 0), 0) ?? 0,
    );
    expect(update?.to).toEqual(inspection?.next);
    for (const d of [0, 1]) expect(Math.abs((update?.to[d] ?? Number.NaN) - (sum[d] ?? 0))).toBeLessThan(1e-6);
  }
});

test("guidance costs two evaluations a step inside the engine too, and leads elsewhere", async () => {
  const classes = { classes: 2, label: "b", stepsPerLevel: 3, levels: 3 } as const;
  const guidedRun = await begun({ ...classes, guidance: 3 });
  const guided = await guidedRun.advance(1, 4);
  expect(guided.evaluations).toEqual([2, 4, 6, 8]);
  const plain = await (await begun({ ...classes, guidance: 1 })).advance(1, 4);
  expect(plain.evaluations).toEqual([1, 2, 3, 4]);
  expect([...guided.points]).not.toEqual([...plain.points]);
});

test("the exact score is followed as before", async () => {
  const { advance, calls } = await begun({ scoreUsed: "exact", stepsPerLevel: 3, levels: 3 });
  expect((await advance(1, 9)).count).toBe(9);
  expect(calls("advance")).toBe(0);
});

test("a request does not keep the engine to itself: training goes on between stretches of some 15 ms", async () => {
  const { session, engine, advance, clock } = await begun({ stepsPerLevel: 100, levels: 3 });
  engine.millisecondsPerParticleStep = 2 / particles; // 2 ms a step
  await session.request("train", { steps: null });
  await session.until(() => engine.slices.at(-1) === 3);
  await advance(1, 100);
  engine.stretches.length = 0;
  const [from, before] = [clock.time, engine.step];
  await advance(101, 200);
  expect(Math.max(...engine.stretches)).toBeLessThanOrEqual(7);
  const trained = (4 * (engine.step - before)) / (clock.time - from);
  expect(trained).toBeGreaterThan(0.3);
  expect(trained).toBeLessThan(0.7);
  await session.request("pause", null);
});

test("steps of a network that has learned since are refused, and the run goes on where it was", async () => {
  const { session, engine, advance } = await begun({ stepsPerLevel: 9, levels: 4 });
  await advance(1, 4);
  await session.request("train", { steps: 1 });
  await session.until(() => engine.step === 1);
  await advance(5, 6);
  await expect(advance(2, 1)).rejects.toThrow("it has changed");
  expect(await advance(7, 9)).toMatchObject({ firstStep: 7, count: 9 });
  expect(await session.request("inspect", { run: 1, step: 2, particle: 0 })).toMatchObject({ asTaken: false });
});

test("an engine that takes no steps takes over in the middle of a run, score by score", async () => {
  const { session, advance } = await begun({ stepsPerLevel: 9, levels: 4 });
  await advance(1, 4);
  await session.configure({ engine: "cpu" });
  await session.until(() => session.events("engine").length === 2);
  expect(await advance(5, 3)).toMatchObject({ firstStep: 5, count: 3 });
  await expect(advance(2, 1)).rejects.toThrow("it has changed");
});
