import { expect, test } from "vitest";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { largestError, reference } from "../reference.ts";

test("the reference's ladder is geometric", () => {
  const { sigmas } = reference;
  const ladder = geometricLadder(sigmas.length, sigmas[0], sigmas[sigmas.length - 1]);
  expect(largestError(ladder, sigmas)).toBeLessThan(1e-14);
});
