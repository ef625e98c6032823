import { expect, test } from "vitest";
import { checkSize } from "../../src/imports/image-limits.ts";
import { importFile } from "../../src/imports/import-file.ts";
import { pngHeader } from "./png-header.ts";
import { problemOf } from "./read-problem.ts";

test.each([
  [20_000, 20_000, "image-large"],
  [16_385, 10, "image-large"],
  [10_001, 10_000, "image-large"],
  [1, 1, "image-small"],
  [300, 1, "image-small"],
])("an image of %i × %i is refused", async (width, height, code) => {
  expect(await problemOf(() => checkSize({ width, height }))).toEqual({ code, width, height });
});

test.each([
  [2, 2],
  [16_384, 6_000],
  [10_000, 10_000],
])("an image of %i × %i is taken", (width, height) => {
  expect(() => checkSize({ width, height })).not.toThrow();
});

test("an image of 20 000 × 20 000 is refused by its header: nothing decodes it", async () => {
  // There is no decoder in Node; reaching for it would be another error.
  expect(await problemOf(() => importFile(new Blob([pngHeader(20_000, 20_000)]), "poster.png"))).toEqual({
    code: "image-large",
    width: 20_000,
    height: 20_000,
  });
});
