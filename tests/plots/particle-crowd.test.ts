import fc from "fast-check";
import { expect, test } from "vitest";
import { type Stamp, stampParticles } from "../../src/plots/particle-crowd.ts";

/** A cross of full opacity with half-transparent corners. */
const cross: Stamp = {
  side: 3,
  pixels: Uint32Array.of(7, 9, 7, 9, 9, 9, 7, 9, 7),
  alpha: Uint8Array.of(60, 255, 60, 255, 255, 255, 60, 255, 60),
};

test("a particle in the middle is stamped round the middle pixel", () => {
  const pixels = new Uint32Array(25).fill(1);
  expect(stampParticles(pixels, 5, cross, Float32Array.of(0, 0))).toBe(0);
  expect([...pixels]).toEqual([0, 0, 0, 0, 0, 0, 7, 9, 7, 0, 0, 9, 9, 9, 0, 0, 7, 9, 7, 0, 0, 0, 0, 0, 0]);
});

test("y points upwards, and a stamp at the edge is cut off", () => {
  const pixels = new Uint32Array(25);
  stampParticles(pixels, 5, cross, Float32Array.of(-1, 1));
  expect(pixels[0]).toBe(9);
  expect([...pixels].filter((pixel) => pixel !== 0).length).toBeLessThanOrEqual(4);
  expect([...pixels.slice(10)].every((pixel) => pixel === 0)).toBe(true);
});

test("a soft rim covers nothing that is there already", () => {
  const pixels = new Uint32Array(36);
  // The second cross stands one pixel to the right: its left corners meet the first one's arms.
  stampParticles(pixels, 6, cross, Float32Array.of(-0.5, 0, -0.5 + 1 / 3, 0));
  expect([...pixels].filter((pixel) => pixel === 9)).toHaveLength(8);
});

test("particles off the stage and nowhere are counted, not stamped", () => {
  const pixels = new Uint32Array(25);
  const points = Float32Array.of(1.01, 0, 0, -2, Number.NaN, 0, 0, Number.POSITIVE_INFINITY);
  expect(stampParticles(pixels, 5, cross, points)).toBe(4);
  expect(pixels.every((pixel) => pixel === 0)).toBe(true);
});

test("any points leave the pixels outside the sheet alone and every particle is stamped or counted", () => {
  const place = fc.float({ min: -2, max: 2 });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), (values) => {
      const points = Float32Array.from(values.slice(0, 2 * Math.floor(values.length / 2)));
      const pixels = new Uint32Array(64);
      const outside = stampParticles(pixels, 8, cross, points);
      expect(pixels.some((pixel) => pixel !== 0)).toBe(outside < points.length / 2);
    }),
  );
});
