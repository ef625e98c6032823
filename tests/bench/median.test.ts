import { expect, test } from "vitest";
import { median, quantile } from "./median.ts";

test("the median is the middle value, or the mean of the two in the middle, in whatever order they come", () => {
  expect(median([3])).toBe(3);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow("need at least 1 value, got none");
});

test("quantiles lie between their neighbours", () => {
  const values = [10, 0, 20, 30, 40];
  expect([0, 0.25, 0.9, 1].map((share) => quantile(values, share))).toEqual([0, 10, 36, 40]);
});
