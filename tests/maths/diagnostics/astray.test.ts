import { expect, test } from "vitest";
import { Neighbourhood } from "../../../src/maths/diagnostics/astray.ts";
import { fillNormals } from "../../../src/maths/random.ts";

test("a point is near where one of the sample lies within reach, as a search through all of them finds", () => {
  const sample = new Float64Array(400);
  const points = new Float64Array(2000);
  fillNormals(sample, { seed: 3, stream: 0, step: 0 });
  fillNormals(points, { seed: 3, stream: 0, step: 1 });
  for (let k = 0; k < points.length; k++) points[k] *= 2;
  for (const reach of [0.05, 0.3, 4]) {
    const around = new Neighbourhood(sample, reach);
    let near = 0;
    for (let i = 0; i < points.length; i += 2) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let j = 0; j < sample.length; j += 2) {
        nearest = Math.min(nearest, Math.hypot(points[i] - sample[j], points[i + 1] - sample[j + 1]));
      }
      expect(around.holds(points[i], points[i + 1]), `seed 3, point ${i / 2}, reach ${reach}`).toBe(nearest <= reach);
      if (nearest <= reach) near++;
    }
    expect(around.near(points)).toHaveLength(2 * near);
    expect(near).toBeGreaterThan(0);
  }
});

test("what is not finite is near nothing, and a reach that is none is refused", () => {
  const around = new Neighbourhood(Float64Array.of(0, 0), 1);
  expect(around.holds(Number.NaN, 0)).toBe(false);
  expect(around.holds(0, Number.POSITIVE_INFINITY)).toBe(false);
  expect(around.holds(1e300, 0)).toBe(false);
  const inside = Float64Array.of(0.1, 0.2);
  expect(around.near(inside)).toBe(inside);
  expect(() => new Neighbourhood(inside, 0)).toThrow("need a reach > 0, got 0");
});
