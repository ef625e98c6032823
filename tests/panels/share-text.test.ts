import { expect, test } from "vitest";
import { shareText, wholePercents } from "../../src/panels/share-text.ts";

test("a share is told to a tenth of a percent, without a decimal that says nothing", () => {
  expect([0.7934, 0.06, 0, 1, 0.00012].map(shareText)).toEqual(["79.3 %", "6 %", "0 %", "100 %", "0 %"]);
});

test("shares of a whole add up to a hundred as they are told", () => {
  expect(wholePercents([0.505, 0.495])).toEqual(["51", "49"]);
  expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual(["34", "33", "33"]);
  expect(wholePercents([0.996, 0.004])).toEqual(["100", "0"]);
  // Where no particle is on the square.
  expect(wholePercents([0, 0])).toEqual(["0", "0"]);
});
