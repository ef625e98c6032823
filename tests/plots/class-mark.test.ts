import { expect, test } from "vitest";
import { classColour, classMarkPath, type MarkPath, traceClassMark } from "../../src/plots/class-mark.ts";
import { palettes } from "../../src/plots/palette.ts";

/** Corners of a mark, or the radius of a disc. */
function traced(label: number, radius = 5) {
  const corners: [number, number][] = [];
  const discs: number[] = [];
  const path: MarkPath = {
    moveTo: (x, y) => void corners.push([x, y]),
    lineTo: (x, y) => void corners.push([x, y]),
    closePath: () => {},
    arc: (_x, _y, reach) => void discs.push(reach),
  };
  traceClassMark(path, label, { left: 20, top: 30, radius });
  return { corners, discs };
}
/** Gauss's area formula. */
const areaOf = (corners: readonly [number, number][]) =>
  Math.abs(
    corners.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = corners[(i + 1) % corners.length] as [number, number];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );

test("A is a disc, B a diamond, C a triangle, D a square", () => {
  expect(traced(0).discs).toEqual([5]);
  const [top] = traced(1).corners as [[number, number]];
  expect(traced(1).corners).toHaveLength(4);
  expect(top[0]).toBeCloseTo(20, 9);
  expect(top[1]).toBeLessThan(30 - 5);
  expect(traced(2).corners).toHaveLength(3);
  const [first, second] = traced(3).corners as [[number, number], [number, number]];
  expect(traced(3).corners).toHaveLength(4);
  // A side of the square is upright.
  expect(first[0]).toBeCloseTo(second[0], 9);
});

test("all marks have the area of the disc, around its centre", () => {
  for (const label of [1, 2, 3]) {
    const { corners } = traced(label);
    expect(areaOf(corners)).toBeCloseTo(25 * Math.PI, 9);
    expect(corners.reduce((sum, [x]) => sum + x, 0) / corners.length).toBeCloseTo(20, 9);
    expect(corners.reduce((sum, [, y]) => sum + y, 0) / corners.length).toBeCloseTo(30, 9);
  }
});

test("only B has a colour of its own", () => {
  for (const theme of ["light", "dark"] as const) {
    const { ink, ink2, classB } = palettes[theme];
    expect([0, 1, 2, 3].map((label) => classColour(label, theme))).toEqual([ink, classB, ink2, ink2]);
  }
});

test("the marks as paths lie in their box of 10 × 10 and differ", () => {
  const paths = [0, 1, 2, 3].map(classMarkPath);
  expect(new Set(paths).size).toBe(4);
  for (const path of paths.slice(1)) {
    const numbers = (path.match(/-?\d+\.\d+/g) ?? []).map(Number);
    expect(numbers.every((value) => value >= 0 && value <= 10)).toBe(true);
  }
});
