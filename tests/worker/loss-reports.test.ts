import { expect, test } from "vitest";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { labelledRaster } from "./labelled-raster.ts";
import { cell, nothing, openSession } from "./opened-session.ts";

test("at rest one report follows the opening, with excess and floor of every level and no minibatch", async () => {
  const session = await openSession();
  const reports = session.events("losses").map(({ report }) => report);
  expect(reports.length).toBeLessThanOrEqual(2);
  const last = reports[reports.length - 1];
  expect(last).toMatchObject({ step: 0, dataVersion: 1, minibatch: null, stepsPerSecond: 0 });
  expect(last.sigmas).toHaveLength(3);
  // λ = σ²: the floor is ½(2 - σ² I), between 0 and 1.
  const density = rasterDensity(cell(1, 1), 8);
  const expected = last.sigmas.map((sigma) => 0.5 * (2 - sigma ** 2 * density.fisherInformation(sigma)));
  for (const [level, floor] of (last.floor ?? []).entries()) expect(floor).toBeCloseTo(expected[level], 10);
  expect(last.excess).toHaveLength(3);
});

test("the excess is that of the field the engine answers, with the weighting chosen", async () => {
  // The scripted engine answers a field of zeros at step 0, so the excess is ½ λ E‖∇log q_σ‖² = ½ λ I(q_σ).
  const session = await openSession({ config: { weighting: "one" } });
  const { excess, sigmas } = session
    .events("losses")
    .map(({ report }) => report)
    .at(-1) ?? { sigmas: [] };
  const density = rasterDensity(cell(1, 1), 8);
  for (const [level, sigma] of sigmas.entries()) {
    const ratio = (excess?.[level] ?? 0) / (0.5 * density.fisherInformation(sigma));
    // 96 points: the mean of a χ² with two degrees of freedom is known to a tenth; three standard errors.
    expect(Math.abs(ratio - 1)).toBeLessThan(0.31);
  }
});

test("while training there are about eight reports a second, with the mean of the losses since the last one", async () => {
  const session = await openSession();
  const before = session.events("losses").length;
  session.engine.lossAt = (step) => step / 1000;
  const from = session.clock.time;
  await session.request("train", { steps: null });
  await session.until(() => session.clock.time > from + 3000, 20_000);
  await session.request("pause", null);
  await session.rest();
  const reports = session
    .events("losses")
    .map(({ report }) => report)
    .slice(before);
  const seconds = (session.clock.time - from) / 1000;
  expect(reports.length / seconds).toBeGreaterThan(4);
  expect(reports.length / seconds).toBeLessThan(9);
  for (const [i, report] of reports.entries()) {
    const first = i === 0 ? 1 : reports[i - 1].step + 1;
    const mean = (first + report.step) / 2 / 1000;
    for (const loss of report.minibatch ?? []) expect(loss).toBeCloseTo(mean, 5);
  }
  // The last report is of the pause itself.
  expect(reports.at(-1)?.step).toBe(session.engine.step);
  // 4 ms a step, and a little for what lies between.
  expect(reports[3].stepsPerSecond).toBeGreaterThan(180);
  expect(reports[3].stepsPerSecond).toBeLessThanOrEqual(250);
});

const earlySteps = [1, 2, 4, 8, 16, 32, 64];

test("fresh weights are measured right at steps 1, 2, 4, … 64, every level at that very step", async () => {
  const session = await openSession();
  // A fast engine would take all of them in one slice.
  session.engine.millisecondsPerStep = 0.05;
  const score = session.engine.score.bind(session.engine);
  const scoredAt: number[] = [];
  session.engine.score = (points) => {
    // 96 points of each level.
    for (let n = 0; n < points.length; n += 192) scoredAt.push(session.engine.step);
    return score(points, 1, null);
  };
  const measured = () =>
    session
      .events("losses")
      .map(({ report }) => report)
      .filter(({ step, excess }) => step > 0 && excess !== null);

  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 100);
  await session.request("pause", null);
  await session.rest();
  const early = measured().filter(({ step }) => step <= 64);
  expect(early.map(({ step }) => step)).toEqual(earlySteps);
  expect(early.every(({ minibatch }) => minibatch !== null)).toBe(true);
  for (const step of earlySteps) expect(scoredAt.filter((other) => other === step)).toHaveLength(3);

  const before = measured().length;
  await session.request("reset", null);
  await session.request("train", { steps: 40 });
  await session.rest();
  const again = measured().slice(before);
  expect(again.map(({ step }) => step)).toEqual([...earlySteps.slice(0, 6), 40]);
});

test("where an evaluation is slow, training does not stand still for every early step", async () => {
  const session = await openSession();
  const score = session.engine.score.bind(session.engine);
  session.engine.score = (points) => {
    session.clock.time += 300;
    return score(points, 1, null);
  };
  const from = session.clock.time;
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step >= 64);
  // 64 steps take 256 ms, the evaluation at step 1 takes 900 ms; two more pieces may come by turns.
  expect(session.clock.time - from).toBeLessThan(2000);
  await session.request("pause", null);
});

