import fc from "fast-check";
import { expect, test } from "vitest";
import { ladderShape } from "../../src/plots/ladder-shape.ts";

const thickness = (shape: ReturnType<typeof ladderShape>, rung: number, from: 0 | 1): number => {
  const { corners } = shape.rungs[rung];
  const [a, b] = from === 0 ? [corners[0], corners[1]] : [corners[3], corners[2]];
  return b.left - a.left;
};

test("the rail tapers from 22 px at σ_1 to 4 px at σ_L", () => {
  const shape = ladderShape({ levels: 10, length: 600, orientation: "vertical" });
  expect(thickness(shape, 0, 0)).toBeCloseTo(22, 9);
  expect(thickness(shape, 9, 1)).toBeCloseTo(4, 9);
  expect(shape.rungs.map((rung) => rung.level)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("rungs follow each other with a gap and fill the rail from end to end", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 900 }), (levels, length) => {
      const { rungs } = ladderShape({ levels, length, orientation: "vertical" });
      expect(rungs[0].corners[0].top).toBe(0);
      expect(rungs[levels - 1].corners[3].top).toBeCloseTo(length, 9);
      for (let index = 1; index < levels; index++) {
        expect(rungs[index].corners[0].top).toBeGreaterThan(rungs[index - 1].corners[3].top);
      }
    }),
  );
});

test("a level and its place are inverse, and a whole level stands in the middle of its rung", () => {
  const shape = ladderShape({ levels: 8, length: 624, orientation: "vertical" });
  for (const { level, centre } of shape.rungs) {
    expect(shape.along(level)).toBeCloseTo(centre.top, 9);
    expect(shape.levelAt(centre.top)).toBeCloseTo(level, 9);
  }
  expect(shape.levelAt(shape.along(3.4))).toBeCloseTo(3.4, 9);
});

test("beyond the ends the level stays on the ladder", () => {
  const shape = ladderShape({ levels: 8, length: 624, orientation: "vertical" });
  expect(shape.levelAt(-50)).toBe(1);
  expect(shape.levelAt(5000)).toBe(8);
});

test("the horizontal ladder is the vertical one on its side", () => {
  const vertical = ladderShape({ levels: 5, length: 300, orientation: "vertical" });
  const horizontal = ladderShape({ levels: 5, length: 300, orientation: "horizontal" });
  for (const [index, { corners }] of horizontal.rungs.entries()) {
    const turned = corners.map(({ left, top }) => ({ left: top, top: left }));
    expect(turned).toEqual(vertical.rungs[index].corners);
  }
});

test("a ladder without levels is refused", () => {
  expect(() => ladderShape({ levels: 0, length: 300, orientation: "vertical" })).toThrow(
    "need at least one level, got 0",
  );
});
