import { annealedLangevin } from "./annealed-langevin.ts";
import type { BetaSchedule, Process, SamplerName, Solver, Variance } from "./sampler-names.ts";
import type { Sampler } from "./stepper.ts";

/** Everything any sampler can be told; each takes what is its own. */
export interface SamplerSettings {
  readonly sampler: SamplerName;
  readonly stepsPerLevel: number;
  readonly stepSize: number;
  readonly langevinSteps: number;
  /** From 1; the last level where there are fewer. */
  readonly langevinLevel: number;
  readonly temperature: number;
  readonly process: Process;
  readonly substeps: number;
  readonly betas: BetaSchedule;
  readonly correctorSteps: number;
  readonly snr: number;
  readonly solver: Solver;
  readonly tolerance: number;
  readonly variance: Variance;
  readonly denoise: boolean;
}

/**
 * The sampler that settings describe, on a noise ladder.
 *
 * @param sigmas σ_1 > … > σ_L, [L]
 */
export function createSampler(settings: SamplerSettings, sigmas: readonly number[]): Sampler {
  return annealedLangevin({ ...settings, sigmas });
}
