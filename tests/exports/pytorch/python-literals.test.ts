import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  pythonBytes,
  pythonConstant,
  pythonLines,
  pythonLiteral,
} from "../../../src/exports/pytorch/python-literals.ts";

/** What Python makes of a literal of text: its escapes are those of JSON, and \U with eight digits. */
const read = (literal: string): string =>
  JSON.parse(
    literal.replace(/\\(U([0-9a-f]{8})|[\s\S])/g, (whole, _, code) =>
      code ? String.fromCodePoint(Number.parseInt(code, 16)) : whole,
    ),
  );

test.each([
  [null, "None"],
  [true, "True"],
  [false, "False"],
  [0.1, "0.1"],
  [-0, "0"],
  [1e-7, "1e-7"],
  [[1, 0.5, [2]], "[1.0, 0.5, [2.0]]"],
  ["σ²", '"\\u03c3\\u00b2"'],
  ["😀", '"\\U0001f600"'],
  ['"; import os #', '"\\"; import os #"'],
  ["ends in \\", '"ends in \\\\"'],
  ['"""\nprint(1)', '"\\"\\"\\"\\u000aprint(1)"'],
  ["\ud800", '"\\ufffd"'],
])("%j is written as %s", (value, literal) => {
  expect(pythonLiteral(value)).toBe(literal);
});

test("a number that is none has no literal", () => {
  expect(() => pythonLiteral([1, Number.NaN])).toThrow("need a finite number, got NaN");
});

test("any text comes back, and nothing in its literal can end it early", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const literal = pythonLiteral(text);
      expect(literal).toMatch(/^"([ !#-[\]-~]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/);
      // Half of a pair is no text, and becomes the replacement character.
      expect(read(literal)).toBe(Buffer.from(text, "utf8").toString("utf8"));
    }),
    { numRuns: 500, seed: 1 },
  );
});

test("a long list is broken into lines and stays the same list", () => {
  const numbers = Array.from({ length: 40 }, (_, i) => Math.sqrt(i));
  const lines = pythonLines(numbers, 4).split("\n");
  expect(lines.every((line) => line.length <= 110)).toBe(true);
  expect(
    lines
      .join(" ")
      .replace(/[[\],]/g, " ")
      .trim()
      .split(/\s+/)
      .map(Number),
  ).toEqual(numbers);
  expect(pythonLines([1, 2])).toBe("[1.0, 2.0]");
});

test("numbers are packed to the bit", async () => {
  const numbers = Float32Array.from({ length: 300 }, (_, i) => Math.sin(i) ** 9);
  const literal = await pythonBytes(numbers);
  expect(literal).toMatch(/^"""\n([A-Za-z0-9+/=]{1,110}\n)+"""$/);
  const bytes = inflateSync(Buffer.from(literal.slice(3, -3), "base64"));
  expect(new Float32Array(new Uint8Array(bytes).buffer)).toEqual(numbers);
});

test("names of settings become names of constants", () => {
  expect(pythonConstant("stepsPerLevel")).toBe("STEPS_PER_LEVEL");
  expect(pythonConstant("snr")).toBe("SNR");
});