test("after a change of drawing, ladder or weighting, a resting session reports once more", async () => {
  const session = await openSession();
  const last = () =>
    session
      .events("losses")
      .map(({ report }) => report)
      .at(-1);

  await session.setData(cell(5, 6));
  await session.rest();
  expect(last()).toMatchObject({ dataVersion: 2 });
  expect(last()?.floor).toHaveLength(3);

  const before = last()?.floor ?? [];
  await session.configure({ weighting: "one" });
  await session.rest();
  // λ = 1 instead of σ²: each floor is 1/σ² of what it was.
  for (const [level, sigma] of (last()?.sigmas ?? []).entries()) {
    expect((last()?.floor?.[level] ?? 0) * sigma ** 2).toBeCloseTo(before[level], 10);
  }

  await session.configure({ levels: 5 });
  await session.rest();
  expect(last()?.sigmas).toHaveLength(5);
  expect(last()?.excess).toHaveLength(5);
  expect(last()?.floor).toHaveLength(5);

  const reports = session.events("losses").length;
  await session.configure({ learningRate: 0.5 });
  await session.rest();
  expect(session.events("losses")).toHaveLength(reports);
});

test("the floor is that of the objective in force; the excess is the same for all", async () => {
  const session = await openSession({ config: { weighting: "one" } });
  const last = () => session.events("losses").at(-1)?.report;
  const density = rasterDensity(cell(1, 1), 8);
  const information = last()?.sigmas.map((sigma) => density.fisherInformation(sigma)) ?? [];
  const excess = last()?.excess;
  for (const [objective, share] of [
    ["explicit", 0],
    ["implicit", -0.5],
    ["sliced", -0.5],
    ["sliced-vr", -0.5],
  ] as const) {
    const before = session.events("losses").length;
    await session.configure({ objective });
    await session.rest();
    expect(session.events("losses").length, objective).toBeGreaterThan(before);
    for (const [level, floor] of (last()?.floor ?? []).entries()) {
      expect(Math.abs(floor - share * information[level]), objective).toBeLessThan(1e-9);
    }
    expect(last()?.floor).toHaveLength(3);
    expect(last()?.excess).toEqual(excess);
  }
});

test("the norms of both scores come with excess and floor", async () => {
  const session = await openSession();
  await session.request("train", { steps: 3 });
  await session.rest();
  const report = session.events("losses").at(-1)?.report;
  // The scripted engine answers (6, 6) everywhere after three steps.
  for (const norm of report?.learnedNorm ?? []) expect(norm).toBeCloseTo(Math.sqrt(72), 5);
  expect(report?.learnedNorm).toHaveLength(3);
  const density = rasterDensity(cell(1, 1), 8);
  const expected = report?.sigmas.map((sigma) => Math.sqrt(density.fisherInformation(sigma)));
  expect(report?.exactNorm).toEqual(expected);
});

test("with one level trained on, the others have no minibatch loss, and no level mixes before with after", async () => {
  const session = await openSession({ config: { trainOn: "one", trainedLevel: 2 } });
  const last = () => session.events("losses").at(-1)?.report;
  await session.request("train", { steps: 5 });
  await session.rest();
  expect(last()?.minibatch).toEqual([Number.NaN, 0.5, Number.NaN]);
  expect(last()?.excess?.every(Number.isFinite)).toBe(true);
  expect(session.events("diverged")).toEqual([]);

  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 200);
  await session.configure({ trainOn: "ladder" });
  const before = session.events("losses").length;
  await session.until(() => session.events("losses").length > before + 2);
  await session.request("pause", null);
  const reports = session.events("losses").slice(before);
  expect(reports.every(({ report }) => report.minibatch?.every((loss) => loss === 0.5) ?? true)).toBe(true);
});

test("with nothing drawn a report says so by knowing neither excess nor floor", async () => {
  const session = await openSession({ mass: nothing() });
  expect(session.events("losses").length).toBeGreaterThan(0);
  for (const { report } of session.events("losses"))
    expect(report).toMatchObject({ excess: null, floor: null, learnedNorm: null, exactNorm: null });
});

