import { expect, test } from "vitest";
import { createStepFollower } from "../../../src/embed/deck/step-follower.ts";

/** A frame that notes what it is asked for and answers when it is let. */
function fakeFrame(totalSteps = 1000) {
  const asked: number[] = [];
  let under = 0;
  let most = 0;
  const faults: unknown[] = [];
  const frame = { broken: false };
  const follower = createStepFollower({
    async seek(step) {
      asked.push(step);
      most = Math.max(most, ++under);
      await Promise.resolve();
      under--;
      if (frame.broken) throw new Error("gone");
      return Math.min(step, totalSteps);
    },
    wait: () => Promise.resolve(),
    onFault: (reason) => faults.push(reason),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { follower, asked, faults, frame, settled, most: () => most };
}

test("going on runs through steps between and ends at the step", async () => {
  const { follower, asked, settled, most } = fakeFrame();
  follower.goTo(0, false);
  await settled();
  follower.goTo(120, true);
  await settled();
  expect(asked[0]).toBe(0);
  expect(asked.slice(1)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  expect(most()).toBe(1);
});

test("going back jumps", async () => {
  const { follower, asked, settled } = fakeFrame();
  follower.goTo(400, false);
  await settled();
  follower.goTo(120, true);
  await settled();
  expect(asked).toEqual([400, 120]);
});

test("of several wishes the newest counts, and the step is reached", async () => {
  const { follower, asked, settled } = fakeFrame();
  follower.goTo(0, false);
  await settled();
  follower.goTo(400, true);
  follower.goTo(1000, true);
  follower.goTo(30, false);
  await settled();
  expect(asked.at(-1)).toBe(30);
  expect(asked.length).toBeLessThanOrEqual(3);
});

test("a run that is shorter than the author thought is asked once", async () => {
  const { follower, asked, settled } = fakeFrame(100);
  follower.goTo(5000, false);
  await settled();
  expect(asked).toEqual([5000]);
});

test("few steps are shown one by one", async () => {
  const { follower, asked, settled } = fakeFrame();
  follower.goTo(0, false);
  await settled();
  follower.goTo(3, true);
  await settled();
  expect(asked).toEqual([0, 1, 2, 3]);
});

test("a frame that fails is told of, and asked again at the next wish", async () => {
  const { follower, asked, faults, frame, settled } = fakeFrame();
  frame.broken = true;
  follower.goTo(10, true);
  await settled();
  expect(faults).toHaveLength(1);
  frame.broken = false;
  follower.goTo(10, true);
  await settled();
  expect(asked).toEqual([10, 10]);
});

test("a step that was reached otherwise is asked for again", async () => {
  const { follower, asked, settled } = fakeFrame();
  follower.goTo(10, false);
  await settled();
  follower.goTo(10, false);
  await settled();
  follower.noteStep(57);
  follower.goTo(10, false);
  await settled();
  expect(asked).toEqual([10, 10]);
});
