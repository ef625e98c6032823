/** The samplers there are, and what they may be asked for; see the file of each. */
export const samplerNames = [
  "annealed-langevin",
  "langevin",
  "reverse-sde",
  "predictor-corrector",
  "probability-flow",
  "ddpm",
  "ddim",
] as const;
export type SamplerName = (typeof samplerNames)[number];

/** Langevin dynamics, at one noise level or annealed: the samplers whose density obeys a Fokker–Planck equation. */
export const isLangevin = (name: SamplerName): boolean => name === "langevin" || name === "annealed-langevin";

/** Variance exploding or variance preserving (Song et al. 2021, section 3.4, https://arxiv.org/abs/2011.13456). */
export const processes = ["ve", "vp"] as const;
export type Process = (typeof processes)[number];

/** Of the probability-flow ODE; adaptive is the embedded Runge–Kutta pair of Dormand & Prince (1980). */
export const solvers = ["euler", "heun", "adaptive"] as const;
export type Solver = (typeof solvers)[number];

/** β_1 … β_N such that √((1-ᾱ_i)/ᾱ_i) are the ladder's own σ, or linear in i (Ho et al. 2020, section 4). */
export const betaSchedules = ["ladder", "linear"] as const;
export type BetaSchedule = (typeof betaSchedules)[number];

/** σ̃² of DDPM: the posterior's, β_i(1-ᾱ_{i-1})/(1-ᾱ_i), or β_i itself (Ho et al. 2020, section 3.2). */
export const variances = ["posterior", "beta"] as const;
export type Variance = (typeof variances)[number];

/**
 * Where particles start. `gaussian`: the prior, N(0, σ_1² I); `uniform`: over the square; `data`: points of the density;
 * `placed`: where the user put them.
 */
export const starts = ["gaussian", "uniform", "data", "placed"] as const;
export type Start = (typeof starts)[number];
