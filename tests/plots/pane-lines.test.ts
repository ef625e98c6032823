import fc from "fast-check";
import { expect, test } from "vitest";
import { paneLetter } from "../../src/plots/pane-letter.ts";
import { letterSide, markPath, paneLines } from "../../src/plots/pane-lines.ts";
import { axisScale } from "../../src/plots/scales.ts";
import { levelColor } from "../../src/plots/sigma-color.ts";

const plot = { left: 30, top: 10, width: 200, height: 100 };
const axes = {
  x: axisScale(0, 100, 30, 230, false),
  y: axisScale(0.01, 1, 110, 10, true),
  plot,
  theme: "light",
} as const;
const point = (x: number, value: number, level = 1) => ({ x, value, level });

test("pieces have the colours of the pane's own levels, and join", () => {
  const [line] = paneLines(
    [{ pane: 0, levels: 4, points: [point(0, 1, 1), point(25, 0.1, 1), point(50, 0.1, 3), point(100, 0.01, 4)] }],
    axes,
  );
  expect(line.pieces).toEqual([
    { level: 1, colour: levelColor(1, 4, "light"), path: "M30.0 10.0L30.0 10.0L80.0 60.0" },
    { level: 3, colour: levelColor(3, 4, "light"), path: "M80.0 60.0L130.0 60.0" },
    { level: 4, colour: levelColor(4, 4, "light"), path: "M130.0 60.0L230.0 110.0" },
  ]);
  expect(line.end).toMatchObject({ left: 230, top: 110, value: 0.01, x: 100, colour: levelColor(4, 4, "light") });
});

test("letters of lines that end together are pushed apart in their order, with leaders; one alone stands at its end", () => {
  const series = [0.1, 0.11, 0.5].map((value, pane) => ({ pane, levels: 1, points: [point(0, 1), point(100, value)] }));
  const lines = paneLines(series, axes);
  const [a, b, c] = lines.map(({ label }) => label);
  expect(b.top).toBeLessThan(a.top);
  expect(a.top - b.top).toBeGreaterThanOrEqual(letterSide);
  expect(a.leader).not.toBeNull();
  expect(c.leader).toBeNull();
  expect(c.top).toBeCloseTo(lines[2].end.top, 9);
});

test("letters never overlap, wherever the lines end", () => {
  const ends = fc.array(
    fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true })),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(ends, (places) => {
      const series = places.map(([x, value], pane) => ({ pane, levels: 2, points: [point(0, 1), point(x, value)] }));
      const labels = paneLines(series, axes).map(({ label }) => label);
      for (const [k, one] of labels.entries()) {
        expect(one.top - letterSide / 2).toBeGreaterThanOrEqual(plot.top - 1e-9);
        expect(one.top + letterSide / 2).toBeLessThanOrEqual(plot.top + plot.height + 1e-9);
        for (const other of labels.slice(k + 1)) {
          const apart = Math.max(Math.abs(one.left - other.left), Math.abs(one.top - other.top));
          expect(apart).toBeGreaterThanOrEqual(letterSide - 1e-9);
        }
      }
    }),
    { seed: 20261006 },
  );
});

test("a pane without a value that has a place has no line", () => {
  const lines = paneLines(
    [
      { pane: 0, levels: 2, points: [point(0, 0), point(5, Number.NaN)] },
      { pane: 1, levels: 2, points: [point(0, 0.5)] },
    ],
    axes,
  );
  expect(lines.map(({ pane }) => pane)).toEqual([1]);
});

test("marks stand clear of each other, the last at the end; each pane has its letter and its shape", () => {
  const points = Array.from({ length: 101 }, (_, x) => point(x, 0.1));
  const [{ marks, end }] = paneLines([{ pane: 0, levels: 1, points }], axes);
  expect(marks.length).toBeGreaterThan(3);
  expect(marks.length).toBeLessThan(9);
  expect(marks.at(-1)?.path).toBe(markPath(0, end));
  expect([0, 1, 2, 3].map(paneLetter)).toEqual(["A", "B", "C", "D"]);
  expect(new Set([0, 1, 2, 3].map((pane) => markPath(pane, { left: 0, top: 0 }))).size).toBe(4);
});
