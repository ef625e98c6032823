import { expect, test } from "vitest";
import { wrappedLines } from "../../../src/exports/film/wrapped-lines.ts";

const letters = (text: string) => Array.from(text).length;

test("English breaks between words, and no line is wider than the room", () => {
  expect(wrappedLines("Start hot, cool slowly, and the drawing condenses", 18, letters)).toEqual([
    "Start hot, cool",
    "slowly, and the",
    "drawing condenses",
  ]);
});

test("Chinese breaks between characters, but no line begins with a comma", () => {
  expect(wrappedLines("先热后冷，慢慢来，图画自会成形", 5, letters)).toEqual([
    "先热后冷，",
    "慢慢来，图",
    "画自会成形",
  ]);
  expect(wrappedLines("先热后冷，慢慢来", 4, letters)).toEqual(["先热后", "冷，慢慢", "来"]);
});

test("what is too long for all lines ends in an ellipsis, and a long word stands alone", () => {
  expect(wrappedLines("one two, three four", 8, letters, 1)).toEqual(["one two…"]);
  expect(wrappedLines("a incomprehensibilities b", 6, letters)).toEqual(["a", "incomprehensibilities", "b"]);
  expect(wrappedLines("", 6, letters)).toEqual([]);
});
