import { expect, test } from "vitest";
import { normalCdf, normalMass, normalPdf } from "../../src/maths/normal.ts";

// python3 -c "import mpmath as m; m.mp.dps = 60; print(m.ncdf(m.mpf('-12')))", and so on.
test.each([
  [-37.5, 4.605353009581955e-308],
  [-20, 2.7536241186062337e-89],
  [-12, 1.776482112077679e-33],
  [-6, 9.86587645037698e-10],
  [-5.65, 8.022391850663514e-9],
  [-3, 0.0013498980316300946],
  [-1, 0.15865525393145705],
  [-0.66, 0.25462691467133614],
  [-0.1, 0.460172162722971],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [2, 0.9772498680518208],
  [8, 0.9999999999999994],
])("Φ(%d) is %d", (t, expected) => {
  // The tail's condition number grows like t², of the rounding of t/√2.
  expect(Math.abs(normalCdf(t) / expected - 1)).toBeLessThan(1e-15 * Math.max(1, t * t));
});

test("far tails vanish and nothing is ever NaN", () => {
  expect([-1e6, -50, 50, 1e6].map(normalCdf)).toEqual([0, 0, 1, 1]);
  expect(normalPdf(1e6)).toBe(0);
});

test("the mass of an interval keeps its accuracy in the upper tail, where the difference of Φ does not", () => {
  expect(normalMass(6, 7)).toBe(normalMass(-7, -6));
  expect(normalMass(6, 7) / (normalCdf(-6) - normalCdf(-7))).toBeCloseTo(1, 14);
  expect(normalMass(-1, 2)).toBeCloseTo(normalCdf(2) - normalCdf(-1), 15);
});

test("φ is the slope of Φ", () => {
  for (const t of [-7, -2.5, -0.66, 0, 0.3, 1.7, 5]) {
    const step = 1e-4;
    // The central difference errs by step²/6 times φ'' = (t² - 1) φ.
    expect(Math.abs(normalMass(t - step, t + step) / (2 * step * normalPdf(t)) - 1)).toBeLessThan(
      (step ** 2 * (t * t + 1)) / 6 + 1e-10,
    );
  }
});
