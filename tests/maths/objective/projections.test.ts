import { expect, test } from "vitest";
import { projections } from "../../../src/maths/objective/objectives.ts";
import { fillProjections } from "../../../src/maths/objective/projections.ts";
import { streams } from "../../../src/maths/random.ts";

const address = { seed: 4, stream: streams.projections, step: 2 };
const n = 40_000;

test.each(projections)("%s projections have E[v vᵀ] = I", (projection) => {
  const v = new Float64Array(2 * n);
  fillProjections(projection, address, v);
  const mean = (f: (x: number, y: number) => number) => {
    let sum = 0;
    for (let b = 0; b < n; b++) sum += f(v[2 * b], v[2 * b + 1]);
    return sum / n;
  };
  // A product of two standard normal numbers has a variance of at most 2.
  const allowed = 4 * Math.sqrt(2 / n);
  expect(Math.abs(mean((x) => x))).toBeLessThan(allowed);
  expect(Math.abs(mean((x) => x * x) - 1)).toBeLessThan(allowed);
  expect(Math.abs(mean((_, y) => y * y) - 1)).toBeLessThan(allowed);
  expect(Math.abs(mean((x, y) => x * y))).toBeLessThan(allowed);
});

test("rademacher projections are signs", () => {
  const v = new Float64Array(64);
  fillProjections("rademacher", address, v);
  expect(new Set(v)).toEqual(new Set([-1, 1]));
});
