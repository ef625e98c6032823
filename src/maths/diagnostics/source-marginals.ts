import type { DataSource } from "../density/data-source.ts";
import { isEmptySource } from "../density/densities.ts";
import { normalCdf, normalPdf } from "../normal.ts";
import type { Marginal, Marginals } from "./marginals.ts";
import { sampledMarginals } from "./marginals.ts";

/** How much of something lies below a place. */
type Distribution = (place: number) => number;

/** Points beyond so many are gathered in as many places: at σ = 0.005 the shares then err by 1e-5. */
const mostPlaces = 4096;
/** Of N(0, 1) 1e-19 lies beyond. */
const reach = 9;

/**
 * The shares of q_σ on either axis, in closed form: noise blurs the marginals of p as it does p, and those of a mixture
 * are normal, those of a raster and of points sums of steps. trueMarginals integrates any density; this is right to
 * rounding and a thousand times faster, so that it can follow σ while it changes.
 *
 * @param sigma 0 for the data themselves
 * @returns null for an empty source
 * @throws RangeError when there are no bins, or σ is negative or not finite
 */
export function sourceMarginals(source: DataSource, sigma: number, bins: number): Marginals | null {
  if (!(Number.isInteger(bins) && bins >= 1)) throw new RangeError(`need at least one bin, got ${bins}`);
  if (!(sigma >= 0 && sigma < Number.POSITIVE_INFINITY)) throw new RangeError(`need a finite σ ≥ 0, got ${sigma}`);
  if (isEmptySource(source)) return null;
  // A point may lie on the edge of a bin.
  if (source.kind === "points" && sigma === 0) return sampledMarginals(source.points, bins);
  return { x: sharesOf(distribution(source, 0, sigma), bins), y: sharesOf(distribution(source, 1, sigma), bins) };
}

function sharesOf(below: Distribution, bins: number): Marginal {
  const edges = Float64Array.from({ length: bins + 1 }, (_, k) => below(-1 + (2 * k) / bins));
  return {
    bins: Float64Array.from({ length: bins }, (_, k) => Math.max(0, edges[k + 1] - edges[k])),
    below: edges[0],
    above: Math.max(0, 1 - edges[bins]),
  };
}

function distribution(source: DataSource, axis: 0 | 1, sigma: number): Distribution {
  switch (source.kind) {
    case "mixture": {
      const total = source.components.reduce((sum, { weight }) => sum + weight, 0);
      const parts = source.components.map(({ weight, mean, covariance }) => ({
        share: weight / total,
        mean: mean[axis],
        std: Math.hypot(Math.sqrt(covariance[2 * axis]), sigma),
      }));
      return (place) => parts.reduce((sum, { share, mean, std }) => sum + share * normalBelow((place - mean) / std), 0);
    }
    case "raster":
      return blurredCells(massesAlong(source.mass, source.size, axis), sigma);
    case "points":
      return blurredPoints(source.points, axis, sigma);
    default:
      return source satisfies never;
  }
}

/** Φ */
const normalBelow = (t: number): number => (t > reach ? 1 : t < -reach ? 0 : normalCdf(t));
/** ∫Φ = tΦ(t) + φ(t) */
const normalRamp = (t: number): number => (t > reach ? t : t < -reach ? 0 : t * normalCdf(t) + normalPdf(t));

/** Shares of the columns (axis 0) or rows of a raster. */
function massesAlong(mass: Float32Array, size: number, axis: 0 | 1): Float64Array {
  const sums = new Float64Array(size);
  for (const [cell, m] of mass.entries()) sums[axis === 0 ? cell % size : Math.floor(cell / size)] += m;
  const total = sums.reduce((sum, m) => sum + m, 0);
  return sums.map((m) => m / total);
}

/** Of a cell, uniform over [l, l + h], (σ/h)(R((x - l)/σ) - R((x - l - h)/σ)) lies below x, with R = ∫Φ. */
function blurredCells(shares: Float64Array, sigma: number): Distribution {
  const width = 2 / shares.length;
  const below = (from: number): number => {
    if (sigma === 0) return Math.min(1, Math.max(0, from / width));
    return (sigma / width) * (normalRamp(from / sigma) - normalRamp((from - width) / sigma));
  };
  return (place) => shares.reduce((sum, share, k) => (share > 0 ? sum + share * below(place + 1 - k * width) : sum), 0);
}

function blurredPoints(points: Float32Array, axis: 0 | 1, sigma: number): Distribution {
  const n = points.length / 2;
  const coordinates = Float64Array.from({ length: n }, (_, i) => points[2 * i + axis]);
  const { places, shares } = n > mostPlaces ? gathered(coordinates) : { places: coordinates, shares: null };
  return (place) => {
    let sum = 0;
    for (const [k, at] of places.entries()) sum += (shares?.[k] ?? 1 / n) * normalBelow((place - at) / sigma);
    return sum;
  };
}

/** Even places that share out each point between its two neighbours, so that every mean stays. */
function gathered(coordinates: Float64Array): { places: Float64Array; shares: Float64Array } {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const x of coordinates) {
    least = Math.min(least, x);
    most = Math.max(most, x);
  }
  const step = (most - least) / (mostPlaces - 1) || 1;
  const shares = new Float64Array(mostPlaces);
  for (const x of coordinates) {
    const at = (x - least) / step;
    const k = Math.min(mostPlaces - 2, Math.floor(at));
    shares[k] += (k + 1 - at) / coordinates.length;
    shares[k + 1] += (at - k) / coordinates.length;
  }
  return { places: Float64Array.from({ length: mostPlaces }, (_, k) => least + k * step), shares };
}
