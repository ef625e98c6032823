import { annealedLangevin } from "./annealed-langevin.ts";
import { ddim } from "./ddim.ts";
import { ddpm } from "./ddpm.ts";
import { langevin } from "./langevin.ts";
import { predictorCorrectorVe, predictorCorrectorVp } from "./predictor-corrector.ts";
import { probabilityFlow } from "./probability-flow.ts";
import { refinedLadder } from "./refined-ladder.ts";
import { reverseSdeVe, reverseSdeVp } from "./reverse-sde.ts";
import type { BetaSchedule, Process, SamplerName, Solver, Variance } from "./sampler-names.ts";
import type { Sampler } from "./stepper.ts";
import { vpLadder } from "./vp-ladder.ts";

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
 * The sampler that settings describe, on a noise ladder. Variance preserving samplers end without noise whether or not
 * they are told to denoise.
 *
 * @param sigmas σ_1 > … > σ_L, [L]
 * @throws RangeError when a setting is out of its bounds, saying which
 */
export function createSampler(settings: SamplerSettings, sigmas: readonly number[]): Sampler {
  const { sampler, stepSize, temperature, denoise, substeps, betas, process } = settings;
  switch (sampler) {
    case "annealed-langevin":
      return annealedLangevin({ ...settings, sigmas });
    case "langevin": {
      const level = Math.min(settings.langevinLevel, sigmas.length) - 1;
      const sigma = sigmas[level] as number;
      return langevin({ sigma, level, steps: settings.langevinSteps, stepSize, temperature, denoise });
    }
    case "reverse-sde":
      return process === "ve"
        ? reverseSdeVe({ ladder: refinedLadder(sigmas, substeps), denoise })
        : reverseSdeVp(vpLadder(sigmas, substeps, betas));
    case "predictor-corrector": {
      const corrector = { steps: settings.correctorSteps, size: { snr: settings.snr } };
      return process === "ve"
        ? predictorCorrectorVe({ ladder: refinedLadder(sigmas, substeps), corrector, denoise })
        : predictorCorrectorVp(vpLadder(sigmas, substeps, betas), corrector);
    }
    case "probability-flow":
      return probabilityFlow({ ...settings, ladder: refinedLadder(sigmas, substepsOf(settings)) });
    case "ddpm":
      return ddpm(vpLadder(sigmas, substeps, betas), settings.variance);
    case "ddim":
      return ddim(vpLadder(sigmas, substeps, betas));
    default:
      return sampler satisfies never;
  }
}

/** The adaptive solver finds its own steps from level to level: cut finer, it would spend seven evaluations on each piece. */
const substepsOf = ({ solver, substeps }: SamplerSettings): number => (solver === "adaptive" ? 1 : substeps);

/**
 * Network evaluations of a whole run, for each particle; a guided score costs twice as many. Null for the adaptive
 * solver, which decides on the way.
 *
 * @throws RangeError as createSampler
 */
export function evaluationsOf(settings: SamplerSettings, sigmas: readonly number[]): number | null {
  const steps = createSampler(settings, sigmas).plan.length;
  const { sampler, solver, process, correctorSteps, denoise } = settings;
  // The last step asks once where it denoises, as does every variance preserving one.
  const endsWithOne = denoise || process === "vp" ? 1 : 0;
  switch (sampler) {
    case "predictor-corrector":
      return (steps - endsWithOne) * (1 + correctorSteps) + endsWithOne;
    case "probability-flow":
      if (solver === "adaptive") return null;
      return solver === "heun" ? 2 * steps - (denoise ? 1 : 0) : steps;
    default:
      return steps;
  }
}
