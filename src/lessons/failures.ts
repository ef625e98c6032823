import type { PlaygroundConfig } from "../config/settings.ts";
import type { DataSource } from "../maths/density/data-source.ts";
import type { PresetName } from "../maths/density/preset-names.ts";

/**
 * Failures on purpose: what goes wrong when one of the ideas is left out, beside what it should be. Data only: what each
 * says is in i18n under its name. Every one is made of settings a user could choose.
 */
export const failureNames = ["weights", "empty-regions", "curve", "few-steps", "small-sigma", "flipped"] as const;
export type FailureName = (typeof failureNames)[number];

export interface Failure {
  /** What is drawn: a preset, or data of its own. */
  readonly data: { readonly preset: PresetName } | { readonly source: DataSource };
  /** Over the defaults. The first pane fails; those of `compare` show what should have been. */
  readonly changes: Partial<PlaygroundConfig>;
  /** Steps of training from fresh weights before the particles start; 0 where the exact score shows it. */
  readonly train: number;
}

/**
 * Four fifths above, one fifth below, as in the toy of Song & Ermon (2019), section 3.2.2,
 * https://arxiv.org/abs/1907.05600; nearer to each other than theirs, of 10 standard deviations in each coordinate.
 */
const unequal: DataSource = {
  kind: "mixture",
  components: [
    { weight: 0.8, mean: [0.5, 0.5], covariance: [0.0144, 0, 0.0144] },
    { weight: 0.2, mean: [-0.5, -0.5], covariance: [0.0144, 0, 0.0144] },
  ],
};

/** A circle without thickness. */
const circle = (): DataSource => {
  const count = 600;
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * i) / count;
    points.set([0.6 * Math.cos(angle), 0.6 * Math.sin(angle)], 2 * i);
  }
  return { kind: "points", points };
};

/** The exact score on a ladder from far wider than the square's halves to less than a mode's width. */
const exactOnUnequal: Partial<PlaygroundConfig> = {
  scoreUsed: "exact",
  start: "uniform",
  particles: 400,
  sigmaMax: 2.5,
  sigmaMin: 0.1,
  stepsPerLevel: 60,
  denoise: false,
  // One particle's whole way, from the start that all panes share, says more than everybody's last steps.
  showPaths: true,
  showTrails: false,
};

export const failures: Readonly<Record<FailureName, () => Failure>> = {
  weights: () => ({
    data: { source: unequal },
    changes: {
      ...exactOnUnequal,
      sampler: "langevin",
      langevinSteps: 600,
      langevinLevel: 10,
      compare: "sampler:annealed-langevin",
    },
    train: 0,
  }),
  "empty-regions": () => ({
    data: { preset: "two-moons" },
    changes: {
      trainOn: "one",
      trainedLevel: 10,
      parametrization: "noise-scaled",
      sampler: "langevin",
      langevinSteps: 600,
      langevinLevel: 10,
      start: "uniform",
      particles: 600,
      level: 10,
      compare: "scoreUsed:exact",
    },
    train: 1200,
  }),
  curve: () => ({
    data: { source: circle() },
    changes: {
      parametrization: "raw",
      weighting: "one",
      sigmaMin: 0.005,
      stepsPerLevel: 40,
      particles: 400,
      level: 10,
      compare: "scoreUsed:exact",
    },
    train: 1200,
  }),
  "few-steps": () => ({
    data: { source: unequal },
    changes: { ...exactOnUnequal, stepsPerLevel: 1, compare: "stepsPerLevel:100" },
    train: 0,
  }),
  "small-sigma": () => ({
    data: { source: unequal },
    changes: { ...exactOnUnequal, sigmaMax: 0.2, compare: "sigmaMax:2.5" },
    train: 0,
  }),
  flipped: () => ({
    data: { preset: "two-moons" },
    changes: { flipTarget: true, particles: 600, stepsPerLevel: 20, compare: "scoreUsed:exact" },
    train: 500,
  }),
};
