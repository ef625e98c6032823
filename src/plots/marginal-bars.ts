import { type Marginal, shareError } from "../maths/diagnostics/marginals.ts";
import type { PixelRect } from "./scales.ts";

/**
 * A histogram of particles along one side of a map, its truth a stepped line over it, as geometry. On the x axis bars
 * stand on the lower edge and run from left to right, as the map's x; on the y axis they lie on the left edge and run
 * from the bottom up.
 */
export interface MarginalBarsOptions {
  readonly axis: "x" | "y";
  readonly sampled: Marginal;
  /** As many bins; null while unknown. */
  readonly truth: Marginal | null;
  /** Particles: the truth's band is two standard errors of so many wide. */
  readonly particles: number;
  /** Along the axis: the side of the map, px. */
  readonly length: number;
  /** Across it, px. */
  readonly depth: number;
  /** The share that reaches across; what the largest needs unless told. To compare two histograms, give both one. */
  readonly most?: number;
}

export interface MarginalBars {
  readonly bars: readonly PixelRect[];
  /** SVG path data of the truth; null while unknown. */
  readonly truth: string | null;
  /** The region of two standard errors round it, closed; null while unknown. */
  readonly band: string | null;
}

const standardErrors = 2;
const headroom = 1.05;

/** The share of the fullest bin, of the particles or of the truth. */
export function fullestBin(...marginals: readonly (Marginal | null)[]): number {
  let most = 0;
  for (const marginal of marginals) for (const share of marginal?.bins ?? []) most = Math.max(most, share);
  return most;
}

/** @throws RangeError when the truth has another number of bins */
export function marginalBars(options: MarginalBarsOptions): MarginalBars {
  const { axis, sampled, truth, particles, length, depth } = options;
  const count = sampled.bins.length;
  if (truth && truth.bins.length !== count) {
    throw new RangeError(`need a truth of ${count} bins, got ${truth.bins.length}`);
  }
  const most = options.most ?? headroom * fullestBin(sampled, truth);
  const height = (share: number) => (most > 0 ? depth * Math.min(1, Math.max(0, share) / most) : 0);
  const along = (edge: number) => (length * edge) / count;
  const point = (edge: number, share: number): string => {
    const [a, b] = axis === "x" ? [along(edge), depth - height(share)] : [height(share), length - along(edge)];
    return `${a.toFixed(1)} ${b.toFixed(1)}`;
  };
  const steps = (shares: readonly number[]) => shares.flatMap((share, k) => [point(k, share), point(k + 1, share)]);
  const bars = Array.from(sampled.bins, (share, k): PixelRect => {
    const across = height(share);
    const width = along(1);
    return axis === "x"
      ? { left: along(k), top: depth - across, width, height: across }
      : { left: 0, top: length - along(k + 1), width: across, height: width };
  });
  if (!truth) return { bars, truth: null, band: null };
  const shares = Array.from(truth.bins);
  const off = shares.map((share) => standardErrors * shareError(share, particles));
  const upper = steps(shares.map((share, k) => share + off[k]));
  const lower = steps(shares.map((share, k) => share - off[k]));
  return {
    bars,
    truth: `M${steps(shares).join("L")}`,
    band: `M${[...upper, ...lower.reverse()].join("L")}Z`,
  };
}
