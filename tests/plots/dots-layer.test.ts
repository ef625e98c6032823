import { expect, test } from "vitest";
import { dotRadius, fewerDots, mostDots } from "../../src/plots/dots-layer.ts";

test("a few points are drawn as they are, many as an even selection of them", () => {
  const few = Float32Array.of(1, 2, 3, 4);
  expect(fewerDots(few, 2)).toBe(few);
  const many = Float32Array.from({ length: 2 * 10 }, (_, index) => index);
  expect([...fewerDots(many, 5)]).toEqual([0, 1, 4, 5, 8, 9, 12, 13, 16, 17]);
  const most = fewerDots(new Float32Array(200_000));
  expect(most.length).toBe(2 * mostDots);
});

test("dots shrink as they become more, between two bounds", () => {
  expect([1, 10, 100].map(dotRadius)).toEqual([2.6, 2.6, 2.6]);
  expect(dotRadius(600)).toBeLessThan(dotRadius(100));
  expect(dotRadius(600)).toBeGreaterThan(dotRadius(4000));
  expect(dotRadius(1e6)).toBe(1);
});
