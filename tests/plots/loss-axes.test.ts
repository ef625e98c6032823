import fc from "fast-check";
import { expect, test } from "vitest";
import { stepAxis, stepTicks, valueAxis, valueTicks } from "../../src/plots/loss-axes.ts";

const plot = { left: 30, top: 10, width: 300, height: 200 };
const at = (step: number, ...values: number[]) => ({ step, values });

test("floors within a decade make a linear axis from zero", () => {
  const axis = valueAxis([at(1, 1.8, 1.2), at(100, 1, 0.2)], [0.98, 0.14], "loss", plot);
  expect(axis.log).toBe(false);
  expect(axis.min).toBe(0);
  expect(axis.max).toBeGreaterThanOrEqual(1.8);
});

test("floors over more than a decade make a log axis", () => {
  expect(valueAxis([at(1, 900, 2), at(100, 800, 1)], [700, 0.9], "loss", plot).log).toBe(true);
});

test("without floors the last values decide", () => {
  expect(valueAxis([at(1, 50, 50), at(100, 2, 1)], [], "loss", plot).log).toBe(false);
  expect(valueAxis([at(1, 50, 50), at(100, 20, 1)], [], "loss", plot).log).toBe(true);
});

test("the gap is always on a log axis, and a negative loss never", () => {
  expect(valueAxis([at(1, 0.5), at(9, 0.4)], [], "gap", plot).log).toBe(true);
  const axis = valueAxis([at(1, 2), at(9, -30)], [], "loss", plot);
  expect(axis.log).toBe(false);
  expect(axis.min).toBeLessThanOrEqual(-30);
});

test("a gap that falls to nothing shows six decades at most", () => {
  const axis = valueAxis([at(1, 1), at(9, 1e-14)], [], "gap", plot);
  expect(axis.max / axis.min).toBeLessThan(2e6);
});

test("the top of the axis covers every level's last value, however few are that high", () => {
  const history = Array.from({ length: 200 }, (_, k) => at(k + 1, 1, 1));
  const axis = valueAxis([...history, at(201, 1, 40)], [0.9, 0.9], "loss", plot);
  expect(axis.position(40)).toBeGreaterThanOrEqual(plot.top);
  // A last value of no number: the line ends at the one before.
  expect(
    valueAxis([...history, at(201, 1, 40), at(202, 1, Number.NaN)], [], "gap", plot).position(40),
  ).toBeGreaterThanOrEqual(plot.top);
});

test("first losses far above all others lie outside", () => {
  const history = Array.from({ length: 200 }, (_, k) => at(k + 1, k < 2 ? 500 : 1, 1));
  expect(valueAxis(history, [0.9, 0.9], "loss", plot).position(500)).toBeLessThan(plot.top);
});

test("steps that span a decade stand on a log axis, and at that moment its ends stay where they were", () => {
  const nine = stepAxis([at(1, 1), at(9, 1)], plot);
  const ten = stepAxis([at(1, 1), at(10, 1)], plot);
  expect([nine.log, ten.log]).toEqual([false, true]);
  expect([nine.position(1), nine.position(9)]).toEqual([30, 330]);
  expect([ten.position(1), ten.position(10)]).toEqual([30, 330]);
  expect(stepAxis([at(2, 1), at(5000, 1)], plot).min).toBe(2);
});

test("a history that begins late fills the whole axis", () => {
  const axis = stepAxis([at(900, 1), at(950, 1), at(1000, 1)], plot);
  expect(axis.log).toBe(false);
  expect([900, 950, 1000].map((step) => axis.position(step))).toEqual([30, 180, 330]);
  expect(stepTicks(axis).map((tick) => tick.label)).toEqual(["900", "920", "940", "960", "980", "1\u202f000"]);
});

const ticksFrom = (first: number, last: number, width = 300) =>
  stepTicks(stepAxis([at(first, 1), at(last, 1)], { ...plot, width })).map((tick) => tick.label);

test("the log step axis shows its decades, and its last step where there is room", () => {
  expect(ticksFrom(3, 6000)).toEqual(["10", "100", "1k", "6k"]);
  expect(ticksFrom(3, 1100)).toEqual(["10", "100", "1k"]);
  expect(ticksFrom(1, 10)).toEqual(["1", "10"]);
  expect(ticksFrom(40, 508, 100)).toEqual(["100", "508"]);
  expect(ticksFrom(40, 508, 50)).toEqual(["100"]);
});

test("a linear step axis has whole steps only", () => {
  expect(ticksFrom(1, 3)).toEqual(["1", "2", "3"]);
  expect(ticksFrom(5, 5)).toEqual(["4", "5"]);
});

test("labels of steps never come closer than 40 px", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: 20, max: 500 }),
      (first, more, width) => {
        const ticks = stepTicks(stepAxis([at(first, 1), at(first + more, 1)], { ...plot, width }));
        const xs = ticks.map((tick) => tick.x).sort((a, b) => a - b);
        for (let i = 1; i < xs.length; i++) expect(xs[i] - xs[i - 1]).toBeGreaterThanOrEqual(40);
        for (const { step } of ticks) expect(Number.isInteger(step)).toBe(true);
      },
    ),
  );
});

test("a log axis within one decade has ticks at 1, 2 and 5", () => {
  const axis = valueAxis([at(1, 0.7), at(9, 0.18)], [], "gap", plot);
  expect(valueTicks(axis).map((tick) => tick.label)).toEqual(["0.2", "0.5"]);
});

test("nothing known still has an axis, and one value too", () => {
  expect(valueAxis([], [], "loss", plot)).toMatchObject({ min: 0, max: 1, log: false });
  expect(valueAxis([], [], "gap", plot).log).toBe(true);
  for (const view of ["loss", "gap"] as const) {
    expect(Number.isFinite(valueAxis([at(1, 0.3)], [], view, plot).position(0.3))).toBe(true);
    expect(Number.isFinite(valueAxis([at(1, 0)], [], view, plot).min)).toBe(true);
  }
});
