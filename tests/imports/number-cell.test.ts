import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber } from "../../src/imports/number-cell.ts";

const point = { commas: false };
const comma = { commas: true };

test("any number, written as JavaScript writes it, is read back, with a comma too where commas may be decimal", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), (value, spaced) => {
      const text = spaced ? `  ${value} ` : String(value);
      // -0 is written 0.
      expect(readNumber(text, point)).toBe(value + 0);
      expect(readNumber(text.replace(".", ","), comma)).toBe(value + 0);
      expect(readNumber(value.toExponential().toUpperCase(), point)).toBe(value + 0);
    }),
    { seed: 20260301 },
  );
});

test.each([
  ["+1.5", 1.5],
  [".5", 0.5],
  ["2.", 2],
  ["−0.25", -0.25],
  ["1e3", 1000],
  ["1e999", Number.POSITIVE_INFINITY],
  ["NaN", Number.NaN],
  ["-inf", Number.NaN],
  ["Infinity", Number.NaN],
  ["1.#QNAN", Number.NaN],
])("%s is read", (text, value) => {
  expect(readNumber(text, point)).toEqual(value);
});

test.each([
  "",
  " ",
  "0x10",
  "1_000",
  "1,5",
  "1 2",
  "e5",
  ".",
  "-",
  "five",
  "1.2.3",
  "12px",
  "true",
  "2026-01-01",
  "1n",
])("%j is no number", (text) => {
  expect(readNumber(text, point)).toBe(null);
});

test("a comma is decimal only where the columns are parted by something else, and only once", () => {
  expect(readNumber("1,5", comma)).toBe(1.5);
  expect(readNumber(",5e2", comma)).toBe(50);
  expect(readNumber("1,234,5", comma)).toBe(null);
  expect(readNumber("1.234,5", comma)).toBe(null);
});
