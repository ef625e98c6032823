import { expect, test } from "vitest";
import { createCellKernel, fillCellKernel } from "../../../src/maths/density/cell-kernel.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { flat, reference } from "../reference.ts";
import { checkIntegrals, checkValues } from "./check-levels.ts";

const { points, levels, mass, size } = reference.raster;
const raster = rasterDensity(flat(mass), size);

/**
 * The reference takes A as a plain difference of Φ, which loses digits far from the cells: each Φ is off by up to 2⁻⁵³,
 * so A by 2⁻⁵²/h and q by 2⁻⁵²/h · Σ m (A_x + A_y). Where q is small beside that, the reference knows no better; ours
 * takes the tails, which keep their digits.
 */
function roundingOfReference(sigma: number): Float64Array<ArrayBuffer> {
  const axis = createCellKernel(2, size);
  const masses = flat(mass);
  const total = masses.reduce((sum, m) => sum + m, 0);
  const logDensity = raster.logDensity(flat(points), sigma);
  return Float64Array.from(points, ([x, y], point) => {
    axis.value.fill(0);
    fillCellKernel(axis, 0, x, size, sigma);
    fillCellKernel(axis, 1, y, size, sigma);
    const sum = masses.reduce(
      (before, m, cell) => before + m * (axis.value[cell % size] + axis.value[size + Math.floor(cell / size)]),
      0,
    );
    return (((2 ** -52 * size) / 2) * sum) / (total * Math.exp(logDensity[point]));
  });
}

test.each(levels)("the reference raster at σ = $sigma", (level) => {
  checkValues(raster, flat(points), level, roundingOfReference(level.sigma));
  checkIntegrals(raster, level);
});

test("where there is any density to speak of, the reference's rounding is nothing beside the error allowed", () => {
  for (const { sigma } of levels) {
    const logDensity = raster.logDensity(flat(points), sigma);
    const rounding = roundingOfReference(sigma).filter((_, point) => logDensity[point] > Math.log(1e-3));
    expect(rounding.length).toBeGreaterThan(0);
    expect(Math.max(...rounding)).toBeLessThan(1e-10);
  }
});
