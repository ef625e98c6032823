import fc from "fast-check";
import { expect, test } from "vitest";
import { type Stamp, shadeParticles, stampOf, stampParticles } from "../../src/plots/particle-crowd.ts";

/** A cross of full opacity with half-transparent corners. */
const cross: Stamp = {
  side: 3,
  pixels: Uint32Array.of(7, 9, 7, 9, 9, 9, 7, 9, 7),
  covers: Uint8Array.of(60, 255, 60, 255, 255, 255, 60, 255, 60),
  isOpaque: true,
  shades: new Uint32Array(256),
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

/** An image of one colour whose opacities are given. */
const image = (side: number, alphas: readonly number[], [red, green, blue] = [10, 20, 30]): ImageData => {
  const data = new Uint8ClampedArray(alphas.flatMap((alpha) => [red, green, blue, alpha]));
  return { width: side, height: side, data, colorSpace: "srgb" };
};
const disc = [0, 80, 0, 80, 255, 80, 0, 80, 0];
const whole = [90, 255, 90, 255, 255, 255, 90, 255, 90];

test("what of a stamp covers nothing is seen only where nothing is yet", () => {
  const dot = (covers: number): Stamp => ({
    side: 3,
    pixels: Uint32Array.of(0, 5, 0, 5, 9, 5, 0, 5, 0),
    covers: Uint8Array.of(0, covers, 0, covers, 255, covers, 0, covers, 0),
    isOpaque: true,
    shades: new Uint32Array(256),
  });
  const stamped = (covers: number) => {
    const pixels = new Uint32Array(25);
    // The middles lie one pixel apart: the halo of the second lies on the middle of the first.
    stampParticles(pixels, 5, dot(covers), Float32Array.of(0, 0, 0.4, 0));
    return [...pixels.slice(10, 15)];
  };
  expect(stamped(0)).toEqual([0, 5, 9, 9, 5]);
  expect(stamped(255)).toEqual([0, 5, 5, 9, 5]);
});

test("a stamp made of pictures covers by the one and looks like the other", () => {
  const { side, covers, pixels, isOpaque } = stampOf(image(3, whole), image(3, disc));
  expect([side, isOpaque]).toEqual([3, true]);
  expect([...covers]).toEqual(disc);
  expect([...new Uint8Array(pixels.buffer)].filter((_, at) => at % 4 === 3)).toEqual(whole);
});

test("translucent discs darken a pixel the more, the more of them lie there, and are of one ink", () => {
  const stamp = stampOf(image(1, [255]), image(1, [255]), 0.25);
  expect(stamp.isOpaque).toBe(false);
  const pixels = new Uint32Array(9).fill(1);
  const middle = (particles: number) => {
    const outside = shadeParticles(pixels, new Uint8Array(9), 3, stamp, new Float32Array(2 * particles));
    expect(outside).toBe(0);
    return [...new Uint8Array(pixels.buffer, 16, 4)];
  };
  for (const particles of [1, 2, 5, 20]) {
    const [red, green, blue, alpha] = middle(particles);
    expect([red, green, blue]).toEqual([10, 20, 30]);
    // Each sum is rounded to a 255th.
    expect(Math.abs(alpha - 255 * (1 - 0.75 ** particles))).toBeLessThan(4);
  }
  expect(pixels.filter((pixel) => pixel >>> 24 > 0)).toHaveLength(1);
});

test("translucent discs off the stage are counted, at its edge cut off", () => {
  const stamp = stampOf(image(3, whole), image(3, whole), 0.5);
  const pixels = new Uint32Array(25);
  const points = Float32Array.of(1.01, 0, Number.NaN, 0, 0, Number.POSITIVE_INFINITY, -1, 1);
  expect(shadeParticles(pixels, new Uint8Array(25), 5, stamp, points)).toBe(3);
  expect(pixels.filter((pixel) => pixel >>> 24 > 0).length).toBeGreaterThan(0);
  expect(pixels.slice(10).every((pixel) => pixel >>> 24 === 0)).toBe(true);
});
