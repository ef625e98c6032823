import fc from "fast-check";
import { expect, test } from "vitest";
import { roundedSum, stepDecimals } from "../../src/plots/step-rounding.ts";

test("terms that round up together still add up to the sum", () => {
  // 0.0006 twice is 0.0012: 1.000 + 0.001 + 0.001 would be 1.002, not 1.001.
  expect(roundedSum([1, 0.0006, 0.0006], 1.0012, 3)).toEqual({ terms: [1, 0.001, 0], sum: 1.001 });
  expect(roundedSum([-1.364, 0.012, -0.076], -1.428, 3)).toEqual({ terms: [-1.364, 0.012, -0.076], sum: -1.428 });
});

test("any terms add up in the digits shown; the first and the sum are to the nearest, the others off by less than one", () => {
  const term = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(term, { minLength: 2, maxLength: 4 }), fc.integer({ min: 2, max: 7 }), (terms, decimals) => {
      const sum = terms.reduce((total, each) => total + each, 0);
      const unit = 10 ** decimals;
      const shown = roundedSum(terms, sum, decimals);
      const units = shown.terms.map((each) => Math.round(each * unit));
      expect(units.reduce((total, each) => total + each, 0)).toBe(Math.round(shown.sum * unit));
      expect(shown.sum).toBe(Math.round(sum * unit) / unit + 0);
      expect(shown.terms[0]).toBe(Math.round((terms[0] as number) * unit) / unit + 0);
      // 1e-6: the scaled numbers are doubles too.
      for (const [k, each] of terms.entries())
        expect(Math.abs((units[k] as number) - each * unit)).toBeLessThan(1 + 1e-6);
    }),
  );
});

test("what is not finite is told by NaN, and one term is no sum", () => {
  expect(roundedSum([1, Number.NaN], Number.NaN, 3).sum).toBeNaN();
  expect(() => roundedSum([1], 1, 3)).toThrow("need at least 2 terms, got 1");
});

test("smaller steps get more digits, within three and seven", () => {
  // α = 0.1 σ² moves by about 0.05 σ: 0.05 at σ = 1 is 0.050, 0.001 at σ = 0.02 is 0.0010.
  const langevin = (sigma: number) => stepDecimals("langevin", { sigma, size: 0.1 * sigma ** 2 }, 1);
  expect([1, 0.2, 0.1, 0.02, 1e-9].map(langevin)).toEqual([3, 3, 4, 4, 7]);
  expect(stepDecimals("euler", { sigma: 1, size: 0.002 }, 1)).toBe(4);
  expect(stepDecimals("denoise", { sigma: 0.005, size: 0.000025 }, 1)).toBe(4);
  // β = 0.01 where σ = 1 and so ᾱ = 1/2: noise √½ in x, and 0.01/√½ = 0.014.
  expect(stepDecimals("ddim", { sigma: 1, size: 0.01 }, Math.SQRT2)).toBe(3);
});
