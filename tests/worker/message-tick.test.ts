import { expect, test } from "vitest";
import { messageTicks } from "../../src/worker/message-tick.ts";

test("every tick resolves in a task of its own, in order", async () => {
  const tick = messageTicks();
  const order: number[] = [];
  const ticks = [1, 2, 3].map((i) => tick().then(() => order.push(i)));
  await Promise.resolve();
  expect(order).toEqual([]);
  await Promise.all(ticks);
  expect(order).toEqual([1, 2, 3]);
});
