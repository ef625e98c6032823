import type { FloatArray } from "../points.ts";

/**
 * σ² (∂s_y/∂x - ∂s_x/∂y), the mean over each cell of a square grid: by Stokes the circulation around the
 * cell over its area, each edge by the trapezoidal rule from the corners. It has no unit. A score is a gradient and has
 * none; what a field that changes much within one cell shows of it is the error of the rule, of second order in the
 * side of a cell.
 *
 * @param score s at the corners, [side + 1, side + 1, 2], row j ↔ y upwards
 * @param half half a side of the square, data units: 1 unless told
 * @returns [side, side], row j ↔ y upwards
 * @throws RangeError when the score does not fit the grid
 */
export function curlField(score: FloatArray, side: number, sigma: number, half = 1): Float32Array<ArrayBuffer> {
  const corners = side + 1;
  if (!(Number.isInteger(side) && side >= 1) || score.length !== 2 * corners * corners) {
    throw new RangeError(`need a score at (side + 1)² corners, got side ${side} and ${score.length / 2} corners`);
  }
  const values = new Float32Array(side * side);
  // h/2 for the mean of two ends along an edge, 1/h² for the area; h = 2 half/side.
  const scale = (sigma * sigma * side) / (4 * half);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      const low = 2 * (j * corners + i);
      const high = low + 2 * corners;
      const bottom = score[low] + score[low + 2];
      const right = score[low + 3] + score[high + 3];
      const top = score[high] + score[high + 2];
      const left = score[low + 1] + score[high + 1];
      values[j * side + i] = scale * (bottom + right - top - left);
    }
  }
  return values;
}
