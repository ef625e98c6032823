import { expect, test } from "vitest";
import type { PresetName } from "../../../src/maths/density/preset-names.ts";
import { presetNames } from "../../../src/maths/density/preset-names.ts";
import { presetClasses, presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterScale } from "../../../src/maths/density/raster-cells.ts";

const at = (name: PresetName, x: number, y: number) => {
  const mass = presetRaster(name);
  const i = Math.floor((x + 1) * 32);
  const j = Math.floor((y + 1) * 32);
  return mass[j * 64 + i] / mass.reduce((most, m) => Math.max(most, m), 0);
};

test.each(presetNames)("%s is centred in the square, keeps off its edge, and has mass one at any size", (name) => {
  for (const size of [16, 64]) {
    const mass = presetRaster(name, size);
    expect(mass.length).toBe(size * size);
    expect(mass.reduce((sum, m) => sum + m, 0)).toBeCloseTo(1, 5);
    expect(mass.every((m) => m >= 0)).toBe(true);
  }
  const { mean, std } = rasterScale(presetRaster(name), 64);
  if (name !== "two-gaussians") expect(Math.hypot(...mean)).toBeLessThan(0.1);
  expect(std).toBeGreaterThan(0.3);
  expect(std).toBeLessThan(0.51);
  const mass = presetRaster(name);
  const outside = mass.reduce((sum, m, k) => {
    const furthest = Math.max(Math.abs((k % 64) - 31.5), Math.abs(Math.floor(k / 64) - 31.5)) / 32;
    return furthest > 0.9 ? sum + m : sum;
  }, 0);
  expect(outside).toBeLessThan(1e-3);
});

test("the upper right of the two Gaussians has four fifths of the mass", () => {
  const mass = presetRaster("two-gaussians");
  const upperRight = mass.reduce((sum, m, k) => (k % 64 >= 32 && k >= 32 * 64 ? sum + m : sum), 0);
  expect(upperRight).toBeCloseTo(0.8, 5);
});

test("a checkerboard is sixteen squares, alternately full and empty, the lower left one full", () => {
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      const filled = (row + column) % 2 === 0 ? 1 : 0;
      expect(at("checkerboard", -0.65 + 0.4375 * column, -0.65 + 0.4375 * row)).toBeCloseTo(filled, 6);
    }
  }
});

test("eight Gaussians and five arms look the same after an eighth and a fifth of a turn", () => {
  const turned = (name: PresetName, angle: number) => {
    const mass = presetRaster(name, 64);
    let difference = 0;
    for (let r = 0.1; r < 0.8; r += 0.05) {
      for (let a = 0; a < 6.28; a += 0.1) {
        const cell = (b: number) =>
          Math.floor((r * Math.sin(b) + 1) * 32) * 64 + Math.floor((r * Math.cos(b) + 1) * 32);
        difference += Math.abs(mass[cell(a)] - mass[cell(a + angle)]);
      }
    }
    return difference;
  };
  expect(turned("eight-gaussians", Math.PI / 4)).toBeLessThan(0.4 * turned("eight-gaussians", Math.PI / 8));
  expect(turned("pinwheel", (2 * Math.PI) / 5)).toBeLessThan(0.4 * turned("pinwheel", Math.PI / 5));
});

test("the moons face each other, the ring is empty inside", () => {
  expect(at("two-moons", -0.25, 0.375)).toBeGreaterThan(0.5);
  expect(at("two-moons", 0.25, -0.375)).toBeGreaterThan(0.5);
  expect(at("two-moons", -0.25, -0.375)).toBeLessThan(0.01);
  expect(at("ring", 0.62, 0)).toBeGreaterThan(0.8);
  expect(at("ring", 0, 0)).toBe(0);
});

/** Share of each class in all of the mass. */
const shares = (name: PresetName, count: number) =>
  presetClasses(name, 64, count).map((mass) => mass.reduce((sum, m) => sum + m, 0));

test.each(presetNames)("%s divides into two to four classes that add up to it, none of them empty", (name) => {
  const whole = presetRaster(name);
  for (const count of [2, 3, 4]) {
    const classes = presetClasses(name, 64, count);
    expect(classes).toHaveLength(count);
    whole.forEach((mass, cell) => {
      const sum = classes.reduce((total, each) => total + each[cell], 0);
      // Each class is rounded to single precision.
      expect(Math.abs(sum - mass)).toBeLessThanOrEqual(2 ** -23 * mass);
    });
    for (const share of shares(name, count)) expect(share).toBeGreaterThan(0.09);
  }
});

test("each moon is a class, and each of the two peaks", () => {
  const [upper, lower] = presetClasses("two-moons", 64, 2);
  const height = (mass: Float32Array) =>
    mass.reduce((sum, m, cell) => sum + m * (Math.floor(cell / 64) - 31.5), 0) / mass.reduce((sum, m) => sum + m, 0);
  expect(height(upper)).toBeGreaterThan(3);
  expect(height(lower)).toBeLessThan(-3);
  expect(shares("two-moons", 2)[0]).toBeCloseTo(0.5, 5);
  expect(shares("two-gaussians", 2)[0]).toBeCloseTo(0.2, 5);
});

test("more classes than parts halve the parts, from the last on", () => {
  const [light, left, right] = shares("two-gaussians", 3);
  expect(light).toBeCloseTo(0.2, 5);
  expect(left).toBeCloseTo(0.4, 5);
  expect(right).toBeCloseTo(0.4, 5);
  expect(shares("two-moons", 4).map((share) => share.toFixed(3))).toEqual(["0.250", "0.250", "0.250", "0.250"]);
});

test("peaks, arms and squares take turns, and a ring is cut into arcs alike", () => {
  expect(shares("eight-gaussians", 4).map((share) => share.toFixed(3))).toEqual(["0.250", "0.250", "0.250", "0.250"]);
  expect(shares("ring", 3).map((share) => share.toFixed(2))).toEqual(["0.33", "0.33", "0.33"]);
  expect(shares("checkerboard", 2).map((share) => share.toFixed(3))).toEqual(["0.500", "0.500"]);
  // Five arms in two classes: three and two.
  expect(shares("pinwheel", 2).map((share) => share.toFixed(2))).toEqual(["0.60", "0.40"]);
});

test("needs a whole number of classes", () => {
  expect(() => presetClasses("ring", 16, 0)).toThrow("need one class or more, got 0");
  expect(() => presetClasses("ring", 16, 1.5)).toThrow("need one class or more, got 1.5");
});
