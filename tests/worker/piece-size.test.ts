import { expect, test } from "vitest";
import { PieceSize } from "../../src/worker/piece-size.ts";

test("pieces grow by at most a factor of two until they last about 15 ms", () => {
  const size = new PieceSize();
  const sizes = Array.from({ length: 6 }, () => {
    const { next } = size;
    size.measured(next, next * 2); // 2 ms a unit
    return next;
  });
  expect(sizes).toEqual([1, 2, 4, 7, 7, 7]);
});

test("a piece that took too long is cut at once, but never to nothing", () => {
  const size = new PieceSize();
  for (let i = 0; i < 8; i++) size.measured(size.next, 0.1 * size.next);
  expect(size.next).toBeGreaterThan(100);
  size.measured(size.next, 3000);
  expect(size.next).toBe(1);
});
