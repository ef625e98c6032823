import type { Modes } from "./density.ts";
import { mostModes } from "./density.ts";
import type { ComponentAxes, PreparedComponents } from "./mixture-components.ts";

/** Keeps the exponents of a component without spread finite. */
const leastVariance = 1e-24;

/**
 * One mode a component, and a point belongs to the one most responsible for it, the largest w_k N(x; μ_k, C_k). Of more
 * than mostModes, the lightest join the kept one that is most responsible for their mean.
 */
export function mixtureModes({ count, shares, means }: PreparedComponents, axes: ComponentAxes): Modes {
  const { directions, variances } = axes;
  const order = Array.from({ length: count }, (_, k) => k).sort((a, b) => shares[b] - shares[a]);
  const kept = order.slice(0, mostModes);
  const constants = kept.map((k) => {
    const [longer, shorter] = [variances[2 * k] + leastVariance, variances[2 * k + 1] + leastVariance];
    return Math.log(shares[k]) - 0.5 * (Math.log(longer) + Math.log(shorter));
  });
  const modeAt = (x: number, y: number) => {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (const [mode, k] of kept.entries()) {
      const dx = x - means[2 * k];
      const dy = y - means[2 * k + 1];
      const along = directions[2 * k] * dx + directions[2 * k + 1] * dy;
      const across = directions[2 * k] * dy - directions[2 * k + 1] * dx;
      const value =
        constants[mode] -
        0.5 *
          ((along * along) / (variances[2 * k] + leastVariance) +
            (across * across) / (variances[2 * k + 1] + leastVariance));
      if (value > most) {
        most = value;
        best = mode;
      }
    }
    return best;
  };
  const mass = kept.map((k) => shares[k]);
  for (const k of order.slice(mostModes)) mass[modeAt(means[2 * k], means[2 * k + 1])] += shares[k];
  // Joining may have changed the order.
  const rank = kept.map((_, mode) => mode).sort((a, b) => mass[b] - mass[a]);
  const place = new Int32Array(rank.length);
  for (const [at, mode] of rank.entries()) place[mode] = at;
  return {
    mass: rank.map((mode) => mass[mode]),
    places: rank.map((mode) => [means[2 * kept[mode]], means[2 * kept[mode] + 1]] as const),
    label: (points) =>
      Int32Array.from({ length: points.length >>> 1 }, (_, i) => place[modeAt(points[2 * i], points[2 * i + 1])]),
  };
}
