import { expect, test } from "vitest";
import {
  formatAxisStep,
  formatAxisValue,
  formatCount,
  formatDigits,
  formatFixed,
  formatFromLog,
  formatMeasured,
  formatRate,
  formatSigma,
  formatSigmaLong,
  formatSignificant,
  levelName,
  subscript,
} from "../../src/plots/format.ts";

/** U+2212 and U+202F, written out so that a reader can tell them from their look-alikes. */
const minus = "\u2212";
const thin = "\u202f";

test("thousands are set apart by a narrow no-break space", () => {
  expect(formatCount(0)).toBe("0");
  expect(formatCount(999)).toBe("999");
  expect(formatCount(1240)).toBe(`1${thin}240`);
  expect(formatCount(-1234567.4)).toBe(`${minus}1${thin}234${thin}567`);
});

test("rates below ten keep two digits, and none is rounded to nothing", () => {
  expect([0.36, 1, 6.24, 12.4, 2659.3].map(formatRate)).toEqual(["0.36", "1", "6.2", "12", `2${thin}659`]);
});

test("minus is U+2212, and zero has none", () => {
  expect(formatFixed(-1.428, 3)).toBe(`${minus}1.428`);
  expect(formatFixed(-0.0001, 3)).toBe("0.000");
  expect(formatAxisValue(-1)).toBe(`${minus}1`);
});

test("what is not a number is an en dash", () => {
  expect([formatCount(Number.NaN), formatFixed(Number.POSITIVE_INFINITY, 2), formatSignificant(Number.NaN)]).toEqual([
    "–",
    "–",
    "–",
  ]);
});

test("a noise level keeps two decimals above 0.1 and two digits below", () => {
  expect([1, 0.65, 0.243, 0.0795, 0.05, 0.0313, 0.005].map(formatSigma)).toEqual([
    "1.00",
    "0.65",
    "0.24",
    "0.08",
    "0.05",
    "0.031",
    "0.005",
  ]);
  expect(formatSigmaLong(0.2431)).toBe("0.243");
  expect(formatSigmaLong(0.03128)).toBe("0.0313");
});

test("the levels of a ladder of thirty have thirty names", () => {
  const ladder = Array.from({ length: 30 }, (_, index) => 0.02 ** (index / 29));
  expect(new Set(ladder.map(formatSigma)).size).toBe(30);
});

test("significant digits survive, trailing zeros do not", () => {
  expect(formatSignificant(0.02711)).toBe("0.027");
  expect(formatSignificant(120)).toBe("120");
  expect(formatSignificant(0.1)).toBe("0.1");
  expect(formatSignificant(0)).toBe("0");
  expect(formatSignificant(3e-12)).toBe(`3.0e${minus}12`);
});

test("cells of one column have as many digits each, trailing zeros too", () => {
  expect([0.19, 0.00051, 0.9618, 12.04, 1234.5, -0.56, 0].map((value) => formatDigits(value, 3))).toEqual([
    "0.190",
    "0.000510",
    "0.962",
    "12.0",
    "1235",
    `${minus}0.560`,
    "0",
  ]);
  expect(formatDigits(Number.NaN, 3)).toBe("–");
});

test("axes count in thousands and millions", () => {
  expect([1, 100, 1000, 2500, 10000, 1e6].map(formatAxisStep)).toEqual(["1", "100", "1k", "2.5k", "10k", "1M"]);
  expect([0, 0.5, 0.01, 2, 1e-6, 250000].map(formatAxisValue)).toEqual([
    "0",
    "0.5",
    "0.01",
    "2",
    `1e${minus}6`,
    "2.5e5",
  ]);
});

test("indices are subscripts", () => {
  expect(levelName(5)).toBe("σ₅");
  expect(subscript(10)).toBe("₁₀");
});

test("a number by its logarithm is written out near one, and by powers of ten elsewhere, underflow included", () => {
  expect(formatFromLog(Math.log(0.82))).toBe("0.82");
  expect(formatFromLog(Math.log(31.25))).toBe("31.3");
  expect(formatFromLog(Math.log(3.1e-7))).toBe("3.1·10⁻⁷");
  expect(formatFromLog(-402.5 * Math.LN10)).toBe("3.2·10⁻⁴⁰³");
  expect(formatFromLog(Math.log(9.97e5))).toBe("1.0·10⁶");
  expect(formatFromLog(Number.NEGATIVE_INFINITY)).toBe("0");
  expect(formatFromLog(Number.NaN)).toBe("–");
});

test("a measured value is written to the second digit of its error", () => {
  expect(formatMeasured(0.48213, 0.01321)).toEqual({ value: "0.482", error: "0.013" });
  expect(formatMeasured(-1234.5, 21)).toEqual({ value: `${minus}1235`, error: "21" });
  expect(formatMeasured(0.006026381, 1.2e-10)).toEqual({ value: "0.006026", error: `1e${minus}10` });
  expect(formatMeasured(0, 0)).toEqual({ value: "0", error: "0" });
  expect(formatMeasured(0.5, Number.NaN)).toEqual({ value: "0.5", error: "0" });
});
