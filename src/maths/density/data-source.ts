/**
 * What a density is made from: the form in which data travel between the page, the worker and the engines. densities.ts
 * makes the exact density of it, clean-points.ts draws training data from it.
 */
export type DataSource = RasterSource | MixtureSource | PointsSource;

/** What is drawn: cell masses over [-1, 1]², row j ↔ y upwards, column i ↔ x; density constant inside a cell. */
export interface RasterSource {
  readonly kind: "raster";
  /** Cells per side. */
  readonly size: number;
  /** [size, size], any total; all zeros is an empty sheet. */
  readonly mass: Float32Array<ArrayBuffer>;
  /** Masses of the classes y = 0 … C - 1, [C][size, size], which add up to `mass`; absent where nothing is labelled. */
  readonly classes?: readonly Float32Array<ArrayBuffer>[];
}

/** Σ w_k N(μ_k, C_k). */
export interface MixtureSource {
  readonly kind: "mixture";
  readonly components: readonly MixtureComponent[];
}
export interface MixtureComponent {
  /** w_k ≥ 0, any total. */
  readonly weight: number;
  /** μ_k */
  readonly mean: readonly [number, number];
  /** C_k as [xx, xy, yy]; symmetric, positive definite. */
  readonly covariance: readonly [number, number, number];
}

/** A point cloud: equal weights, duplicates allowed. */
export interface PointsSource {
  readonly kind: "points";
  /** [n, 2] */
  readonly points: Float32Array<ArrayBuffer>;
  /** The class of each, from 0, [n]; absent where nothing is labelled. */
  readonly labels?: Int8Array<ArrayBuffer>;
}
