import { expect, test } from "vitest";
import type { Challenged, ChallengeOptions } from "../../src/engine/choose-engine.ts";
import { cell, OpenedSession, raster } from "./opened-session.ts";
import { Clock, ScriptedEngine } from "./scripted-engine.ts";

/** A session on one engine, and another that tries to take its place until it is told how that ended. */
async function challenged(config = {}) {
  const clock = new Clock();
  const [first, second] = [new ScriptedEngine(clock), new ScriptedEngine(clock, "webgpu")];
  const begun: ChallengeOptions[] = [];
  let settle: (outcome: Challenged) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const challenge = (options: ChallengeOptions): Promise<Challenged> => {
    begun.push(options);
    return new Promise((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
  };
  const engines = [first, new ScriptedEngine(clock, "cpu")];
  const session = new OpenedSession({ config, engines, challenge }, clock);
  await session.opened;
  await session.rest();
  const won = { report: { engine: "webgpu", device: "script", attempts: [] }, engine: second } as const;
  const lost = { report: { engine: "simd", device: "script", attempts: [] }, engine: null } as const;
  return {
    session,
    first,
    second,
    won,
    lost,
    options: begun[0] as ChallengeOptions,
    settle: (o: Challenged) => settle(o),
    fail: (error: Error) => fail(error),
  };
}

test("training begins at once; the faster engine takes over with the network, its step and its training", async () => {
  const { session, first, second, won, settle } = await challenged();
  expect(session.events("engine").map(({ report }) => report.engine)).toEqual(["simd"]);
  await session.request("train", { steps: null });
  await session.until(() => first.step > 20);
  settle(won);
  await session.until(() => second.step > first.step);
  expect(first.disposed).toBe(true);
  expect(second.calls.slice(0, 3)).toEqual(["configure", "setData", "setState"]);
  expect(session.events("engine").map(({ report }) => report.engine)).toEqual(["simd", "webgpu"]);
  // Nobody who looks on sees more of it than another name.
  expect(session.phases()).toEqual(["loading", "idle", "training"]);
  await session.request("pause", null);
  // It is lost as any other.
  second.lose("gone");
  await session.until(() => session.events("engine-lost").length > 0);
  expect(session.events("engine-lost")[0]?.engine).toBe("webgpu");
});

test("a slower one changes nothing but what is said", async () => {
  const { session, first, lost, settle } = await challenged();
  await session.request("train", { steps: 5 });
  settle(lost);
  await session.until(() => first.step === 5);
  await session.rest();
  expect(first.disposed).toBe(false);
  expect(session.events("engine").map(({ report }) => report.engine)).toEqual(["simd", "simd"]);
});

test("while a slice of the race runs, nothing is trained; between the slices it is, with the network in force", async () => {
  const { session, first, options, lost, settle } = await challenged();
  await session.request("train", { steps: null });
  await session.until(() => first.step > 5);
  let release = () => {};
  const slice = options.turn(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  await session.rest();
  const step = first.step;
  await session.rest();
  expect(first.step).toBe(step);
  release();
  await slice;
  await session.until(() => first.step > step);
  await session.configure({ width: 24 });
  expect(options.spec().network.width).toBe(24);
  settle(lost);
  await session.request("pause", null);
});

test("where another engine was chosen meanwhile, the faster one is of no use any more", async () => {
  const { session, second, options, won, settle } = await challenged();
  expect(options.over()).toBe(false);
  await session.configure({ engine: "cpu" });
  await session.until(() => session.events("engine").length === 2);
  expect(options.over()).toBe(true);
  settle(won);
  await session.until(() => second.disposed);
  await session.rest();
  expect(session.events("engine").map(({ report }) => report.engine)).toEqual(["simd", "cpu"]);
});

test("one that cannot go on from the network leaves it where it was, and says why", async () => {
  const { session, first, second, won, settle } = await challenged();
  second.setState = () => {
    throw new Error("out of memory");
  };
  await session.request("train", { steps: 7 });
  await session.until(() => first.step === 7);
  await session.rest();
  settle(won);
  await session.until(() => second.disposed);
  await session.rest();
  const { report } = session.events("engine").at(-1) ?? {};
  expect(report?.engine).toBe("simd");
  expect(report?.attempts).toMatchObject([{ engine: "webgpu", outcome: "failed", detail: "out of memory" }]);
  expect(first.disposed).toBe(false);
  await session.setData(cell(3, 3));
  await session.request("train", { steps: 3 });
  await session.until(() => first.step === 10);
  expect(session.events("failed")).toEqual([]);
});

test("what goes wrong in a challenge is said of the challenger, and the session goes on", async () => {
  const { session, first, fail } = await challenged();
  await session.request("train", { steps: 5 });
  fail(new Error("no adapter after all"));
  await session.until(() => first.step === 5);
  await session.rest();
  expect(session.events("failed")).toEqual([]);
  const { attempts } = session.events("engine").at(-1)?.report ?? {};
  expect(attempts).toMatchObject([{ engine: "webgpu", outcome: "failed", detail: "no adapter after all" }]);
});

test("an engine that arrives after the session has failed is disposed, and none is tried beside it", async () => {
  const clock = new Clock();
  const late = new ScriptedEngine(clock);
  let come = () => {};
  const gate = new Promise<void>((resolve) => {
    come = resolve;
  });
  let challenges = 0;
  const challenge = async () => {
    challenges++;
    throw new Error("not to be asked");
  };
  const session = new OpenedSession({ engines: [late], gate, challenge }, clock);
  await expect(session.request("picture", null as never)).rejects.toThrow();
  await session.until(() => session.events("failed").length > 0, 10_000);
  come();
  await expect(session.opened).rejects.toThrow("need a running worker, got one that has failed");
  expect(late.disposed).toBe(true);
  expect(challenges).toBe(0);
});

test("the one that works, once wished for by name, is left alone, and nothing is said to be trying any more", async () => {
  const { session, first, second, won, settle, options } = await challenged();
  await session.configure({ engine: "simd" });
  expect(options.over()).toBe(true);
  expect(session.events("engine").at(-1)?.report).toMatchObject({ engine: "simd", attempts: [] });
  settle(won);
  await session.until(() => second.disposed);
  await session.rest();
  expect(first.disposed).toBe(false);
  expect(session.events("engine").map(({ report }) => report.engine)).toEqual(["simd", "simd"]);
  expect(session.chosen).toHaveLength(1);
});

test("once it is settled who is faster, wishing for that one by name changes nothing, nor what was measured", async () => {
  const { session, second, won, settle } = await challenged();
  settle(won);
  await session.until(() => session.events("engine").length === 2);
  await session.configure({ engine: "webgpu" });
  await session.rest();
  expect(second.disposed).toBe(false);
  expect(session.events("engine")).toHaveLength(2);
});

test("the one before, wished for by name while the other takes over, comes back", async () => {
  const { session, first, second, won, settle } = await challenged();
  let hand = () => {};
  const { getState } = first;
  first.getState = async () => {
    await new Promise<void>((resolve) => {
      hand = resolve;
    });
    return getState.call(first);
  };
  settle(won);
  await session.rest();
  await session.configure({ engine: "simd" });
  hand();
  await session.until(() => second.disposed);
  await session.until(() => session.chosen.length === 2);
  expect(session.chosen[1]?.preferred).toBe("simd");
});

test("one that cannot go on takes no data away: what was drawn meanwhile is trained on by the one before", async () => {
  const { session, first, second, won, settle } = await challenged();
  await session.request("train", { steps: 3 });
  await session.until(() => first.step === 3);
  await session.rest();
  await session.setData(cell(3, 3));
  second.setState = () => {
    throw new Error("out of memory");
  };
  settle(won);
  await session.until(() => second.disposed);
  await session.request("train", { steps: 3 });
  await session.until(() => first.step === 6);
  expect(first.data.at(-1)).toEqual(raster(cell(3, 3)));
});

test("steps that the one before took are not taken again by the other, whose last bits are others", async () => {
  const { session, won, settle } = await challenged({ particles: 6, stepsPerLevel: 4 });
  await session.request("startRuns", { configs: [session.config] });
  const advance = (from: number, steps: number) => session.request("advanceRuns", { runs: [{ run: 1, from, steps }] });
  await advance(1, 4);
  settle(won);
  await session.until(() => session.events("engine").length === 2);
  await expect(advance(2, 1)).rejects.toThrow("it has changed");
  expect((await advance(5, 1)).frames[0]).toMatchObject({ firstStep: 5, count: 1 });
});

test("while the drawing rests, an exchange changes nothing of how training goes on; after a change it keeps the schedule", async () => {
  const { session, first, second, won, settle } = await challenged();
  await session.request("train", { steps: 3000 });
  await session.until(() => first.step === 3000);
  await session.rest();
  settle(won);
  await session.until(() => session.events("engine").length === 2);
  await session.request("train", { steps: 10 });
  await session.rest();
  expect(second.step).toBe(3010);
  expect(second.calls).not.toContain("setTraining");
  expect(second.spec?.training).toEqual(first.spec?.training);
  await session.setData(cell(5, 5));
  await session.request("train", { steps: 1 });
  await session.rest();
  expect(second.spec?.training.emaDecay).toBeCloseTo(201 / 210, 9);
});
