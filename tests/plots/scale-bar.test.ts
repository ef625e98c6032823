import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleBar, scaleBarShare, scaleBarTitle } from "../../src/plots/scale-bar.ts";

test("the bar is as long as σ on the stage", () => {
  // The stage shows 2 data units on 600 px, so σ = 0.24 takes 72 px.
  const bar = scaleBar(0.24, 600);
  expect(bar.to - bar.from).toBeCloseTo(72, 9);
  expect(bar.share).toBe(1);
});

test("a σ too wide for the corner is shown by its half or quarter", () => {
  expect(scaleBar(1, 600).share).toBe(0.5);
  const bar = scaleBar(2, 600);
  expect(bar.share).toBe(0.25);
  expect(bar.to - bar.from).toBeCloseTo(150, 9);
});

test("the bar lies in its box, and the box in the bottom left of the stage", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 5, noNaN: true }), fc.integer({ min: 360, max: 900 }), (sigma, side) => {
      const { box, from, to, y } = scaleBar(sigma, side);
      expect(from).toBeGreaterThan(box.left);
      expect(to).toBeLessThan(box.left + box.width);
      expect(y).toBeGreaterThan(box.top);
      expect(y).toBeLessThan(box.top + box.height);
      expect(box.top + box.height).toBeLessThan(side);
      expect(box.left + box.width).toBeLessThan(side);
    }),
  );
});

test("its title names the level where it is one of the ladder", () => {
  const ladder = [1, 0.5, 0.25];
  expect(scaleBarTitle(0.5, ladder)).toBe("σ₂ = 0.500");
  expect(scaleBarTitle(0.35, ladder)).toBe("σ = 0.350");
  expect([0.24, 1, 2].map((sigma) => scaleBarShare(scaleBar(sigma, 600)))).toEqual(["", "σ/2 ", "σ/4 "]);
});
