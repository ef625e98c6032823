import { defaultConfig } from "../../../src/config/settings.ts";
import type { SamplerSettings } from "../../../src/maths/sampler/create-sampler.ts";

/** Few enough steps that every sampler can run to its end in a test. */
const short: SamplerSettings = {
  ...defaultConfig,
  stepsPerLevel: 3,
  langevinSteps: 7,
  langevinLevel: 3,
  substeps: 2,
  correctorSteps: 2,
};

/** Every sampler in each of its forms, by a name for messages. */
export const everySampler: readonly (readonly [name: string, settings: SamplerSettings])[] = [
  ["annealed Langevin", { ...short, sampler: "annealed-langevin" }],
  ["annealed Langevin that climbs", { ...short, sampler: "annealed-langevin", temperature: 0, denoise: false }],
  ["Langevin", { ...short, sampler: "langevin" }],
  ["reverse SDE, VE", { ...short, sampler: "reverse-sde" }],
  ["reverse SDE, VE, not denoised", { ...short, sampler: "reverse-sde", denoise: false }],
  ["reverse SDE, VP", { ...short, sampler: "reverse-sde", process: "vp" }],
  ["reverse SDE, VP, linear", { ...short, sampler: "reverse-sde", process: "vp", betas: "linear", substeps: 9 }],
  ["predictor–corrector, VE", { ...short, sampler: "predictor-corrector" }],
  ["predictor–corrector, VE, not denoised", { ...short, sampler: "predictor-corrector", denoise: false }],
  ["predictor–corrector, VP", { ...short, sampler: "predictor-corrector", process: "vp" }],
  ["predictor alone, VP", { ...short, sampler: "predictor-corrector", process: "vp", correctorSteps: 0 }],
  ["probability flow, Euler", { ...short, sampler: "probability-flow", solver: "euler" }],
  ["probability flow, Heun", { ...short, sampler: "probability-flow", solver: "heun" }],
  ["probability flow, Heun, not denoised", { ...short, sampler: "probability-flow", solver: "heun", denoise: false }],
  ["probability flow, adaptive", { ...short, sampler: "probability-flow", solver: "adaptive", tolerance: 1e-4 }],
  ["DDPM", { ...short, sampler: "ddpm" }],
  ["DDPM, β, linear", { ...short, sampler: "ddpm", variance: "beta", betas: "linear" }],
  ["DDIM", { ...short, sampler: "ddim" }],
  ["DDIM, linear", { ...short, sampler: "ddim", betas: "linear" }],
];
