import fc from "fast-check";
import { expect, test } from "vitest";
import { arrowLength, arrowModes, largestMagnitude, mixQuiver, quiver } from "../../src/plots/quiver.ts";

const lengths = (arrows: Float32Array): number[] =>
  Array.from({ length: arrows.length / 4 }, (_, i) =>
    Math.hypot(arrows[4 * i + 2] - arrows[4 * i], arrows[4 * i + 3] - arrows[4 * i + 1]),
  );

test("a soft arrow has the length 1.02 m/(m + 1.15) of a cell, with m = σ‖s‖", () => {
  // One arrow on a stage of 100 px: s = (3, 4), σ = 0.5, so m = 2.5.
  const { arrows } = quiver({ field: Float32Array.of(3, 4), n: 1, sigma: 0.5, side: 100, mode: "soft" });
  expect(lengths(arrows)[0]).toBeCloseTo((100 * 1.02 * 2.5) / 3.65, 4);
});

test("raw lengths are proportional to ‖s‖, log lengths to ln(1 + σ‖s‖), unit lengths all the same", () => {
  const field = Float32Array.of(1, 0, 0, 2, 4, 0, 0, -4);
  const shape = (mode: "raw" | "log" | "unit") => lengths(quiver({ field, n: 2, sigma: 1, side: 80, mode }).arrows);
  const raw = shape("raw");
  expect(raw[1] / raw[0]).toBeCloseTo(2, 4);
  expect(raw[2] / raw[0]).toBeCloseTo(4, 4);
  const log = shape("log");
  expect(log[1] / log[0]).toBeCloseTo(Math.log(3) / Math.log(2), 4);
  expect(new Set(shape("unit").map((length) => length.toFixed(3))).size).toBe(1);
});

test("two fields that share their longest arrow compare, and a longer one is cut", () => {
  const exact = Float32Array.of(0, 2);
  const learned = Float32Array.of(0, 1);
  const options = { n: 1, sigma: 1, side: 10, mode: "raw", largest: largestMagnitude(exact) } as const;
  const [full] = lengths(quiver({ field: exact, ...options }).arrows);
  expect(lengths(quiver({ field: learned, ...options }).arrows)[0]).toBeCloseTo(full / 2, 5);
  expect(lengths(quiver({ field: Float32Array.of(0, 50), ...options }).arrows)[0]).toBeCloseTo(full, 5);
});

test("length grows with m in every mode but unit, and never passes its limit", () => {
  const m = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(m, m, fc.constantFrom(...arrowModes), (a, b, mode) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(arrowLength(low, mode, 100)).toBeLessThanOrEqual(arrowLength(high, mode, 100));
      expect(arrowLength(high, mode, 100)).toBeLessThanOrEqual(mode === "raw" ? 1.6 : 1.02);
    }),
  );
});

test("arrows are centred on their cells, row 0 at the bottom, and point upwards for positive y", () => {
  const field = new Float32Array(18);
  field[1] = 1;
  const { arrows } = quiver({ field, n: 3, sigma: 1, side: 300, mode: "soft" });
  expect([(arrows[0] + arrows[2]) / 2, (arrows[1] + arrows[3]) / 2]).toEqual([
    expect.closeTo(50, 3),
    expect.closeTo(250, 3),
  ]);
  expect(arrows[3]).toBeLessThan(arrows[1]);
  expect(arrows[4 * 8]).toBe(250);
  expect(arrows[4 * 8 + 1]).toBe(50);
});

test("there is no arrow where the score is not finite or the scale bar stands", () => {
  const field = Float32Array.of(1, 1, Number.NaN, 0, 0, Number.POSITIVE_INFINITY, 1, 0);
  const exclusion = { left: 0, top: 60, width: 40, height: 40 };
  const { arrows } = quiver({ field, n: 2, sigma: 1, side: 100, mode: "soft", exclusion });
  expect([0, 1, 2, 3].map((i) => Number.isNaN(arrows[4 * i]))).toEqual([true, true, true, false]);
});

test("no drawn arrow touches the excluded box", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (scale) => {
      const n = 21;
      const field = Float32Array.from({ length: 2 * n * n }, (_, i) => Math.sin(scale * (i + 1)) * scale);
      const box = { left: 12, top: 565, width: 146, height: 47 };
      const { arrows } = quiver({ field, n, sigma: 0.3, side: 624, mode: "soft", exclusion: box });
      for (let i = 0; i < arrows.length; i += 2) {
        const inside = arrows[i] >= 12 && arrows[i] <= 158 && arrows[i + 1] >= 565 && arrows[i + 1] <= 612;
        expect(inside).toBe(false);
      }
    }),
  );
});

test("beside the box two fields have their arrows at the same points, however long the arrows are", () => {
  const n = 21;
  const box = { left: 12, top: 565, width: 146, height: 47 };
  const points = (scale: number) => {
    const field = Float32Array.from({ length: 2 * n * n }, (_, i) => scale * Math.sin(scale * (i + 1)));
    const { arrows } = quiver({ field, n, sigma: 0.3, side: 624, mode: "soft", exclusion: box });
    return Array.from({ length: n * n }, (_, i) => Number.isNaN(arrows[4 * i]));
  };
  expect(points(0.1)).toEqual(points(90));
  expect(points(7)).toEqual(points(90));
  expect(points(90).filter(Boolean).length).toBeGreaterThan(0);
});

test("a mix is one quiver at 0, the other at 1, and half way between at one half", () => {
  const shape = (x: number) => quiver({ field: Float32Array.of(x, 0), n: 1, sigma: 1, side: 100, mode: "soft" });
  const [from, to] = [shape(1), shape(-3)];
  expect([...mixQuiver(from, to, 0).arrows]).toEqual([...from.arrows]);
  expect([...mixQuiver(from, to, 1).arrows]).toEqual([...to.arrows]);
  expect(mixQuiver(from, to, 0.5).arrows[2]).toBeCloseTo((from.arrows[2] + to.arrows[2]) / 2, 4);
});

test("an arrow that only one of two quivers has is shown as that one's", () => {
  const there = quiver({ field: Float32Array.of(1, 0), n: 1, sigma: 1, side: 100, mode: "soft" });
  const missing = quiver({ field: Float32Array.of(Number.NaN, 0), n: 1, sigma: 1, side: 100, mode: "soft" });
  expect([...mixQuiver(missing, there, 0.3).arrows]).toEqual([...there.arrows]);
  expect([...mixQuiver(there, missing, 0.3).arrows]).toEqual([...there.arrows]);
  expect([...mixQuiver(there, missing, 1).arrows].every(Number.isNaN)).toBe(true);
});

test("a mix can write into a quiver that is there already, so a frame allocates nothing", () => {
  const from = quiver({ field: Float32Array.of(1, 0), n: 1, sigma: 1, side: 100, mode: "soft" });
  const into = { ...from, arrows: new Float32Array(4) };
  expect(mixQuiver(from, from, 0.5, into)).toBe(into);
  expect([...into.arrows]).toEqual([...from.arrows]);
});

test("wrong shapes are refused", () => {
  const options = { n: 2, sigma: 1, side: 100, mode: "soft" } as const;
  expect(() => quiver({ field: new Float32Array(6), ...options })).toThrow("need a field of [4, 2], got 6 numbers");
  const small = quiver({ field: new Float32Array(2), ...options, n: 1 });
  const large = quiver({ field: new Float32Array(8), ...options });
  expect(() => mixQuiver(small, large, 0.5)).toThrow("need quivers of one grid, got 1, 2");
});
