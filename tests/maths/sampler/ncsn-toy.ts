import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { annealedLangevin } from "../../../src/maths/sampler/annealed-langevin.ts";
import { startPoints } from "../../../src/maths/sampler/start.ts";
import { seededNoise, takeStep } from "./run-sampler.ts";

/**
 * The toy experiment of Song & Ermon (2019), section 3.2.2 and figure 3, with the settings of their code
 * (https://github.com/ermongroup/ncsn, runners/toy_runner.py): 0.8 N((5,5), I) + 0.2 N((-5,-5), I), 1 280 particles from a
 * uniform start in [-8, 8]², step sizes 0.1 (σ/σ_L)², exact scores. There the score of level σ is that of components of
 * variance σ², so σ_L = 1 is the data themselves, and here the components are points.
 */
const toy = gaussianMixture({
  weights: [0.8, 0.2],
  means: [
    [5, 5],
    [-5, -5],
  ],
  stds: [0, 0],
});
const particles = 1280;
export const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

export interface Shares {
  readonly mean: number;
  /** Between the seeds. */
  readonly deviation: number;
}

/** Share of the particles that end on the side of (5, 5), over the seeds. */
export function sharesOf(sigmas: ArrayLike<number>, stepsPerLevel: number): Shares {
  const sampler = annealedLangevin({ sigmas, stepsPerLevel, stepSize: 0.1, temperature: 1, denoise: false });
  const shares = seeds.map((seed) => {
    const square = startPoints("uniform", particles, {
      sigmaMax: 1,
      seed,
      places: [],
      sample: () => new Float64Array(0),
    });
    const start = Float64Array.from(square, (x) => 8 * x);
    let points = start;
    // Step by step: the whole trajectory would be 20 MB.
    for (let step = 0; step < sampler.plan.length; step++) {
      points = takeStep(sampler, toy.score, step, points, seededNoise(seed)).points;
    }
    return points.filter((x, k) => k % 2 === 0 && x + points[k + 1] > 0).length / particles;
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (shares.length - 1)) };
}
