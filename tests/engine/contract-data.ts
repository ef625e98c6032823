import type { TrainingData } from "../../src/engine/score-engine.ts";

/** Two blobs, at the lower left and, three times as heavy, at the upper right. */
export const twoBlobs = raster((x, y) => blob(x + 0.5, y + 0.5) + 3 * blob(x - 0.5, y - 0.5));
/** The same, each a class of its own. */
export const twoClasses = withClasses(
  (x, y) => blob(x + 0.5, y + 0.5),
  (x, y) => 3 * blob(x - 0.5, y - 0.5),
);
/** One blob at the upper left. */
export const oneBlob = raster((x, y) => blob(x + 0.5, y - 0.5));

/** A round component and a slanted one. */
export const mixture: TrainingData = {
  kind: "mixture",
  components: [
    { weight: 1, mean: [-0.4, 0.3], covariance: [0.02, 0, 0.02] },
    { weight: 2, mean: [0.4, -0.2], covariance: [0.05, 0.03, 0.04] },
  ],
};
/** Five of them, two in one place. */
export const points = {
  kind: "points",
  points: Float32Array.of(-0.5, 0.2, 0.1, 0.7, 0.1, 0.7, 0.6, -0.4, -0.2, -0.6),
} as const;

function blob(x: number, y: number): number {
  return Math.exp(-(x * x + y * y) / 0.02);
}

function withClasses(...densities: ((x: number, y: number) => number)[]) {
  const classes = densities.map((density) => raster(density).mass);
  const sum = raster((x, y) => densities.reduce((total, density) => total + density(x, y), 0));
  return { ...sum, classes };
}

function raster(density: (x: number, y: number) => number) {
  const size = 32;
  const centre = (i: number) => -1 + (2 * i + 1) / size;
  const mass = Float32Array.from({ length: size * size }, (_, cell) =>
    density(centre(cell % size), centre(Math.floor(cell / size))),
  );
  return { kind: "raster", size, mass } as const;
}
