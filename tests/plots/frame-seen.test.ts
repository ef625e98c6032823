import { expect, test } from "vitest";
import { wholeSquare } from "../../src/maths/sight.ts";
import { frameSeen } from "../../src/plots/frame-seen.ts";

const near = { x: 0.5, y: -0.25, half: 0.25 };

test("of a frame what is seen becomes the square, and the same frame is the same array", () => {
  const frame = Float32Array.of(0.5, -0.25, 0.75, 0, Number.NaN, 0);
  expect(frameSeen(frame, wholeSquare)).toBe(frame);
  const seen = frameSeen(frame, near);
  expect([...seen.subarray(0, 4)]).toEqual([0, 0, 1, 1]);
  expect(seen[4]).toBeNaN();
  expect(frameSeen(frame, near)).toBe(seen);
  expect([...frameSeen(frame, { ...near, half: 0.5 }).subarray(2, 4)]).toEqual([0.5, 0.5]);
});
