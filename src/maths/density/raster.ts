import type { FloatArray } from "../points.ts";
import { cellsOfAxis } from "./cell-kernel.ts";
import { cellPoints, drawClean } from "./clean-points.ts";
import type { Density, Extent, Modes, Support } from "./density.ts";
import { distanceToCell, nearestMass } from "./nearest-mass.ts";
import { needNoise } from "./need-noise.ts";
import { inOneGo } from "./pieces.ts";
import type { RasterCells } from "./raster-cells.ts";
import { prepareCells, rasterScale } from "./raster-cells.ts";
import { extentOfRaster } from "./raster-extent.ts";
import { rasterFisherInformation } from "./raster-fisher.ts";
import { rasterModes } from "./raster-modes.ts";
import { pointEvaluator } from "./raster-point.ts";
import { extentOf, sweepGrid } from "./raster-sweep.ts";

/**
 * What is drawn: masses of size × size cells over [-1, 1]², y up, row j ↔ y, column i ↔ x; constant inside a cell.
 * Noise factorises over x and y, so the density of a whole grid is three small matrix products (cell-kernel.ts).
 *
 * Where q_σ falls below 1e-30 nothing can be computed from it. There the score is the pull of the nearest mass,
 * (x₁ - x)/σ² with x₁ its nearest point, which it tends to far away, and log q_σ the
 * matching log(m₁/h²) - ‖x₁ - x‖²/(2σ²).
 */
export interface RasterDensity extends Density {
  readonly size: number;
  /** Cell masses, [size, size], of total one. */
  readonly mass: Float64Array<ArrayBuffer>;
  /** The cells, prepared for drawing from. */
  readonly cells: RasterCells;
}

/** Below this density the nearest mass answers. */
const underflow = 1e-30;

/**
 * @param mass [size, size], any positive total
 * @throws RangeError when the length does not fit, a mass is negative or not finite, or no cell has mass
 */
export function rasterDensity(mass: ArrayLike<number>, size: number): RasterDensity {
  const cells = prepareCells(mass, size);
  const total = cells.cumulative[cells.cumulative.length - 1];
  const normalised = Float64Array.from({ length: size * size }, (_, cell) => mass[cell] / total);
  const h = 2 / size;
  const extent = extentOf(normalised, size);
  const nearest = nearestMass(normalised, size);
  const fill = cellsOfAxis(size);
  const evaluate = pointEvaluator(normalised, size, extent, fill, fill);
  /** q_σ, ∂q_σ/∂x and ∂q_σ/∂y of the point at hand. */
  const local = new Float64Array(3);
  const clean = cellPoints(cells, rasterScale(normalised, size));
  let modes: Modes | null = null;
  let rasterExtent: (Extent & Support) | null = null;

  function findExtent(): Extent & Support {
    rasterExtent ??= extentOfRaster(normalised, size);
    return rasterExtent;
  }

  /** The nearest mass's pull on (x, y), written to out[at], out[at + 1]; returns its log density. */
  function pull(x: number, y: number, sigma: number, out: FloatArray | null, at: number): number {
    const cell = nearest.find(x, y);
    const j = Math.floor(cell / size);
    const towardX = distanceToCell(x, cell - j * size, h) / sigma;
    const towardY = distanceToCell(y, j, h) / sigma;
    if (out !== null) {
      out[at] = towardX / sigma;
      out[at + 1] = towardY / sigma;
    }
    return Math.log(normalised[cell] / (h * h)) - 0.5 * (towardX * towardX + towardY * towardY);
  }

  return {
    size,
    mass: normalised,
    cells,
    scale: clean.scale,

    sample: (n, address) => drawClean(clean, n, address),

    logDensity(points, sigma) {
      needNoise(sigma);
      const values = new Float64Array(points.length >>> 1);
      for (let i = 0; i < values.length; i++) {
        const x = points[2 * i];
        const y = points[2 * i + 1];
        evaluate(x, y, sigma, local);
        values[i] = local[0] < underflow ? pull(x, y, sigma, null, 0) : Math.log(local[0]);
      }
      return values;
    },

    score(points, sigma) {
      needNoise(sigma);
      const score = new Float64Array(points.length);
      for (let i = 0; i < score.length; i += 2) {
        evaluate(points[i], points[i + 1], sigma, local);
        if (local[0] < underflow) {
          pull(points[i], points[i + 1], sigma, score, i);
        } else {
          score[i] = local[1] / local[0];
          score[i + 1] = local[2] / local[0];
        }
      }
      return score;
    },

    fisherPieces(sigma) {
      needNoise(sigma);
      return rasterFisherInformation(normalised, size, findExtent().box, sigma);
    },

    grid(xs, ys, sigma) {
      needNoise(sigma);
      const width = xs.length;
      const density = new Float64Array(width * ys.length);
      const score = new Float64Array(2 * density.length);
      sweepGrid(
        { mass: normalised, size, extent, fillX: fill, fillY: fill, xs, ys, sigma },
        (j, row, slopeX, slopeY) => {
          for (let i = 0; i < width; i++) {
            const at = j * width + i;
            density[at] = row[i];
            if (row[i] < underflow) {
              pull(xs[i], ys[j], sigma, score, 2 * at);
            } else {
              score[2 * at] = slopeX[i] / row[i];
              score[2 * at + 1] = slopeY[i] / row[i];
            }
          }
        },
      );
      return { density, score };
    },

    fisherInformation(sigma) {
      return inOneGo(this.fisherPieces(sigma));
    },

    modes() {
      modes ??= rasterModes(normalised, size, nearest);
      return modes;
    },

    get extent() {
      return findExtent();
    },
  };
}
