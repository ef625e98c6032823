import { expect, test } from "vitest";
import { openedPlayground } from "./opened-playground.ts";

/** A page whose worker is told by hand where its training stands, and answers a pause with that. */
async function opened() {
  let step = 0;
  const page = await openedPlayground({}, undefined, { pause: () => ({ step }), reset: () => ({ step: 0 }) });
  const { worker, playground, settled } = page;
  return {
    ...page,
    trains: () => worker.askedFor("train").map(({ steps }) => steps),
    pauses: () => worker.askedFor("pause").length,
    /** The worker has come so far, and trains on or has ended. */
    async at(reached: number, phase: "training" | "idle") {
      step = reached;
      worker.tell({ type: "phase", phase, step });
      await settled();
    },
    /** How the counted steps ended, once they have. */
    count(steps: number) {
      const seen: { end: string | null } = { end: null };
      void playground.trainFor(steps).then((end) => {
        seen.end = end;
      });
      return seen;
    },
  };
}

test("counted steps end by themselves, when the last one is taken", async () => {
  const { trains, at, count, state } = await opened();
  const seen = count(100);
  expect(trains()).toEqual([100]);
  expect(state().phase).toBe("training");
  await at(0, "training");
  expect(seen.end).toBeNull();
  await at(100, "idle");
  expect(seen.end).toBe("done");
  expect(trains()).toEqual([100]);
});

test("hidden on the way and shown again, exactly the steps that are left are taken", async () => {
  const { playground, trains, pauses, at, count, settled } = await opened();
  await at(40, "idle");
  const seen = count(100);
  await at(40, "training");
  playground.setVisible(false, "slide");
  // Shown again before the worker has said where it stopped.
  playground.setVisible(true, "slide");
  await at(73, "idle");
  expect(pauses()).toBe(1);
  expect(trains()).toEqual([100, 67]);
  await at(73, "training");
  playground.setVisible(false, "tab");
  await at(90, "idle");
  await settled();
  expect(trains()).toEqual([100, 67]);
  playground.setVisible(true, "tab");
  expect(trains()).toEqual([100, 67, 50]);
  await at(140, "idle");
  expect(seen.end).toBe("done");
});

test("what the worker said before it heard of the steps does not begin them twice", async () => {
  const { worker, trains, count, settled } = await opened();
  count(100);
  // It was on its way: an engine is idle, at step 0.
  worker.tell({ type: "phase", phase: "idle", step: 0 });
  worker.tell({ type: "phase", phase: "training", step: 0 });
  await settled();
  expect(trains()).toEqual([100]);
});

test("they take the place of training that goes on, from where it has come", async () => {
  const { playground, trains, at, count } = await opened();
  playground.train();
  await at(0, "training");
  const seen = count(50);
  await at(31, "idle");
  expect(trains()).toEqual([null, 50]);
  await at(81, "idle");
  expect(seen.end).toBe("done");
});

test("another engine goes on with what is left of its checkpoint", async () => {
  const { worker, trains, at, count, settled } = await opened();
  const seen = count(100);
  await at(0, "training");
  worker.tell({ type: "phase", phase: "loading", step: 60 });
  worker.tell({
    type: "engine",
    report: { engine: "cpu", device: "", attempts: [] },
  });
  await settled();
  expect(trains()).toEqual([100]);
  await at(60, "idle");
  expect(trains()).toEqual([100, 40]);
  await at(100, "idle");
  expect(seen.end).toBe("done");
});

test("a pause, a divergence, fresh weights and a stop end them short, and say so", async () => {
  const { playground, worker, at, count, settled } = await opened();
  const paused = count(100);
  await at(0, "training");
  await playground.pauseTraining();
  expect(paused.end).toBe("paused");

  const diverged = count(100);
  await settled();
  worker.tell({ type: "diverged", atStep: 20, backToStep: 10 });
  await settled();
  expect(diverged.end).toBe("diverged");

  const renewed = count(100);
  await settled();
  await playground.reset();
  await settled();
  expect(renewed.end).toBe("gone");

  const replaced = count(100);
  await settled();
  const after = count(10);
  await settled();
  expect([replaced.end, after.end]).toEqual(["paused", null]);
  worker.tell({ type: "failed", detail: "no memory" });
  await settled();
  expect(after.end).toBe("gone");
});

test("with nothing drawn they wait for a drawing", async () => {
  const { playground, trains, count, settled } = await opened();
  playground.clear();
  await settled();
  count(20);
  expect(trains()).toEqual([]);
  playground.choosePreset("spiral");
  await settled();
  expect(trains()).toEqual([20]);
});
