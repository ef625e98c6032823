import { expect, test } from "vitest";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import type { Frames, RunStart } from "../../src/protocol/messages.ts";
import { cell, nothing, type OpenedSession, openSession } from "./opened-session.ts";

const short: Partial<PlaygroundConfig> = { particles: 6, stepsPerLevel: 4, denoise: true };

/** Starts one run with the settings in force. */
async function start(session: OpenedSession): Promise<RunStart> {
  const { runs } = await session.request("startRuns", { configs: [session.config] });
  return runs[0] as RunStart;
}
/** Takes steps of one run. */
async function advance(session: OpenedSession, run: number, from: number, steps: number): Promise<Frames> {
  const { frames } = await session.request("advanceRuns", { runs: [{ run, from, steps }] });
  return frames[0] as Frames;
}

test("a run starts with frame 0 and goes on step by step to its end", async () => {
  const session = await openSession({ config: short });
  const begun = await start(session);
  expect(begun).toMatchObject({ run: 1, firstStep: 0, count: 1, particles: 6, evaluations: [0] });
  // 3 levels of 4 steps and the denoising step.
  expect(begun.plan.map(({ level }) => level)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
  expect(begun.points).toHaveLength(12);

  const first = await advance(session, 1, 1, 5);
  expect(first).toMatchObject({ firstStep: 1, count: 5, evaluations: [1, 2, 3, 4, 5] });
  expect(first.points).toHaveLength(5 * 12);
  expect(await advance(session, 1, 6, 100)).toMatchObject({ firstStep: 6, count: 8 });
  const beyond = await advance(session, 1, 14, 1);
  expect(beyond).toMatchObject({ count: 0 });
  expect(beyond.points).toHaveLength(0);
});

test("a run says what it was started with: the settings it was given, though a slice of training is still to end", async () => {
  const session = await openSession({ config: short });
  const training = session.request("train", { steps: null });
  const configuring = session.configure({
    levels: 5,
    sigmaMax: 2,
    stepSize: 0.2,
    stepsPerLevel: 7,
    scoreUsed: "exact",
  });
  const begun = await start(session);
  expect(begun.plan).toHaveLength(36);
  expect(begun).toMatchObject({ scoreUsed: "exact", sampler: "annealed-langevin" });
  expect(begun.plan[0]?.size).toBeCloseTo(0.8, 12);
  expect(begun.sigmas).toHaveLength(5);
  expect(begun.sigmas[0]).toBe(2);
  await Promise.all([training, configuring]);
  await session.request("pause", null);
});

test("the same seed and weights give the same run, however it is cut, and any part of it again", async () => {
  const session = await openSession({ config: short });
  await start(session);
  const whole = await advance(session, 1, 1, 13);
  await start(session);
  const parts = [await advance(session, 2, 1, 6), await advance(session, 2, 7, 7)];
  expect(parts.flatMap(({ points }) => [...points])).toEqual([...whole.points]);
  const again = await advance(session, 2, 4, 3);
  expect(again).toMatchObject({ firstStep: 4, evaluations: [4, 5, 6] });
  expect([...again.points]).toEqual([...whole.points.slice(3 * 12, 6 * 12)]);
});

test("a run that was replaced, or never was, is refused; so are steps that do not follow", async () => {
  const session = await openSession({ config: short });
  await expect(advance(session, 1, 1, 1)).rejects.toThrow("need one of the last runs, none, got 1");
  await start(session);
  await start(session);
  await expect(advance(session, 1, 1, 1)).rejects.toThrow("need one of the last runs, 2, got 1");
  await expect(advance(session, 2, 1, 0)).rejects.toThrow("need from 1 to 1000 steps, got 0");
  await expect(advance(session, 2, 0, 1)).rejects.toThrow("need a first step from 1 on, got 0");
  await expect(advance(session, 2, 3, 1)).rejects.toThrow("need a first step up to 1, got 3");
  const configs = Array.from({ length: 5 }, () => session.config);
  await expect(session.request("startRuns", { configs })).rejects.toThrow("need from 1 to 4 runs, got 5");
});

test("a run keeps the settings and the ladder it began with, and follows the live network", async () => {
  const session = await openSession({ config: { ...short, stepsPerLevel: 2, denoise: false } });
  await start(session);
  await advance(session, 1, 1, 1);
  await session.configure({ levels: 7, particles: 50, stepsPerLevel: 9, denoise: true });
  await session.request("train", { steps: 1000 });
  await session.until(() => session.engine.step === 1000);
  const rest = await advance(session, 1, 2, 100);
  expect(rest).toMatchObject({ particles: 6, count: 5 });
  // The scripted engine's score has grown to 2 000 in both coordinates: everything has moved far up and right.
  expect(Math.min(...rest.points)).toBeGreaterThan(10);
});

test("steps taken with weights that are gone cannot be taken again, and the run goes on where it was", async () => {
  const session = await openSession({ config: short });
  await start(session);
  await advance(session, 1, 1, 4);
  await session.request("train", { steps: 1 });
  await session.until(() => session.engine.step === 1);
  await advance(session, 1, 5, 1);
  // The state at every step is kept, so step 2 can be shown, but step 3 was taken with other weights.
  await expect(advance(session, 1, 2, 1)).rejects.toThrow("need the score that the run began with");
  expect(await advance(session, 1, 6, 1)).toMatchObject({ firstStep: 6, count: 1 });
});

test("a step of one particle is taken apart, and is the step that the run takes", async () => {
  const session = await openSession({ mass: cell(6, 6), config: { ...short, scoreUsed: "exact" } });
  const begun = await start(session);
  const frames = await advance(session, 1, 1, 8);
  for (const step of [0, 3, 7]) {
    const inspection = await session.request("inspect", { run: 1, step, particle: 4 });
    const before = step === 0 ? begun.points : frames.points.slice((step - 1) * 12, step * 12);
    const after = step < 8 ? frames.points.slice(step * 12, (step + 1) * 12) : null;
    expect(inspection).toMatchObject({ step, particle: 4, scale: 1, evaluations: 1, asTaken: true });
    expect(inspection?.now).toEqual([before[8], before[9]]);
    expect(inspection?.next).toEqual([after?.[8], after?.[9]]);
    const [update] = inspection?.updates ?? [];
    const sum = [0, 1].map((d) => update?.terms.reduce((total, { factor, of }) => total + factor * of[d as 0 | 1], 0));
    expect(Math.fround(sum[0] as number)).toBe(inspection?.next[0]);
    expect(Math.fround(sum[1] as number)).toBe(inspection?.next[1]);
    expect(update?.driftSize).toBeGreaterThan(0);
  }
  // Looking at the next step does not take it.
  expect(await session.request("inspect", { run: 1, step: 8, particle: 0 })).toMatchObject({ asTaken: true });
  expect(await advance(session, 1, 9, 1)).toMatchObject({ firstStep: 9 });
  expect(await session.request("inspect", { run: 1, step: 13, particle: 0 })).toBeNull();
  await expect(session.request("inspect", { run: 1, step: 1, particle: 6 })).rejects.toThrow(
    "need a particle from 0 to 5, got 6",
  );
});

test("a step that was taken with other weights says so", async () => {
  const session = await openSession({ config: short });
  await start(session);
  await advance(session, 1, 1, 4);
  await session.request("train", { steps: 1 });
  await session.until(() => session.engine.step === 1);
  expect(await session.request("inspect", { run: 1, step: 2, particle: 0 })).toMatchObject({ asTaken: false });
  expect(await session.request("inspect", { run: 1, step: 4, particle: 0 })).toMatchObject({ asTaken: true });
});

test("runs of a comparison begin at one place and draw the same noise", async () => {
  const session = await openSession({ config: { ...short, scoreUsed: "exact" } });
  const configs = [session.config, session.config, { ...session.config, stepSize: 0.5, sigmaMax: 4 }];
  const { runs } = await session.request("startRuns", { configs });
  expect(runs.map(({ run }) => run)).toEqual([1, 2, 3]);
  for (const { points } of runs) expect([...points]).toEqual([...(runs[0] as RunStart).points]);
  const { frames } = await session.request("advanceRuns", {
    runs: runs.map(({ run }) => ({ run, from: 1, steps: 5 })),
  });
  const [a, b, c] = frames as [Frames, Frames, Frames];
  expect([...b.points]).toEqual([...a.points]);
  expect([...c.points]).not.toEqual([...a.points]);
});

test("requests of one run are met one after another", async () => {
  const session = await openSession({ config: short });
  await start(session);
  const [first, second] = await Promise.all([advance(session, 1, 1, 3), advance(session, 1, 4, 3)]);
  expect([first.firstStep, second.firstStep]).toEqual([1, 4]);
});

test("the exact score needs no engine and leads the particles to the drawing", async () => {
  const config = { scoreUsed: "exact", particles: 300, levels: 8, stepsPerLevel: 60 } as const;
  const session = await openSession({ mass: cell(6, 6), config });
  const scored = session.engine.calls.filter((call) => call === "score").length;
  await start(session);
  const end = await advance(session, 1, 1, 500);
  expect(session.engine.calls.filter((call) => call === "score")).toHaveLength(scored);
  expect(end.count).toBe(481);
  const last = end.points.slice(-600);
  // The cell reaches from 0.5 to 0.75 in both coordinates.
  expect(last.filter((x) => x > 0.45 && x < 0.8).length / last.length).toBeGreaterThan(0.98);
});

test("the exact score of nothing is refused; so is that of a drawing that is wiped out under the run", async () => {
  const session = await openSession({ mass: nothing(), config: { ...short, scoreUsed: "exact" } });
  await expect(start(session)).rejects.toThrow("need a drawing for the exact score");
  await session.setData(cell(2, 2));
  await start(session);
  await advance(session, 1, 1, 2);
  await session.setData(nothing());
  await expect(advance(session, 1, 3, 2)).rejects.toThrow("got an empty one");
  await session.setData(cell(2, 2));
  expect(await advance(session, 1, 3, 2)).toMatchObject({ firstStep: 3 });
});

test("training goes on while a run is followed, each for about half of the time", async () => {
  const session = await openSession({ config: { ...short, stepsPerLevel: 100 } });
  const score = session.engine.score.bind(session.engine);
  session.engine.score = (points) => {
    session.clock.time += 2;
    return score(points, 1, null);
  };
  await session.request("train", { steps: null });
  await session.until(() => session.engine.slices.at(-1) === 3);
  await start(session);
  const [from, before] = [session.clock.time, session.engine.step];
  await advance(session, 1, 1, 301);
  const trained = (4 * (session.engine.step - before)) / (session.clock.time - from);
  expect(trained).toBeGreaterThan(0.3);
  expect(trained).toBeLessThan(0.7);
  await session.request("pause", null);
});

test("steps of weights that were given up are not those of weights of the same age", async () => {
  const session = await openSession({ config: short });
  await session.request("train", { steps: 3 });
  await session.until(() => session.engine.step === 3);
  await start(session);
  await advance(session, 1, 1, 2);
  await session.request("reset", null);
  await session.request("train", { steps: 3 });
  await session.until(() => session.engine.step === 3);
  await expect(advance(session, 1, 1, 1)).rejects.toThrow("it has changed");
});

test("nor are those of weights that training went back from", async () => {
  const session = await openSession({ config: short });
  session.engine.lossAt = (step) => (step > 10 ? Number.NaN : 0.5);
  await session.request("train", { steps: 4 });
  await session.until(() => session.engine.step === 4);
  await start(session);
  await advance(session, 1, 1, 2);
  await session.request("train", { steps: 100 });
  await session.until(() => session.events("diverged").length > 0);
  session.engine.lossAt = () => 0.5;
  await session.request("train", { steps: 4 - session.engine.step });
  await session.until(() => session.engine.step === 4);
  await expect(advance(session, 1, 1, 1)).rejects.toThrow("it has changed");
});

test("the exact score of a class is another where the same drawing is told apart into other classes", async () => {
  const classes = [cell(1, 1), cell(6, 6), cell(6, 1)];
  const mass = cell(1, 1).map((m, k) => m + (classes[1]?.[k] ?? 0) + (classes[2]?.[k] ?? 0));
  const data = { kind: "raster", size: 8, mass, classes } as const;
  const session = await openSession({ data, config: { ...short, scoreUsed: "exact", classes: 3, label: "b" } });
  await start(session);
  await advance(session, 1, 1, 2);
  await session.configure({ classes: 2 });
  await expect(advance(session, 1, 1, 1)).rejects.toThrow("it has changed");
});

test("a variance preserving run starts where it was told, and from its own prior where it was told nothing", async () => {
  const vp: Partial<PlaygroundConfig> = {
    ...short,
    sampler: "ddim",
    betas: "linear",
    scoreUsed: "exact",
    substeps: 20,
  };
  const placed = await openSession({ config: { ...vp, start: "placed", places: "0.5 -0.25" } });
  const { points } = await start(placed);
  for (let i = 0; i < points.length; i += 2) expect([points[i], points[i + 1]]).toEqual([0.5, -0.25]);
  // The linear schedule's noise is far larger than σ_1.
  const prior = await start(await openSession({ config: { ...vp, particles: 500 } }));
  const spread = Math.sqrt(prior.points.reduce((sum, x) => sum + x * x, 0) / prior.points.length);
  expect(spread).toBeGreaterThan(0.8 * (prior.plan[0]?.sigma ?? Number.NaN));
  expect(prior.plan[0]?.sigma).toBeGreaterThan(20);
});

test("an answer that would be too large is of fewer steps, and the run goes on after them", async () => {
  const config = { ...short, sampler: "ddim", scoreUsed: "learned", particles: 100_000, substeps: 50 } as const;
  const session = await openSession({ config });
  const { plan } = await start(session);
  expect(plan.length).toBeGreaterThan(100);
  // 800 kB a step, of 64 MiB.
  expect(await advance(session, 1, 1, plan.length)).toMatchObject({ firstStep: 1, count: 83 });
  expect(await advance(session, 1, 84, 2)).toMatchObject({ firstStep: 84, count: 2 });
});
