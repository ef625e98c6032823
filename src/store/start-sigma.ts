import { preservesVariance } from "../config/sampler-settings.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { linearBetas, processOfBetas } from "../maths/noise/vp-process.ts";
import { ladderOf } from "./derived.ts";

/**
 * σ of the noise that a run with these settings starts with: that of the first step of its plan (planned-run.ts), without
 * the samplers, which the page's first picture does not need.
 */
export function startSigma(config: PlaygroundConfig): number {
  const sigmas = ladderOf(config);
  if (config.sampler === "langevin") return sigmas[Math.min(config.langevinLevel, sigmas.length) - 1] as number;
  if (!preservesVariance(config) || config.betas === "ladder") return sigmas[0] as number;
  const steps = (sigmas.length - 1) * config.substeps + 1;
  return processOfBetas(linearBetas(steps)).sigma[steps] as number;
}