test("minibatch losses beside floors are of the same data: another drawing, or few points of it", async () => {
  const session = await openSession();
  const { engine } = session;
  const first = engine.data.at(-1);
  engine.lossAt = () => (engine.data.at(-1) === first ? 0.5 : 0.25);
  await session.request("train", { steps: null });
  await session.until(() => engine.step > 100);
  const before = session.events("losses").length;
  await session.setData(cell(5, 6));
  await session.until(() => session.events("losses").length > before + 3);
  const drawn = session.events("losses").slice(before);
  expect(drawn.every(({ report }) => report.dataVersion === 2)).toBe(true);
  const beside = drawn.filter(({ report }) => report.floor !== null && report.minibatch !== null);
  expect(beside.length).toBeGreaterThan(0);
  for (const { report } of beside) expect(report.minibatch).toEqual([0.25, 0.25, 0.25]);

  engine.lossAt = () => (engine.data.at(-1)?.kind === "points" ? 0.125 : 0.25);
  await session.until(() => session.events("losses").length > before + 5);
  // Half way to the next report.
  const { step } = engine;
  await session.until(() => engine.step >= step + 12);
  const sofar = session.events("losses").length;
  await session.configure({ finite: true });
  await session.until(() => session.events("losses").length > sofar + 3);
  const finite = session.events("losses").slice(sofar);
  for (const { report } of finite) if (report.minibatch) expect(report.minibatch).toEqual([0.125, 0.125, 0.125]);
});

test("while the pen moves, training still reports its minibatch losses", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  const before = session.events("losses").length;
  const from = session.clock.time;
  for (let i = 0; session.clock.time < from + 2000; i++) {
    await session.setData(cell(i % 8, 3));
    await session.until(() => {
      const given = session.engine.data.at(-1);
      return given?.kind === "raster" && given.mass[3 * 8 + (i % 8)] === 1;
    });
  }
  await session.request("pause", null);
  const reports = session
    .events("losses")
    .map(({ report }) => report)
    .slice(before);
  expect(reports.length).toBeGreaterThanOrEqual(3);
  expect(reports.every(({ minibatch }) => minibatch !== null)).toBe(true);
});

test("a slow engine spends no more than a fifth of its time on the excess", async () => {
  const session = await openSession();
  // 300 ms for each level it scores: 900 ms an evaluation.
  const score = session.engine.score.bind(session.engine);
  session.engine.score = (points) => {
    session.clock.time += 300;
    return score(points, 1, null);
  };
  const [calls, from, steps] = [session.engine.calls.length, session.clock.time, session.engine.step];
  await session.request("train", { steps: null });
  await session.until(() => session.clock.time > from + 30_000, 50_000);
  await session.request("pause", null);
  const scored = session.engine.calls.slice(calls).filter((call) => call === "score").length;
  const elapsed = session.clock.time - from;
  expect((300 * scored) / elapsed).toBeLessThan(0.3);
  expect((4 * (session.engine.step - steps)) / elapsed).toBeGreaterThan(0.6);
});

test("with labels the floor is the mean over the classes and all data, and follows dropout and the number of classes", async () => {
  const data = labelledRaster(3, 1);
  const session = await openSession({ data, config: { classes: 2, labelDropout: 0.2 } });
  const floors = () => session.events("losses").at(-1)?.report.floor ?? [];
  const whole = rasterDensity(data.mass, 8);
  const [first, second] = (data.classes ?? []).map((mass) => rasterDensity(mass, 8));
  const expectFloors = (shares: readonly [number, number, number]) => {
    const { sigmas } = session.events("losses").at(-1)?.report ?? { sigmas: [] };
    expect(floors()).toHaveLength(3);
    for (const [level, sigma] of sigmas.entries()) {
      const information = [whole, first, second].map((density, k) => shares[k] * density.fisherInformation(sigma));
      const expected = 0.5 * (2 - sigma ** 2 * information.reduce((sum, value) => sum + value, 0));
      expect(floors()[level]).toBeCloseTo(expected, 8);
    }
  };
  expectFloors([0.2, 0.6, 0.2]);
  await session.configure({ labelDropout: 0 });
  await session.rest();
  expectFloors([0, 0.75, 0.25]);
  await session.configure({ classes: 1 });
  await session.rest();
  expectFloors([1, 0, 0]);
  // The target's sign may slip: the floor is that of the truth.
  const { excess } = session.events("losses").at(-1)?.report ?? {};
  await session.configure({ flipTarget: true });
  await session.rest();
  expectFloors([1, 0, 0]);
  expect(session.events("losses").at(-1)?.report.excess).toEqual(excess);
});

test("each class is held against its own exact score", async () => {
  const data = labelledRaster(1, 1);
  const densities = (data.classes ?? []).map((mass) => rasterDensity(mass, 8));
  const session = await openSession({ data, config: { classes: 2, labelDropout: 0 } });
  session.engine.score = async (points, sigmas, label) =>
    Float32Array.from(points, (_, k) => {
      const sigma = typeof sigmas === "number" ? sigmas : sigmas[k >> 1];
      return densities[label ?? 0].score(points.subarray(2 * (k >> 1), 2 * (k >> 1) + 2), sigma)[k % 2];
    });
  await session.request("train", { steps: 1 });
  await session.rest();
  const { excess } = session.events("losses").at(-1)?.report ?? {};
  expect(excess).toHaveLength(3);
  for (const value of excess ?? []) expect(value).toBeLessThan(1e-9);
});
