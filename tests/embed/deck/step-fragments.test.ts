import { expect, test } from "vitest";
import { fragmentIndices } from "../../../src/embed/deck/step-fragments.ts";

test("without a number the clicks come in the order of the document", () => {
  expect(fragmentIndices(null, 3)).toEqual([null, null, null]);
  expect(fragmentIndices("first", 2)).toEqual([null, null]);
});

test("one number counts on, a list numbers each and then counts on", () => {
  expect(fragmentIndices("2", 3)).toEqual([2, 3, 4]);
  expect(fragmentIndices("0, 2,5", 5)).toEqual([0, 2, 5, 6, 7]);
  expect(fragmentIndices("0,1,2", 2)).toEqual([0, 1]);
});
