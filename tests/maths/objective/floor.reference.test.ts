import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { denoisingFloor } from "../../../src/maths/objective/floor.ts";
import { flat, reference } from "../reference.ts";

test("the floors of the reference mixture and raster", () => {
  const mixture = gaussianMixture(reference.gaussianMixture);
  for (const { sigma, dsmFloor } of reference.gaussianMixture.levels) {
    expect(Math.abs(denoisingFloor("sigma2", sigma, mixture.fisherInformation(sigma)) - dsmFloor)).toBeLessThan(1e-6);
  }
  const raster = rasterDensity(flat(reference.raster.mass), reference.raster.size);
  for (const { sigma, dsmFloor } of reference.raster.levels) {
    expect(Math.abs(denoisingFloor("sigma2", sigma, raster.fisherInformation(sigma)) - dsmFloor)).toBeLessThan(1e-6);
  }
});
