import type { SamplerName } from "../maths/sampler/sampler-names.ts";
import type { PaneSetting } from "./panes.ts";
import type { PlaygroundConfig } from "./settings.ts";

/** Settings that decide which others a sampler has. */
export type SamplerChoice = Pick<PlaygroundConfig, "sampler" | "process" | "solver">;

const variancePreserving = ["betas"] as const satisfies readonly PaneSetting[];
const endOf = ({ process }: SamplerChoice): readonly PaneSetting[] =>
  process === "vp" ? variancePreserving : ["denoise"];

/** The one table of which settings are whose, in the order in which a panel shows them. */
const tableOfSamplers: Readonly<Record<SamplerName, (choice: SamplerChoice) => readonly PaneSetting[]>> = {
  "annealed-langevin": () => ["stepsPerLevel", "stepSize", "temperature", "denoise"],
  langevin: () => ["langevinSteps", "langevinLevel", "stepSize", "temperature", "denoise"],
  "reverse-sde": (choice) => ["process", "substeps", ...endOf(choice)],
  "predictor-corrector": (choice) => ["process", "substeps", "correctorSteps", "snr", ...endOf(choice)],
  "probability-flow": ({ solver }) => ["solver", solver === "adaptive" ? "tolerance" : "substeps", "denoise"],
  ddpm: () => ["substeps", "variance", ...variancePreserving],
  ddim: () => ["substeps", ...variancePreserving],
};

/** The settings that a sampler has, and no others, in order. */
export const samplerSettings = (choice: SamplerChoice): readonly PaneSetting[] =>
  tableOfSamplers[choice.sampler](choice);

/** Whether a sampler runs the variance preserving process: its particles are shown divided by √ᾱ. */
export const preservesVariance = ({ sampler, process }: SamplerChoice): boolean =>
  sampler === "ddpm" ||
  sampler === "ddim" ||
  (process === "vp" && (sampler === "reverse-sde" || sampler === "predictor-corrector"));

/** What the size of a step is called: α of Langevin dynamics, σ² - σ'² of the SDE, σ - σ' of the ODE, β of VP. */
export type StepSymbol = "alpha" | "variance" | "sigma" | "beta";
export function stepSymbol(choice: SamplerChoice): StepSymbol {
  if (preservesVariance(choice)) return "beta";
  switch (choice.sampler) {
    case "annealed-langevin":
    case "langevin":
      return "alpha";
    case "probability-flow":
      return "sigma";
    default:
      return "variance";
  }
}

/** Settings of a run beside those of its sampler; the class only where the network knows classes. */
export const runSettings = ({ classes }: Pick<PlaygroundConfig, "classes">) =>
  ["particles", "start", "scoreUsed", ...(classes > 1 ? (["label", "guidance"] as const) : [])] as const;
