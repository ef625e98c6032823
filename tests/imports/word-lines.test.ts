import { expect, test } from "vitest";
import { checkWord, wordLines } from "../../src/imports/word-lines.ts";
import { problemOf } from "./read-problem.ts";

/** A face in which every character is half as wide as a line is high. */
const measure = (line: string) => ({ width: [...line].length / 2, height: 1 });

test.each([
  ["∇", ["∇"]],
  ["得分", ["得分"]],
  ["score", ["score"]],
  ["score matching", ["score", "matching"]],
  ["去噪得分匹配很有", ["去噪得分", "匹配很有"]],
  ["incomprehensibilities", ["incompr", "ehensib", "ilities"]],
])("%s is set in the lines in which it is largest", (word, lines) => {
  expect(wordLines(word, measure)).toEqual(lines);
});

test("spaces around a word and between words do not count", () => {
  expect(checkWord("  score \n matching ")).toBe("score matching");
});

test("forty characters are taken, as a reader counts them; more are refused, and how many there were", async () => {
  expect(checkWord("e\u0301".repeat(40))).toHaveLength(80);
  expect(await problemOf(() => checkWord("∇".repeat(41)))).toEqual({ code: "word-long", got: 41, most: 40 });
  expect(await problemOf(() => checkWord("a".repeat(500)))).toEqual({ code: "word-long", got: 500, most: 40 });
});

test("blank text is refused", async () => {
  expect(await problemOf(() => checkWord(" \t\n"))).toEqual({ code: "word-blank" });
});
