import type { FillKernel } from "./cell-kernel.ts";
import { createCellKernel } from "./cell-kernel.ts";
import type { RowExtent } from "./raster-sweep.ts";

/** Evaluates a raster under noise at one point: out becomes q_σ, ∂q_σ/∂x, ∂q_σ/∂y. */
export type PointEvaluator = (x: number, y: number, sigma: number, out: Float64Array) => void;

/**
 * The sums of sweepGrid for scattered points, each with its own kernels; nothing is allocated per point.
 *
 * @param mass [rows, size]
 */
export function pointEvaluator(
  mass: Float64Array,
  size: number,
  extent: RowExtent,
  fillX: FillKernel,
  fillY: FillKernel,
): PointEvaluator {
  const kernelX = createCellKernel(1, size);
  const kernelY = createCellKernel(1, mass.length / size);
  const { value, slope } = kernelX;

  return (x, y, sigma, out) => {
    fillX(kernelX, 0, x, sigma);
    fillY(kernelY, 0, y, sigma);
    let q = 0;
    let qx = 0;
    let qy = 0;
    for (let j = kernelY.first[0]; j < kernelY.end[0]; j++) {
      const first = Math.max(kernelX.first[0], extent.first[j]);
      const end = Math.min(kernelX.end[0], extent.end[j]);
      const at = j * size;
      // Even and odd cells apart: a single sum would wait for its own last addition at every cell.
      let even = 0;
      let evenSlope = 0;
      let odd = 0;
      let oddSlope = 0;
      let i = first;
      for (; i + 1 < end; i += 2) {
        const m = mass[at + i];
        const next = mass[at + i + 1];
        even += m * value[i];
        evenSlope += m * slope[i];
        odd += next * value[i + 1];
        oddSlope += next * slope[i + 1];
      }
      if (i < end) {
        even += mass[at + i] * value[i];
        evenSlope += mass[at + i] * slope[i];
      }
      q += kernelY.value[j] * (even + odd);
      qx += kernelY.value[j] * (evenSlope + oddSlope);
      qy += kernelY.slope[j] * (even + odd);
    }
    out[0] = q;
    out[1] = qx;
    out[2] = qy;
  };
}
