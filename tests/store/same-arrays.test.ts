import { expect, test } from "vitest";
import type { Picture } from "../../src/protocol/messages.ts";
import { withSameArrays } from "../../src/store/same-arrays.ts";

const picture = (density: number[], exact: number[] | null): Picture => ({
  sigma: 0.3,
  dataVersion: 1,
  step: 0,
  trainedOn: null,
  arrows: 1,
  densitySide: 2,
  guide: { label: null, omega: 1 },
  density: Float32Array.from(density),
  exact: exact && Float32Array.from(exact),
  learned: null,
  angle: null,
  heat: null,
});

test("what holds the same stays the same object, and nothing else does", () => {
  const before = picture([1, 2, 3, 4], [5, 6]);
  const same = withSameArrays(picture([1, 2, 3, 4], [5, 6]), before);
  expect(same.density).toBe(before.density);
  expect(same.exact).toBe(before.exact);
  const denser = withSameArrays(picture([1, 2, 3, 5], [5, 6]), before);
  expect([...denser.density]).toEqual([1, 2, 3, 5]);
  expect(denser.exact).toBe(before.exact);
  expect(withSameArrays(picture([1], [7, 6]), before).density).toHaveLength(1);
  expect([...(withSameArrays(picture([1], [7, 6]), before).exact ?? [])]).toEqual([7, 6]);
  expect(withSameArrays(picture([1, 2, 3, 4], null), before).exact).toBeNull();
});

test("the first picture is as it came", () => {
  const first = picture([1], null);
  expect(withSameArrays(first, null)).toBe(first);
});
