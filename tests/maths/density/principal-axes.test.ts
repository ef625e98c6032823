import fc from "fast-check";
import { expect, test } from "vitest";
import { covarianceOf, principalAxes } from "../../../src/maths/density/principal-axes.ts";

test("an ellipse of 3 by 1, turned by 30°, has the covariance R diag(9, 1) Rᵀ", () => {
  const [xx, xy, yy] = covarianceOf({ along: 3, across: 1, angle: Math.PI / 6 });
  // cos² 30° = 3/4, sin 30° cos 30° = √3/4.
  expect(xx).toBeCloseTo(9 * 0.75 + 0.25, 14);
  expect(xy).toBeCloseTo(8 * (Math.sqrt(3) / 4), 14);
  expect(yy).toBeCloseTo(9 * 0.25 + 0.75, 14);
});

test("axes and covariance are inverses of one another", () => {
  const std = fc.double({ min: 0.02, max: 1, noNaN: true });
  fc.assert(
    fc.property(std, std, fc.double({ min: -1.57, max: 1.57, noNaN: true }), (a, b, angle) => {
      const covariance = covarianceOf({ along: Math.max(a, b), across: Math.min(a, b), angle });
      const axes = principalAxes(covariance);
      expect(axes.along).toBeCloseTo(Math.max(a, b), 12);
      // The smaller eigenvalue is a difference: 1e-16 of the larger, relative to 0.02².
      expect(axes.across).toBeCloseTo(Math.min(a, b), 10);
      covarianceOf(axes).forEach((value, k) => {
        expect(value).toBeCloseTo(covariance[k], 12);
      });
    }),
    { seed: 20260311 },
  );
});

test("a circle has an angle of its own choosing, 0; a line has no width", () => {
  expect(principalAxes([0.25, 0, 0.25])).toEqual({ along: 0.5, across: 0.5, angle: 0 });
  expect(principalAxes([0, 0, 4])).toEqual({ along: 2, across: 0, angle: Math.PI / 2 });
  expect(principalAxes([0, 0, 0])).toEqual({ along: 0, across: 0, angle: 0 });
});
