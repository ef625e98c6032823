import { expect, test } from "vitest";
import { openedPlayground } from "./opened-playground.ts";

const stepOf = ({ run }: { readonly run: { readonly step: number } | null }) => run?.step;

test("unseen, a run stands still and plays on from the same step; the loop of frames rests", async () => {
  const { playground, clock, worker, settled, state } = await openedPlayground({ speed: "30" }, [200]);
  playground.sample();
  await settled();
  await clock.frames(20);
  const before = stepOf(state());
  expect(before).toBeGreaterThan(0);
  playground.setVisible(false, "scrolling");
  await clock.frames(2);
  const asked = worker.asked.length;
  const held = stepOf(state());
  await clock.frames(120);
  expect(stepOf(state())).toBe(held);
  expect(worker.asked.length).toBe(asked);
  expect(state().run?.playing).toBe(true);
  playground.setVisible(true, "scrolling");
  await clock.frames(20);
  expect(stepOf(state())).toBeGreaterThan(held as number);
});

test("what was paused stays paused, whatever hides and shows the page", async () => {
  const { playground, clock, settled, worker, state } = await openedPlayground({ speed: "30" }, [200]);
  playground.sample();
  await settled();
  await clock.frames(20);
  playground.pause();
  const before = stepOf(state());
  playground.setVisible(false, "slide");
  playground.setVisible(false, "tab");
  playground.setVisible(true, "slide");
  playground.setVisible(true, "tab");
  await clock.frames(20);
  expect(stepOf(state())).toBe(before);
  expect(worker.askedFor("train")).toEqual([]);
});

test("it is seen only when nothing hides it any more", async () => {
  const { playground, worker, settled } = await openedPlayground();
  playground.train();
  worker.tell({ type: "phase", phase: "training", step: 0 });
  playground.setVisible(false, "slide");
  playground.setVisible(false, "scrolling");
  worker.tell({ type: "phase", phase: "idle", step: 12 });
  await settled();
  expect(worker.askedFor("pause").length).toBe(1);
  playground.setVisible(true, "scrolling");
  await settled();
  expect(worker.askedFor("train").length).toBe(1);
  playground.setVisible(true, "slide");
  await settled();
  expect(worker.askedFor("train").length).toBe(2);
});

test("unseen, no other data begin training and no picture is asked for; seen, the newest one is", async () => {
  const { playground, worker, clock, settled } = await openedPlayground();
  await clock.frames(3);
  playground.setVisible(false, "slide");
  const pictures = worker.askedFor("picture").length;
  playground.choosePreset("spiral");
  playground.setSetting("level", 3);
  await settled();
  await clock.frames(10);
  expect(worker.askedFor("train")).toEqual([]);
  expect(worker.askedFor("picture").length).toBe(pictures);
  playground.setVisible(true, "slide");
  await settled();
  await clock.frames(3);
  expect(worker.askedFor("picture").length).toBe(pictures + 1);
  // A stroke's or a choice's training begins when somebody sees it.
  expect(worker.askedFor("train")).toEqual([{ steps: null }]);
});

test("who asks for a step hears when it is shown, and when something came between", async () => {
  const { playground, clock, worker, settled, state } = await openedPlayground({ speed: "30" }, [100]);
  expect(await playground.startRun(false)).toBeNull();
  // Nobody sees it, and it is there all the same.
  playground.setVisible(false, "slide");
  expect(await playground.showStep(70)).toBeNull();
  expect(state().run).toMatchObject({ step: 70, playing: false });
  playground.setVisible(true, "slide");
  expect(await playground.showStep(12)).toBeNull();
  expect(stepOf(state())).toBe(12);

  let seen = "";
  void playground.showStep(99).then((problem) => {
    seen = `${problem} at ${stepOf(state())}`;
  });
  playground.stepBack();
  await settled();
  expect(seen).toMatch(/^null at 1[12]$/);
  expect(stepOf(state())).toBe(11);

  seen = "";
  void playground.showStep(90).then((problem) => {
    seen = String(problem);
  });
  worker.tell({ type: "failed", detail: "no memory" });
  await clock.frames(2);
  await settled();
  expect(seen).toMatch(/^(null|WorkerStopped: .*no memory)$/);
  expect(state().phase).toBe("stopped");
});
