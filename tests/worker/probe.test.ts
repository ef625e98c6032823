import { expect, test } from "vitest";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { unguided } from "../../src/maths/sampler/guidance.ts";
import { cell, nothing, OpenedSession, openSession } from "./opened-session.ts";

const density = rasterDensity(cell(1, 1), 8);

test("the probe reads off the density and both scores at one place", async () => {
  const session = await openSession();
  await session.request("train", { steps: 3 });
  await session.rest();
  const point = Float64Array.of(0.4, -0.2);
  const probe = await session.request("probe", { x: 0.4, y: -0.2, sigma: 0.3, guide: unguided });
  expect(probe).toMatchObject({ x: 0.4, y: -0.2, sigma: 0.3, dataVersion: 1, step: 3, learned: [6, 6] });
  expect(probe.logDensity).toBe(density.logDensity(point, 0.3)[0]);
  expect(probe.exact).toEqual([...density.score(point, 0.3)]);
});

test("without a drawing or an engine the probe says so by null", async () => {
  const blank = await openSession({ mass: nothing() });
  expect(await blank.request("probe", { x: 0, y: 0, sigma: 1, guide: unguided })).toMatchObject({
    logDensity: null,
    exact: null,
    learned: [0, 0],
  });
  const loading = new OpenedSession({ gate: new Promise(() => {}) });
  expect(await loading.request("probe", { x: 0, y: 0, sigma: 1, guide: unguided })).toMatchObject({ learned: null });
});

test("a place or a noise level that is none is refused", async () => {
  const session = await openSession();
  const at = (x: number, sigma: number) => session.request("probe", { x, y: 0, sigma, guide: unguided });
  await expect(at(Number.NaN, 1)).rejects.toThrow("need finite coordinates, got (NaN, 0)");
  await expect(at(0, -1)).rejects.toThrow("need a noise level > 0, got -1");
  expect(session.events("failed")).toEqual([]);
});
