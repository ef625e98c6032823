import { expect, test } from "vitest";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { unguided } from "../../src/maths/sampler/guidance.ts";
import { cell, nothing, OpenedSession, openSession } from "./opened-session.ts";

const density = rasterDensity(cell(1, 1), 8);

const picture = (kind: "error" | "curl", side: number) => ({
  sigma: 0.5,
  guide: unguided,
  arrows: 2,
  densitySide: 2,
  heat: { kind, side },
});

test("the error is painted at cell centres: of a field of zeros σ‖∇log q‖", async () => {
  const session = await openSession();
  const { heat } = await session.request("picture", picture("error", 4));
  expect(heat).toMatchObject({ kind: "error", side: 4 });
  const centres = [-0.75, -0.25, 0.25, 0.75];
  const { score } = density.grid(centres, centres, 0.5);
  for (const [i, error] of (heat?.values ?? []).entries()) {
    expect(error).toBeCloseTo(0.5 * Math.hypot(score[2 * i], score[2 * i + 1]), 5);
  }
});

test("the curl is that of the learned field", async () => {
  const session = await openSession();
  session.engine.score = async (points) => points.map((_, k) => (k % 2 === 0 ? -3 * points[k + 1] : 3 * points[k - 1]));
  const { heat } = await session.request("picture", picture("curl", 3));
  expect(heat?.values).toHaveLength(9);
  for (const curl of heat?.values ?? []) expect(curl).toBeCloseTo(0.25 * 6, 5);
});

test("no heat without its request, a drawing or an engine, and none of a side that is none", async () => {
  const session = await openSession();
  expect((await session.request("picture", { ...picture("error", 4), heat: null })).heat).toBeNull();
  await expect(session.request("picture", picture("curl", 0))).rejects.toThrow("need side of the heat from 1 to 512");
  await session.setData(nothing());
  expect((await session.request("picture", picture("curl", 4))).heat).toBeNull();
  const loading = new OpenedSession({ gate: new Promise(() => {}) });
  expect((await loading.request("picture", picture("error", 4))).heat).toBeNull();
});

test("a large field is scored in pieces, and messages and a pause come in between", async () => {
  const session = await openSession();
  const { clock, engine } = session;
  const pieces: number[] = [];
  const score = engine.score.bind(engine);
  engine.score = (points) => {
    pieces.push(points.length / 2);
    // 0.05 ms a point: 120 ms for the corners of 48 × 48 cells.
    clock.time += 0.025 * points.length;
    return score(points, 1, null);
  };
  await session.request("train", { steps: null });
  await session.until(() => engine.slices.at(-1) === 3);
  const painted = session.request("picture", picture("curl", 48));
  await session.until(() => pieces.some((points) => points > 250));
  let from = clock.time;
  await session.request("ping", null);
  expect(clock.time - from).toBeLessThan(20);
  from = clock.time;
  await session.request("pause", null);
  // The field holds the engine for 50 ms and a piece at most; then a slice, then the pause.
  expect(clock.time - from).toBeLessThan(100);
  expect((await painted).heat?.values).toHaveLength(48 * 48);
  // Its first piece has 512 points; each one after it lasts 15 ms.
  expect(pieces.filter((points) => points > 310)).toEqual([512]);
});
