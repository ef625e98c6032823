import { expect, test } from "vitest";
import { Keyframes } from "../../src/worker/keyframes.ts";

const state = (step: number) => ({ step, points: new Float32Array(2), evaluations: step });

test("every state is kept while they fit, then every second, every fourth", () => {
  const keyframes = new Keyframes(8, 8 * 8);
  for (let step = 0; step <= 7; step++) keyframes.keep(state(step));
  expect(keyframes.before(7).step).toBe(7);
  for (let step = 8; step <= 20; step++) keyframes.keep(state(step));
  expect([0, 1, 3, 4, 15, 20, 23].map((step) => keyframes.before(step).step)).toEqual([0, 0, 0, 4, 12, 20, 20]);
});

test("the start is always kept, however little the memory", () => {
  const keyframes = new Keyframes(1_000_000, 1);
  for (let step = 0; step <= 1000; step++) keyframes.keep(state(step));
  expect(keyframes.before(3).step).toBe(0);
  expect(keyframes.before(1000).step).toBeGreaterThan(0);
});
