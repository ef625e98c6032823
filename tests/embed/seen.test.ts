import { expect, test } from "vitest";
import { watchRepaints } from "../../src/embed/host/seen.ts";
import { openedPlayground } from "../store/opened-playground.ts";

test("what nothing repaints is held within a second, and goes on with the first repaint", async () => {
  const { playground, worker, settled } = await openedPlayground();
  let look = () => {};
  let every = 0;
  let frames: (() => void)[] = [];
  watchRepaints(playground, {
    nextFrame: (callback) => void frames.push(callback),
    every: (callback, ms) => {
      look = callback;
      every = ms;
    },
  });
  const repaint = () => {
    const due = frames;
    frames = [];
    for (const callback of due) callback();
  };
  // At rest nothing is watched.
  look();
  expect(frames).toEqual([]);
  playground.train();
  worker.tell({ type: "phase", phase: "training", step: 0 });
  for (let turn = 0; turn < 10; turn++) {
    look();
    repaint();
  }
  expect(worker.askedFor("pause")).toEqual([]);
  let looks = 0;
  while (worker.askedFor("pause").length === 0 && looks < 20) {
    look();
    looks++;
  }
  expect(looks * every).toBeLessThanOrEqual(1000);
  worker.tell({ type: "phase", phase: "idle", step: 12 });
  await settled();
  look();
  repaint();
  await settled();
  expect(worker.askedFor("train")).toHaveLength(2);
});
