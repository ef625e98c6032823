import { expect, test } from "vitest";
import { IssueOrder } from "../../../src/engine/webgpu/issue-order.ts";

test("work is submitted in order, one after another, while answers are still read", async () => {
  const order = new IssueOrder();
  const log: string[] = [];
  let answerFirst = (_: string) => {};
  const first = order.take(async () => {
    log.push("first begins");
    await Promise.resolve();
    log.push("first submitted");
    return { answer: new Promise<string>((resolve) => (answerFirst = resolve)) };
  });
  const second = order.take(async () => {
    log.push("second submitted");
    return { answer: Promise.resolve("two") };
  });
  expect(order.idle).toBe(false);
  expect(await second).toBe("two");
  expect(log).toEqual(["first begins", "first submitted", "second submitted"]);
  expect(order.idle).toBe(true);
  answerFirst("one");
  expect(await first).toBe("one");
});

test("work that fails is told to who asked for it, and the next is done", async () => {
  const order = new IssueOrder();
  const failed = order.take(async () => {
    throw new RangeError("no");
  });
  const next = order.take(async () => ({ answer: Promise.resolve(3) }));
  await expect(failed).rejects.toThrow(RangeError);
  expect(await next).toBe(3);
  expect(order.idle).toBe(true);
});
