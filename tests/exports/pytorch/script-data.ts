import type { MixtureData, PointsData } from "../../../src/store/page-data.ts";

/** Two Gaussians, one of them long and narrow. */
export const twoGaussians: MixtureData = {
  kind: "mixture",
  components: [
    { weight: 3, mean: [0.5, 0.3], covariance: [0.04, 0.01, 0.02] },
    { weight: 1, mean: [-0.5, -0.3], covariance: [0.0025, -0.001, 0.001] },
    { weight: 0, mean: [0, 0], covariance: [1, 0, 1] },
  ],
};

/** Sixty points on a rose. */
export const rose: PointsData = {
  kind: "points",
  points: Float32Array.from({ length: 120 }, (_, k) => {
    const angle = (2 * Math.PI * (k >> 1)) / 60;
    return 0.8 * Math.cos(2 * angle) * (k % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  }),
  origin: { name: 'rose".csv\n"""', centre: [0, 0], scale: 1 },
};
