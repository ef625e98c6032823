import { expect, test } from "vitest";
import { readKeyPress } from "../../../src/embed/deck/key-press.ts";

const pageDown = {
  key: "PageDown",
  code: "PageDown",
  keyCode: 34,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
};

test("a key as the contract has it is a key", () => {
  expect(readKeyPress(pageDown)).toEqual(pageDown);
});

test("anything else is none", () => {
  const others = [
    null,
    "PageDown",
    34,
    [],
    {},
    { ...pageDown, key: "" },
    { ...pageDown, key: "x".repeat(33) },
    { ...pageDown, keyCode: "34" },
    { ...pageDown, keyCode: Number.NaN },
    { ...pageDown, keyCode: 1e9 },
    { ...pageDown, metaKey: 1 },
    { ...pageDown, code: {} },
  ];
  for (const other of others) expect(readKeyPress(other), JSON.stringify(other)).toBeNull();
});
