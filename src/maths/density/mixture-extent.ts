import type { Extent, Support } from "./density.ts";
import { largestDistance } from "./largest-distance.ts";
import type { ComponentAxes, PreparedComponents } from "./mixture-components.ts";

/** The largest distance counts two standard deviations about each mean, where most of a component lies. */
const mostOf = 2;
/** Beyond so many standard deviations lies e^{-6.5²/2} = 7e-10 of a Gaussian in the plane. */
const nearlyAll = 6.5;

export function mixtureExtent(
  { count, means, covariances }: PreparedComponents,
  { variances }: ComponentAxes,
): Extent & Support {
  /** √(uᵀ C_k u), the standard deviation along a direction u. */
  const spread = (k: number, x: number, y: number) => {
    const [xx, xy, yy] = covariances.subarray(3 * k, 3 * k + 3);
    return Math.sqrt(Math.max(0, xx * x * x + 2 * xy * x * y + yy * y * y));
  };
  const every = Array.from({ length: count }, (_, k) => k);
  const finest = Math.sqrt(every.reduce((least, k) => Math.min(least, variances[2 * k + 1]), Number.POSITIVE_INFINITY));
  const x = (k: number, side: number) => means[2 * k] + side * nearlyAll * spread(k, 1, 0);
  const y = (k: number, side: number) => means[2 * k + 1] + side * nearlyAll * spread(k, 0, 1);
  return {
    largestDistance: largestDistance(means, (k, cosine, sine) => mostOf * spread(k, cosine, sine)),
    finestDetail: finest,
    box: {
      left: Math.min(...every.map((k) => x(k, -1))),
      right: Math.max(...every.map((k) => x(k, 1))),
      bottom: Math.min(...every.map((k) => y(k, -1))),
      top: Math.max(...every.map((k) => y(k, 1))),
    },
    blur: finest,
  };
}
