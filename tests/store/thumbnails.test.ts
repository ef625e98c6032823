import { expect, test } from "vitest";
import { openedPlayground } from "./opened-playground.ts";

const hill = (x: number) => ({
  kind: "mixture" as const,
  components: [{ mean: [x, 0] as const, covariance: [0.1, 0, 0.1] as const, weight: 1 }],
});

test("when a hand lets go, the thumbnails are of what it left", async () => {
  const { playground, worker, clock, settled } = await openedPlayground();
  const order = () =>
    worker.asked.map(({ type }) => type).filter((type) => type === "setData" || type === "thumbnails");
  playground.beginEdit();
  for (const x of [0.1, 0.2, 0.3]) {
    playground.edit(hill(x));
    await clock.frames(1);
  }
  await settled();
  expect(order().at(-1), "while it moves, strokes wait for no thumbnails").toBe("setData");
  playground.endEdit();
  await settled();
  expect(order().at(-1)).toBe("thumbnails");
});

test("thumbnails that were asked for later are not replaced by those asked for before", async () => {
  const { playground, worker, settled, state } = await openedPlayground();
  const answers: (() => void)[] = [];
  // The worker computes them in pieces: those of fewer points are there sooner.
  const tell = worker.onmessage;
  worker.onmessage = (event) => {
    if ("id" in event.data && event.data.type === "thumbnails") answers.push(() => tell?.(event));
    else tell?.(event);
  };
  playground.setSetting("levels", 7);
  await settled();
  playground.setSetting("levels", 5);
  await settled();
  expect(answers).toHaveLength(2);
  for (const answer of answers.reverse()) {
    answer();
    await settled();
  }
  expect(state().thumbnails?.sigmas).toHaveLength(5);
});
