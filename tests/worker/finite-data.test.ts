import { expect, test } from "vitest";
import { unguided } from "../../src/maths/sampler/guidance.ts";
import type { OpenedSession } from "./opened-session.ts";
import { cell, openSession, raster } from "./opened-session.ts";

/** Trains one step and says what the engine was given last. */
async function trainedOn(session: OpenedSession) {
  const { step } = session.engine;
  await session.request("train", { steps: 1 });
  await session.until(() => session.engine.step === step + 1);
  await session.rest();
  return session.engine.data.at(-1);
}

test("training on n points of the drawing goes on with the same weights, and back", async () => {
  const session = await openSession({ mass: cell(6, 6) });
  expect(await trainedOn(session)).toEqual(raster(cell(6, 6)));
  expect(await session.configure({ finite: true, dataPoints: 30 })).toEqual({ freshWeights: false });
  const given = await trainedOn(session);
  expect(session.engine.step).toBe(2);
  if (given?.kind !== "points") throw new Error(`need points, got ${given?.kind}`);
  expect(given.points).toHaveLength(60);
  // The cell reaches from 0.5 to 0.75 in both coordinates.
  expect(given.points.every((x) => x >= 0.5 && x <= 0.75)).toBe(true);
  expect(await trainedOn(session)).toBe(given);

  await session.configure({ dataPoints: 40 });
  expect(await trainedOn(session)).toMatchObject({ points: { length: 80 } });
  await session.configure({ finite: false, dataPoints: 50 });
  expect(await trainedOn(session)).toEqual(raster(cell(6, 6)));
  expect(session.engine.step).toBe(5);
});

test("a resting network keeps its field: other points are given only when training goes on", async () => {
  const session = await openSession();
  const given = session.engine.data.length;
  await session.configure({ finite: true });
  await session.rest();
  expect(session.engine.data).toHaveLength(given);
});

test("the truth stays the density itself: picture, floors and version are as before", async () => {
  const session = await openSession({ mass: cell(6, 6) });
  const request = { sigma: 0.3, guide: unguided, arrows: 4, densitySide: 4, heat: null };
  const before = await session.request("picture", request);
  const floor = session.events("losses").at(-1)?.report.floor;
  await session.configure({ finite: true, dataPoints: 10 });
  await trainedOn(session);
  const after = await session.request("picture", request);
  expect(after.density).toEqual(before.density);
  expect(after.exact).toEqual(before.exact);
  expect(after.dataVersion).toBe(1);
  expect(session.events("losses").at(-1)?.report.floor).toEqual(floor);
});

test("another seed gives other points, with the fresh weights it asks for anyway", async () => {
  const session = await openSession({ config: { finite: true, dataPoints: 10 } });
  const given = await trainedOn(session);
  expect(await session.configure({ seed: 8 })).toEqual({ freshWeights: true });
  const other = await trainedOn(session);
  expect(other).toMatchObject({ kind: "points" });
  expect(other).not.toEqual(given);
});

test("mixtures and points may be opened with, set, and refused without losing what was there", async () => {
  const component = { weight: 1, mean: [0.25, 0], covariance: [0.01, 0, 0.01] } as const;
  const session = await openSession({ data: { kind: "mixture", components: [component] } });
  const at = { x: 0.25, y: 0, sigma: 0.1, guide: unguided };
  // N(0, 0.02 I) at its mean: 1/(2π · 0.02).
  expect((await session.request("probe", at)).logDensity).toBeCloseTo(-Math.log(2 * Math.PI * 0.02), 10);
  const points = Float32Array.of(0.25, 0);
  expect(await session.request("setData", { data: { kind: "points", points } })).toEqual({ dataVersion: 2 });
  expect((await session.request("probe", at)).logDensity).toBeCloseTo(-Math.log(2 * Math.PI * 0.01), 2);
  const none = session.request("setData", { data: { kind: "mixture", components: [] } });
  await expect(none).rejects.toThrow("need at least one component of a mixture, got none");
  expect((await session.request("probe", at)).dataVersion).toBe(2);
  expect(session.events("failed")).toEqual([]);
});
