import type { StepSymbol } from "../../config/sampler-settings.ts";
import type { SamplerName } from "../../maths/sampler/sampler-names.ts";

const method: Record<SamplerName, { readonly text: string; readonly help: string }> = {
  "annealed-langevin": {
    text: "x ← x + (α/2) s + √(τα) z, level by level",
    help: "Song and Ermon (2019), algorithm 1: Langevin steps at each noise level in turn, α in proportion to σ².",
  },
  langevin: {
    text: "x ← x + (α/2) s + √(τα) z at one σ",
    help: "Langevin dynamics at one noise level, never annealed. Where modes do not overlap it cannot tell how heavy they are.",
  },
  "reverse-sde": {
    text: "the noising run backwards, in steps",
    help: "Song et al. (2021), equation 6 and appendix E: each step removes noise along the score and puts a little back.",
  },
  "predictor-corrector": {
    text: "a step of the reverse SDE, then M of Langevin",
    help: "Song et al. (2021), algorithms 2 to 5: the predictor goes to less noise, the corrector mends the distribution there.",
  },
  "probability-flow": {
    text: "dx/dσ = −σ s, without any noise",
    help: "Song et al. (2021), section 4.3: the ODE whose densities are those of the SDE. Its paths are smooth, and the start decides all.",
  },
  ddpm: {
    text: "x ← (x + β s)/√(1 − β) + σ̃ z",
    help: "Ho et al. (2020), algorithm 2: ancestral sampling, with the network's score as its noise predictor.",
  },
  ddim: {
    text: "to x̂₀ and back to less noise, without noise of its own",
    help: "Song, Meng and Ermon (2021), equation 12 with η = 0: an Euler step of the probability flow in other coordinates.",
  },
};

const symbol: Record<StepSymbol, { readonly sign: string; readonly help: string }> = {
  alpha: { sign: "α", help: "The Langevin step α = step size × σ²." },
  variance: { sign: "Δ", help: "σ² − σ′²: the variance of the noise that this step removes." },
  sigma: { sign: "Δσ", help: "σ − σ′: how far this step of the ODE goes down in noise." },
  beta: { sign: "β", help: "β of this step: how much of the variance it exchanges." },
};

/** Samplers: what they are, what a run costs, and what a step is called. */
export const samplers = {
  method,
  symbol,
  steps: (count: string) => `${count} steps`,
  evaluations: (count: string) => `${count} network evaluations`,
  scores: (count: string) => `${count} scores`,
  evaluationsOpen: "as many evaluations as the tolerance asks for",
  costHelp:
    "What the whole run costs each particle: its steps, and how often the network (or the exact score) is asked.",
  spent: (count: string) => `${count} NFE`,
  spentHelp: "NFE: network evaluations that each particle has cost so far. A guided score costs two.",
  withinLevel: (taken: string, of: string) => `${taken}/${of}`,
  withinLevelHelp: (level: string, levels: string, taken: string, of: string) =>
    `Level ${level} of ${levels}, inner step ${taken} of ${of}.`,
  scaled: "shown ÷ √ᾱ",
  scaledHelp:
    "This process shrinks the data to x = √ᾱ x₀ + √(1 − ᾱ) z. Particles are shown divided by √ᾱ, so they lie where the data lie.",
  shared: "All panes",
  ladder: "Noise ladder",
  ladderHelp: "This pane's own noise levels. The network has learned those of A; between them it interpolates.",
} as const;
