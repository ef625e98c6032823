import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Density } from "../../src/maths/density/density.ts";
import type { Activation, DataScale, NetworkSpec, Parametrization } from "../../src/maths/network/architecture.ts";
import type { Objective } from "../../src/maths/objective/objectives.ts";
import type { Variance } from "../../src/maths/sampler/sampler-names.ts";

/**
 * Independent float64 values; see tests/fixtures/README.md. They are read from the file that SCORESCAPE_REFERENCE names,
 * or else from the copy beside the tests.
 *
 * Tests that compare with them stand in files of their own, named <source>.reference.test.ts: `npm run test:reference`
 * runs these and no others. Another file of the same form, with other numbers, counts and sizes, must pass them
 * unchanged. What only needs some data belongs into <source>.test.ts.
 */

type Pair = [number, number];
export interface ReferenceLevel {
  sigma: number;
  logDensity: number[] | null;
  score: Pair[] | null;
  fisherInformation: number;
  dsmFloor: number;
}
export interface ObjectiveCase {
  parametrization: Parametrization;
  fourierOctaves: number;
  activation: Activation;
  dataStd: number;
  dataMean: Pair;
  layerSizes: number[];
  parameters: (number[] | number[][])[];
  score: Pair[];
  /** Batch means by objective and weighting, "dsm/sigma2" for one. */
  losses: Record<string, number>;
  /** Of some of the losses, laid out as `parameters`. */
  gradients: Record<string, (number[] | number[][])[]>;
}
/** Of a sampler; the trajectory begins with the start. */
interface Run {
  start: Pair[];
  trajectory: Pair[][];
}
interface Noise {
  /** Of each step. */
  noise: Pair[][];
}
interface Reference {
  sigmas: number[];
  gaussianMixture: { weights: number[]; means: Pair[]; stds: number[]; points: Pair[]; levels: ReferenceLevel[] };
  raster: { size: number; mass: number[][]; points: Pair[]; levels: ReferenceLevel[] };
  points: { data: Pair[]; points: Pair[]; levels: Pick<ReferenceLevel, "sigma" | "logDensity" | "score">[] };
  objectives: { clean: Pair[]; noise: Pair[]; sigma: number[]; projections: Pair[]; cases: ObjectiveCase[] };
  samplers: {
    cases: {
      langevin: Run & Noise & { stepSize: number; sigma: number };
      "annealed-langevin": Run & Noise & { epsilon: number; stepsPerLevel: number; sigmas: number[] };
      "reverse-sde-ve": Run & Noise & { sigmas: number[] };
      "probability-flow-euler-ve": Run & { sigmas: number[] };
      "probability-flow-heun-ve": Run & { sigmas: number[] };
      "predictor-corrector-vp": Run & {
        betas: number[];
        correctorStepSize: number;
        correctorSteps: number;
        predictorNoise: Pair[][];
        /** In order of use. */
        correctorNoise: Pair[][];
      };
      "ddpm-ancestral": Run & Noise & { betas: number[]; variance: Variance };
      ddim: Run & { betas: number[] };
    };
  };
  guidance: {
    classes: { prior: number; mean: Pair; std: number }[];
    label: number;
    points: Pair[];
    cases: { sigma: number; omega: number; score: Pair[] }[];
  };
  distances: {
    a: Pair[];
    b: Pair[];
    slicedWasserstein1: { directions: number; value: number };
    energyDistanceSquared: number;
    mmdSquaredBiasedRbf: { bandwidth: number; value: number };
  };
}

const named = process.env["SCORESCAPE_REFERENCE"];
const file = named ? resolve(named) : new URL("../fixtures/reference.json", import.meta.url);

export const reference = JSON.parse(readFileSync(file, "utf8")) as Reference;

/** One flat array of all the numbers in a nest, in their order. */
export function flat(nested: readonly unknown[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(nested.flat(Number.POSITIVE_INFINITY) as number[]);
}

/** Largest |a - b| / max(1, |b|). */
export function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = Math.abs(actual[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
    if (!(error <= largest)) largest = error;
  }
  return largest;
}

/** The network of a case of `objectives`. */
export function networkOf(objective: ObjectiveCase): { spec: NetworkSpec; scale: DataScale; parameters: Float64Array } {
  return {
    spec: {
      width: objective.layerSizes[1],
      depth: objective.layerSizes.length - 2,
      activation: objective.activation,
      parametrization: objective.parametrization,
      fourierOctaves: objective.fourierOctaves,
      form: "free",
      classes: 1,
    },
    scale: { mean: objective.dataMean, std: objective.dataStd },
    parameters: flat(objective.parameters),
  };
}

/** Names of the objectives in `losses` and `gradients`. */
export const objectiveKeys: Readonly<Record<Objective, string>> = {
  denoising: "dsm",
  explicit: "esm",
  implicit: "ism",
  sliced: "ssm",
  "sliced-vr": "ssm-vr",
};

/** The noisy points of `objectives`: clean + sigma · z, [B, 2]. */
export function noisyPoints(): Float64Array<ArrayBuffer> {
  const { clean, noise, sigma } = reference.objectives;
  return flat(clean.map((x, b) => x.map((coordinate, d) => coordinate + sigma[b] * noise[b][d])));
}

/** The exact score of a density at points of different noise levels, [n, 2]. */
export function exactScores(density: Density, points: Float64Array, sigmas: Float64Array): Float64Array<ArrayBuffer> {
  const exact = new Float64Array(points.length);
  for (const [b, sigma] of sigmas.entries()) {
    exact.set(density.score(points.subarray(2 * b, 2 * b + 2), sigma), 2 * b);
  }
  return exact;
}
