import fc from "fast-check";
import { expect, test } from "vitest";
import { labelledLevels, lossLabels, pushApart } from "../../src/plots/loss-labels.ts";

test("labels that stand clear stay where they are", () => {
  expect(pushApart([10, 40, 90], 13, 0, 200)).toEqual([10, 40, 90]);
});

test("two labels at one place part evenly", () => {
  expect(pushApart([50, 50], 14, 0, 200)).toEqual([43, 57]);
});

test("labels keep their order and distance and stay within their room", () => {
  const wanted = fc.array(fc.double({ min: -50, max: 300, noNaN: true }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(wanted, (values) => {
      const places = pushApart(
        values.sort((a, b) => a - b),
        13,
        5,
        225,
      );
      expect(places[0]).toBeGreaterThanOrEqual(5 - 1e-9);
      expect(places.at(-1)).toBeLessThanOrEqual(225 + 1e-9);
      for (let i = 1; i < places.length; i++) expect(places[i] - places[i - 1]).toBeGreaterThanOrEqual(13 - 1e-9);
    }),
  );
});

test("all levels are labelled up to twelve, every second above, and the current one always", () => {
  expect(labelledLevels(12, 5, 40)).toHaveLength(12);
  expect(labelledLevels(13, 1, 40)).toEqual([1, 3, 5, 7, 9, 11, 13]);
  expect(labelledLevels(13, 4, 40)).toContain(4);
  expect(labelledLevels(30, 2, 9).length).toBeLessThanOrEqual(9);
});

test("a line without an end has no label; the others name their level and σ", () => {
  const labels = lossLabels({
    sigmas: [1, 0.243, 0.02],
    ends: [{ left: 100, top: 50 }, null, { left: 100, top: 20 }],
    currentLevel: 3,
    theme: "light",
    plotRight: 100,
    x: 120,
    top: 5,
    bottom: 200,
    lineHeight: 13,
  });
  expect(labels.map(({ name, value, current, y }) => [name, value, current, y])).toEqual([
    ["σ₃", "0.02", true, 20],
    ["σ₁", "1.00", false, 50],
  ]);
  expect(labels[0].leader).toBe("M100.0 20.0H104.0L112.0 20.0H116.0");
});
