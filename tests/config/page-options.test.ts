import { expect, test } from "vitest";
import { readPageOptions } from "../../src/config/page-options.ts";

const originOf = (text: string) => {
  const { options, problems } = readPageOptions([["origin", text]]);
  return { origin: options.origin, refused: problems.map(({ name }) => name) };
};

test.each([
  ["https://deck.test", "https://deck.test"],
  ["https://deck.test/", "https://deck.test"],
  ["https://Deck.Test:443/talks/one.html?x#y", "https://deck.test"],
  ["http://127.0.0.1:8000", "http://127.0.0.1:8000"],
  ["http://[::1]:8000", "http://[::1]:8000"],
  ["null", "null"],
])("an origin is named as a browser names it: %s", (text, origin) => {
  expect(originOf(text)).toEqual({ origin, refused: [] });
});

test.each([
  "",
  "deck.test",
  "*",
  "https://",
  "https://deck.test:99999",
  "javascript:alert(1)",
  "file:///x",
  `https://${"x".repeat(400)}`,
])("an origin that cannot be read lets nobody in: %s", (text) => {
  const { origin, refused } = originOf(text);
  expect(refused).toEqual(["origin"]);
  expect(origin).toBe("https://nobody.invalid");
  // The browser takes it as the address of a message.
  expect(new URL(origin).origin).toBe(origin);
});
