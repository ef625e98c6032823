import { test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { flat, reference } from "../reference.ts";
import { checkIntegrals, checkValues } from "./check-levels.ts";

const { points, levels } = reference.gaussianMixture;
const mixture = gaussianMixture(reference.gaussianMixture);

test.each(levels)("the reference mixture at σ = $sigma", (level) => {
  checkValues(mixture, flat(points), level);
  checkIntegrals(mixture, level);
});
