import type { NoiseAddress } from "../random.ts";
import type { MixtureComponent } from "./data-source.ts";
import type { Density } from "./density.ts";
import { covarianceOf, principalAxes } from "./principal-axes.ts";

/** Points whose moments are taken; the error of a component's spread is 1/√(2n) of it, 2 % for a mode of a third. */
const sampleSize = 4000;

export interface FitOptions {
  /** Components at most. */
  readonly most: number;
  /** Standard deviations are made this at least. */
  readonly leastStd: number;
  /** Where the sample is drawn. */
  readonly address: NoiseAddress;
}

/**
 * A Gaussian mixture with a component for each of the largest modes of a density: its weight the mode's mass, its mean
 * and covariance those of a sample in the mode's basin. Smaller modes are left out.
 *
 * @returns components in descending order of weight, of total one; at least one
 */
export function fittedMixture(density: Density, { most, leastStd, address }: FitOptions): MixtureComponent[] {
  const modes = density.modes();
  const points = density.sample(sampleSize, address);
  const label = modes.label(points);
  const count = Math.min(most, modes.mass.length);
  const total = modes.mass.slice(0, count).reduce((sum, mass) => sum + mass, 0);
  return Array.from({ length: count }, (_, mode) => {
    const { mean, covariance } = moments(points, label, mode, modes.places[mode]);
    const { along, across, angle } = principalAxes(covariance);
    const wide = (std: number) => Math.max(std, leastStd);
    return {
      weight: modes.mass[mode] / total,
      mean,
      covariance: covarianceOf({ along: wide(along), across: wide(across), angle }),
    };
  });
}

/** Mean and covariance of the points of one mode; a mode without points is at its place. */
function moments(
  points: Float64Array,
  label: Int32Array,
  mode: number,
  place: readonly [number, number],
): { mean: readonly [number, number]; covariance: readonly [number, number, number] } {
  let n = 0;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < label.length; i++) {
    if (label[i] !== mode) continue;
    n++;
    meanX += (points[2 * i] - meanX) / n;
    meanY += (points[2 * i + 1] - meanY) / n;
  }
  if (n === 0) return { mean: place, covariance: [0, 0, 0] };
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < label.length; i++) {
    if (label[i] !== mode) continue;
    const x = points[2 * i] - meanX;
    const y = points[2 * i + 1] - meanY;
    xx += (x * x) / n;
    xy += (x * y) / n;
    yy += (y * y) / n;
  }
  return { mean: [meanX, meanY], covariance: [xx, xy, yy] };
}
