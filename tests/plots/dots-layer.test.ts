import { expect, test } from "vitest";
import { dotRadius } from "../../src/plots/dots-layer.ts";

test("dots shrink as they become more, between two bounds", () => {
  expect([1, 10, 100].map(dotRadius)).toEqual([2.6, 2.6, 2.6]);
  expect(dotRadius(600)).toBeLessThan(dotRadius(100));
  expect(dotRadius(600)).toBeGreaterThan(dotRadius(4000));
  expect(dotRadius(1e6)).toBe(1);
});
