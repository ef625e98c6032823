import type { DataScale } from "../network/architecture.ts";
import type { FloatArray } from "../points.ts";
import type { NoiseAddress } from "../random.ts";
import type { InPieces } from "./pieces.ts";

/**
 * A data distribution p of which everything is known, also under noise: q_σ(x) = ∫ p(t) N(x; t, σ²I) dt, whose score
 * ∇ log q_σ is the exact score. Point sets are [n, 2] row-major; arrays returned are fresh, the caller may keep them.
 */
export interface Density {
  /** Mean μ and root-mean-square standard deviation σ_d per coordinate of p. */
  readonly scale: DataScale;
  /** n points of p, a pure function of the address; the first n of any longer sample. */
  sample(n: number, address: NoiseAddress): Float64Array<ArrayBuffer>;
  /** log q_σ at the points, [n]. */
  logDensity(points: FloatArray, sigma: number): Float64Array<ArrayBuffer>;
  /** ∇ log q_σ at the points, [n, 2]. */
  score(points: FloatArray, sigma: number): Float64Array<ArrayBuffer>;
  /** I(q_σ) = E‖∇ log q_σ‖² under q_σ, by quadrature. */
  fisherInformation(sigma: number): number;
  /** The same in pieces, since small noise on many points or components takes a second. */
  fisherPieces(sigma: number): InPieces<number>;
  /** q_σ and its score at every point (xs[i], ys[j]) of a grid. */
  grid(xs: ArrayLike<number>, ys: ArrayLike<number>, sigma: number): GridField;
  /** The modes of p and how much of it each holds; computed at the first call. */
  modes(): Modes;
  /** How wide and how fine p is: what a noise ladder must span. Computed at the first call. */
  readonly extent: Extent & Support;
}

/** q_σ and its score over a grid of xs.length × ys.length points, row j ↔ ys[j]. */
export interface GridField {
  /** [ys, xs] */
  readonly density: Float64Array<ArrayBuffer>;
  /** [ys, xs, 2] */
  readonly score: Float64Array<ArrayBuffer>;
}

/** No more modes are told apart: a legend has room for so many. */
export const mostModes = 12;

/** A partition of the plane into the basins of the modes of a density. */
export interface Modes {
  /** Mass of p in each, of total one; in descending order of mass. */
  readonly mass: readonly number[];
  /** Where each is densest, [modes][2]. */
  readonly places: readonly (readonly [number, number])[];
  /** Index of the mode each point belongs to, [n]. */
  label(points: FloatArray): Int32Array<ArrayBuffer>;
}

export interface Extent {
  /** About the largest distance between two places with data. */
  readonly largestDistance: number;
  /**
   * The finest detail there is: half a cell of a raster, the smallest standard deviation of a mixture, the median
   * distance to the nearest neighbour of a point cloud; 0 where points coincide.
   */
  readonly finestDetail: number;
}

/** What a quadrature over a density under noise has to cover, and how finely. */
export interface Support {
  /** Outside it p has no mass, or for a mixture less than 1e-9. */
  readonly box: Box;
  /** p is another distribution blurred by N(0, blur² I); 0 where it is not known to be. */
  readonly blur: number;
}

/** left ≤ x ≤ right, bottom ≤ y ≤ top. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}
