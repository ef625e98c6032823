import type { Quiver } from "./quiver.ts";
import { isInside, type PixelRect, squareScale } from "./scales.ts";

export interface DenoiserOptions {
  /** Score at the cell centres of an n × n grid over the square, [n², 2], row j ↔ y upwards. */
  readonly field: Float32Array;
  readonly n: number;
  readonly sigma: number;
  /** Side of the square on the stage, px. */
  readonly side: number;
  /** Half of it in data units: 1 unless told. */
  readonly half?: number;
  /** No arrow starts in it: the scale bar's box. */
  readonly exclusion?: PixelRect | null;
}

/** An arrow keeps this far from the exclusion rectangle, px. */
const clearance = 5;

/**
 * Arrows x → D(x) = x + σ² s(x, σ), to true scale, each from its grid point to the mean of the clean points that may
 * have become x. Tweedie's formula: Robbins (1956), Efron (2011), https://doi.org/10.1198/jasa.2011.tm11181
 *
 * @returns a fresh quiver; NaN where the score is not finite or the start is hidden
 * @throws RangeError unless the field is [n², 2]
 */
export function denoiserArrows(options: DenoiserOptions): Quiver {
  const { field, n, sigma, side, half = 1, exclusion = null } = options;
  if (field.length !== 2 * n * n) throw new RangeError(`need a field of [${n * n}, 2], got ${field.length} numbers`);
  const { left, top } = squareScale(side);
  const unit = side / (2 * half);
  const variance = sigma * sigma;
  const arrows = new Float32Array(4 * n * n);
  for (let index = 0; index < n * n; index++) {
    const x0 = left((2 * ((index % n) + 0.5)) / n - 1);
    const y0 = top((2 * (Math.floor(index / n) + 0.5)) / n - 1);
    const dx = variance * field[2 * index] * unit;
    const dy = -variance * field[2 * index + 1] * unit;
    const hidden = !Number.isFinite(dx + dy) || (exclusion !== null && isInside(exclusion, x0, y0, clearance));
    arrows.set(hidden ? [Number.NaN, Number.NaN, Number.NaN, Number.NaN] : [x0, y0, x0 + dx, y0 + dy], 4 * index);
  }
  return { n, side, arrows };
}
