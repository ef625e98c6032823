import { expect, test } from "vitest";
import { fileAt } from "../../src/offline/kept-files.ts";

const files = { "index.html": "a", "boot.js": "b", "deck/index.html": "c", "deck/my pictures/1.png": "d" };
const scope = "https://example.org/courses/";

test.each([
  ["", "index.html"],
  ["?preset=ring&embed=1#s=1", "index.html"],
  ["index.html", "index.html"],
  ["boot.js?v=2", "boot.js"],
  ["deck/", "deck/index.html"],
  ["deck/my%20pictures/1.png", "deck/my pictures/1.png"],
])("%j in the folder of the build is its file %j", (address, file) => {
  expect(fileAt(scope + address, scope, files)).toBe(file);
});

test.each([
  "https://example.org/courses/deck",
  "https://example.org/courses/elsewhere/",
  "https://example.org/courses/toString",
  "https://example.org/courses/%E0%A4%A",
  "https://example.org/other/boot.js",
  "https://elsewhere.example/courses/boot.js",
])("%s is none of its files", (address) => {
  expect(fileAt(address, scope, files)).toBeNull();
});
