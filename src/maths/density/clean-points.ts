import type { DataScale } from "../network/architecture.ts";
import type { FloatArray } from "../points.ts";
import { pointStatistics } from "../points.ts";
import type { NoiseAddress } from "../random.ts";
import { fillUniforms } from "../random.ts";
import type { FillLabels } from "./clean-labels.ts";
import { firstClass, labelsOfCells, labelsOfPoints } from "./clean-labels.ts";
import type { DataSource, RasterSource } from "./data-source.ts";
import type { PreparedComponents } from "./mixture-components.ts";
import { mixtureScale, prepareComponents } from "./mixture-components.ts";
import type { RasterCells } from "./raster-cells.ts";
import { pickCell, prepareCells, rasterScale } from "./raster-cells.ts";

/** Points of p without noise, x₀ of training: a pure function of uniform numbers. */
export interface CleanPoints {
  /** Of the density that densityOf makes of the same source. */
  readonly scale: DataScale;
  /**
   * Clean points from four uniform numbers each.
   *
   * @param uniforms in [0, 1), multiples of 2⁻²⁴ as fillUniforms gives them, [n, 4]
   * @param out receives them, [n, 2]
   */
  fill(uniforms: ArrayLike<number>, out: FloatArray): void;
  /** Their classes, from the same numbers. */
  readonly fillLabels: FillLabels;
}

/** @throws RangeError when the source is empty or not a density */
export function cleanPoints(source: DataSource): CleanPoints {
  switch (source.kind) {
    case "raster":
      return rasterPoints(source);
    case "mixture":
      return componentPoints(prepareComponents(source.components));
    case "points":
      return cloudPoints(source.points, source.labels);
    default:
      return source satisfies never;
  }
}

function rasterPoints({ mass, size, classes }: RasterSource): CleanPoints {
  const cells = prepareCells(mass, size);
  return cellPoints(cells, rasterScale(mass, size), classes && labelsOfCells(cells, classes));
}

/** A cell by its mass, then a place inside it. */
export function cellPoints(cells: RasterCells, scale: DataScale, fillLabels = firstClass): CleanPoints {
  const { size } = cells;
  const h = 2 / size;
  return {
    scale,
    fillLabels,
    fill(uniforms, out) {
      for (let i = 0; 2 * i < out.length; i++) {
        const cell = pickCell(cells, uniforms[4 * i]);
        const row = Math.floor(cell / size);
        out[2 * i] = -1 + (cell - row * size + uniforms[4 * i + 1]) * h;
        out[2 * i + 1] = -1 + (row + uniforms[4 * i + 2]) * h;
      }
    },
  };
}

/** What keeps the logarithm of a multiple of 2⁻²⁴ finite. */
const aboveZero = 2 ** -24;

/** [a, b, c] of each component, [K, 3]: C = L Lᵀ with L = [[a, 0], [b, c]]. */
export function componentFactors({ count, covariances }: PreparedComponents): Float64Array<ArrayBuffer> {
  const factors = new Float64Array(3 * count);
  for (let k = 0; k < count; k++) {
    const [xx, xy, yy] = covariances.subarray(3 * k, 3 * k + 3);
    const a = Math.sqrt(xx);
    const b = a > 0 ? xy / a : 0;
    factors.set([a, b, Math.sqrt(Math.max(0, yy - b * b))], 3 * k);
  }
  return factors;
}

/** A component by its weight, then two normal numbers by the transform of Box & Muller (1958). */
export function componentPoints(components: PreparedComponents): CleanPoints {
  const { count, shares, means } = components;
  const factors = componentFactors(components);
  return {
    scale: mixtureScale(components),
    fillLabels: firstClass,
    fill(uniforms, out) {
      for (let i = 0; 2 * i < out.length; i++) {
        let k = 0;
        let below = shares[0];
        while (uniforms[4 * i] >= below && k + 1 < count) below += shares[++k];
        const radius = Math.sqrt(-2 * Math.log(uniforms[4 * i + 1] + aboveZero));
        const angle = 2 * Math.PI * uniforms[4 * i + 2];
        const u = radius * Math.cos(angle);
        const v = radius * Math.sin(angle);
        out[2 * i] = means[2 * k] + factors[3 * k] * u;
        out[2 * i + 1] = means[2 * k + 1] + factors[3 * k + 1] * u + factors[3 * k + 2] * v;
      }
    },
  };
}

/** A preconditioned network's reach is proportional to the data's spread: that of points in one place must not be zero. */
const leastStd = 1e-3;

/**
 * One of the points, all equally likely.
 *
 * @param points [n, 2]
 * @param labels their classes, [n]; of the first where there are none
 * @throws RangeError when there are none or one is not finite
 */
export function cloudPoints(points: FloatArray, labels?: Int8Array): CleanPoints {
  const n = points.length >>> 1;
  const bad = points.findIndex((coordinate) => !Number.isFinite(coordinate));
  if (bad >= 0) {
    const i = bad >>> 1;
    throw new RangeError(`point ${i + 1}: need finite coordinates, got (${points[2 * i]}, ${points[2 * i + 1]})`);
  }
  const { mean, std } = pointStatistics(points);
  return {
    scale: { mean, std: Math.max(std, leastStd) },
    fillLabels: labels ? labelsOfPoints(labels) : firstClass,
    fill(uniforms, out) {
      for (let i = 0; 2 * i < out.length; i++) {
        const picked = Math.floor(uniforms[4 * i] * n);
        out[2 * i] = points[2 * picked];
        out[2 * i + 1] = points[2 * picked + 1];
      }
    },
  };
}

/** n points at an address of the random streams, [n, 2]; a fresh array. */
export function drawClean(clean: CleanPoints, n: number, address: NoiseAddress): Float64Array<ArrayBuffer> {
  const uniforms = new Float64Array(4 * n);
  fillUniforms(uniforms, address);
  const points = new Float64Array(2 * n);
  clean.fill(uniforms, points);
  return points;
}

/** The classes of the points that drawClean gives for the same address, [n]; a fresh array. */
export function drawLabels(clean: CleanPoints, n: number, address: NoiseAddress): Int8Array<ArrayBuffer> {
  const uniforms = new Float64Array(4 * n);
  fillUniforms(uniforms, address);
  const labels = new Int8Array(n);
  clean.fillLabels(uniforms, labels);
  return labels;
}
