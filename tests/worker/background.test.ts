import { expect, test } from "vitest";
import type { OpenedSession } from "./opened-session.ts";
import { openSession } from "./opened-session.ts";

/** Runs something while the next slice of training is in progress. */
function duringNextSlice({ engine }: OpenedSession, action: () => void): Promise<void> {
  const train = engine.train.bind(engine);
  return new Promise((resolve) => {
    engine.train = (steps) => {
      engine.train = train;
      const report = train(steps);
      action();
      resolve();
      return report;
    };
  });
}

test("two presses of Step take two steps, though the second comes while the first is taken", async () => {
  const session = await openSession();
  const pressed = duringNextSlice(session, () => void session.request("train", { steps: 1 }));
  await session.request("train", { steps: 1 });
  await pressed;
  await session.rest();
  expect(session.engine.step).toBe(2);
  expect(session.phases()).toEqual(["loading", "idle", "training", "idle"]);
});

test("a step asked for in the slice that training was paused in is still taken", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 100);
  let stepAtPause = 0;
  await duringNextSlice(session, () => {
    void session.request("pause", null);
    void session.request("train", { steps: 1 });
    // The scripted engine has counted the slice in progress already.
    stepAtPause = session.engine.step;
  });
  await session.rest();
  expect(session.engine.step).toBe(stepAtPause + 1);
  expect(session.phases().at(-1)).toBe("idle");
});

test("a pause forgets the steps that were left", async () => {
  const session = await openSession();
  await duringNextSliceOf(session, 1000, () => void session.request("pause", null));
  await session.rest();
  const { step } = session.engine;
  expect(step).toBeLessThan(1000);
  await session.request("train", { steps: 3 });
  await session.rest();
  expect(session.engine.step).toBe(step + 3);
});

/** Asks for so many steps and runs something while the first of them are taken. */
async function duringNextSliceOf(session: OpenedSession, steps: number, action: () => void): Promise<void> {
  const acted = duringNextSlice(session, action);
  await session.request("train", { steps });
  await acted;
}

test("so many steps asked for while training runs until paused change nothing", async () => {
  const session = await openSession();
  await session.request("train", { steps: null });
  await session.request("train", { steps: 1 });
  await session.until(() => session.engine.step > 100);
  const { step } = await session.request("pause", null);
  await session.rest();
  expect(session.engine.step).toBe(step);
});

test("training until paused takes over from steps that were asked for", async () => {
  const session = await openSession();
  await session.request("train", { steps: 5 });
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 100);
  await session.request("pause", null);
});

test("a slice that diverges while a reset waits raises no alarm over the fresh weights", async () => {
  const session = await openSession();
  session.engine.lossAt = () => Number.NaN;
  let reset: Promise<unknown> = Promise.resolve();
  await duringNextSliceOf(session, 10, () => {
    reset = session.request("reset", null);
  });
  expect(await reset).toEqual({ step: 0 });
  await session.rest();
  expect(session.events("diverged")).toEqual([]);
  expect(session.phases().at(-1)).toBe("idle");
});

test("a slice that diverges while another network waits raises no alarm, and the other network trains on", async () => {
  const session = await openSession();
  session.engine.lossAt = () => Number.NaN;
  const acted = duringNextSlice(session, () => {
    session.engine.lossAt = () => 0.5;
    void session.configure({ width: 32 });
  });
  await session.request("train", { steps: null });
  await acted;
  await session.until(() => session.engine.spec?.network.width === 32 && session.engine.step > 20);
  expect(session.events("diverged")).toEqual([]);
  expect(session.phases().at(-1)).toBe("training");
  await session.request("pause", null);
});

test("a slice that diverges after a pause is still told of", async () => {
  const session = await openSession();
  session.engine.lossAt = () => Number.NaN;
  await duringNextSliceOf(session, 10, () => void session.request("pause", null));
  await session.rest();
  expect(session.events("diverged")).toEqual([{ type: "diverged", atStep: 1, backToStep: 0 }]);
});

test("the rate is that of training until paused: 0 after the pause, and 0 for single steps", async () => {
  const session = await openSession();
  const rates = () => session.events("losses").map(({ report }) => report.stepsPerSecond);
  await session.request("train", { steps: null });
  await session.until(() => session.engine.step > 200);
  // 4 ms a step, and a little for what lies between.
  expect(rates().at(-1)).toBeGreaterThan(180);
  await session.request("pause", null);
  await session.rest();
  expect(rates().at(-1)).toBe(0);

  session.clock.time += 5000;
  const before = rates().length;
  await session.request("train", { steps: 1 });
  await session.rest();
  expect(rates().length).toBeGreaterThan(before);
  expect(
    rates()
      .slice(before)
      .every((rate) => rate === 0),
  ).toBe(true);

  session.clock.time += 5000;
  const rest = rates().length;
  await session.request("train", { steps: null });
  await session.until(() => rates().length > rest + 2);
  await session.request("pause", null);
  expect(Math.min(...rates().slice(rest + 1))).toBeGreaterThan(150);
});
