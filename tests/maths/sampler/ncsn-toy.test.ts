import { expect, test } from "vitest";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { sharesOf } from "./ncsn-toy.ts";

// One seed's standard error is √(p(1 - p)/1280) = 0.014 and 0.011; the mean of eight seeds has 0.005 and 0.004.

test("Langevin loses the weights of NCSN's toy: half of the particles, not 0.80", () => {
  expect(Math.abs(sharesOf([1], 1000).mean - 0.51)).toBeLessThan(0.03);
});

test("annealed Langevin finds them, nearly", () => {
  expect(Math.abs(sharesOf(geometricLadder(10, 20, 1), 100).mean - 0.785)).toBeLessThan(0.025);
});
