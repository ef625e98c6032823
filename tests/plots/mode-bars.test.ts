import { expect, test } from "vitest";
import { modeBars, trackEnd } from "../../src/plots/mode-bars.ts";

test("a bar is what was sampled, its tick the truth, and half the track the truth of the heaviest mode", () => {
  const bars = modeBars([
    { truth: 0.4, sampled: 0.6, standardError: 0.01 },
    { truth: 0.2, sampled: 0.1, standardError: 0.01 },
  ]);
  expect(bars.map(({ mode }) => mode)).toEqual([1, 2]);
  expect(bars.map(({ tick }) => tick)).toEqual([0.5, 0.25]);
  expect(bars[0].bar).toBeCloseTo(0.75, 12);
  expect(bars[1].bar).toBeCloseTo(0.125, 12);
});

test("a share beyond one stays on the track", () => {
  expect(modeBars([{ truth: 0.8, sampled: 1, standardError: 0.01 }])[0]).toMatchObject({ tick: 0.8, bar: 1 });
  expect(modeBars([{ truth: 0.1, sampled: 0.9, standardError: 0.01 }])[0].bar).toBe(1);
});

test("a track ends at twice the heaviest mode, and at all there is where that is more, or where there are no modes", () => {
  expect(trackEnd([{ truth: 0.4 }, { truth: 0.2 }])).toBe(0.8);
  expect(trackEnd([{ truth: 0.8 }, { truth: 0.2 }])).toBe(1);
  expect(trackEnd([])).toBe(1);
});

test("three standard errors are within, more are not", () => {
  const within = (sampled: number) => modeBars([{ truth: 0.5, sampled, standardError: 0.0625 }])[0].within;
  expect([0.5, 0.6875, 0.3125, 0.7, 0.3].map(within)).toEqual([true, true, true, false, false]);
});

test("no modes, and modes without mass, have no number that is none", () => {
  expect(modeBars([])).toEqual([]);
  expect(modeBars([{ truth: 0, sampled: 0, standardError: 0 }])).toEqual([{ mode: 1, bar: 0, tick: 0, within: true }]);
});
