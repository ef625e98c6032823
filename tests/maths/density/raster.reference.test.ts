import { test } from "vitest";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { flat, reference } from "../reference.ts";
import { checkIntegrals, checkValues } from "./check-levels.ts";

const { points, levels, mass, size } = reference.raster;
const raster = rasterDensity(flat(mass), size);

test.each(levels)("the reference raster at σ = $sigma", (level) => {
  checkValues(raster, flat(points), level);
  checkIntegrals(raster, level);
});
