import type { DataScale } from "../network/architecture.ts";
import type { FloatArray } from "../points.ts";
import type { NoiseAddress } from "../random.ts";

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
}
