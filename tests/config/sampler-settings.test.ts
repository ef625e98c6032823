import { expect, test } from "vitest";
import { isOfPane } from "../../src/config/panes.ts";
import { preservesVariance, runSettings, samplerSettings, stepSymbol } from "../../src/config/sampler-settings.ts";
import { defaultConfig, type PlaygroundConfig, settings } from "../../src/config/settings.ts";
import { ladderFrom } from "../../src/maths/noise/ladder.ts";
import { createSampler, evaluationsOf } from "../../src/maths/sampler/create-sampler.ts";
import { samplerNames } from "../../src/maths/sampler/sampler-names.ts";

/** Every sampler in each of the ways that decide which settings it has. */
const choices: PlaygroundConfig[] = samplerNames.flatMap((sampler) =>
  settings.process.options.flatMap((process) =>
    settings.solver.options.map((solver) => ({ ...defaultConfig, sampler, process, solver })),
  ),
);
const sigmas = ladderFrom(defaultConfig);
/** What a run would do, as far as it can be told before. */
const outline = (config: PlaygroundConfig) => {
  const { plan, draws, startScale } = createSampler(config, sigmas);
  return JSON.stringify({ plan, draws, startScale, evaluations: evaluationsOf(config, sigmas) });
};

test("a setting of the plan is shown for exactly those samplers whose plan it changes", () => {
  const other: Partial<PlaygroundConfig> = {
    stepsPerLevel: 3,
    langevinSteps: 5,
    langevinLevel: 4,
    substeps: 2,
    betas: "linear",
    correctorSteps: 3,
    denoise: false,
  };
  for (const config of choices) {
    const shown: readonly string[] = samplerSettings(config);
    for (const [name, value] of Object.entries(other)) {
      const changes = outline(config) !== outline({ ...config, [name]: value });
      expect(shown.includes(name), `${name} of ${config.sampler}, ${config.process}, ${config.solver}`).toBe(changes);
    }
  }
});

test("settings of a sampler are its panes' own, none twice", () => {
  for (const config of choices) {
    const names = samplerSettings(config);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(isOfPane(name), name).toBe(true);
  }
});

test("a tolerance is the adaptive solver's, the class that of networks with classes", () => {
  const flow = { ...defaultConfig, sampler: "probability-flow" } as const;
  expect(samplerSettings({ ...flow, solver: "adaptive" })).toContain("tolerance");
  expect(samplerSettings({ ...flow, solver: "heun" })).not.toContain("tolerance");
  expect(runSettings({ classes: 1 })).not.toContain("guidance");
  expect(runSettings({ classes: 2 })).toEqual(["particles", "start", "scoreUsed", "label", "guidance"]);
});

test("what preserves variance is what is shown scaled, and its steps are called β", () => {
  for (const config of choices) {
    const scaled = createSampler(config, sigmas).plan.some(({ scale }) => scale !== 1);
    expect(preservesVariance(config), `${config.sampler}, ${config.process}`).toBe(scaled);
    if (scaled) expect(stepSymbol(config)).toBe("beta");
  }
  expect(stepSymbol({ ...defaultConfig, sampler: "langevin" })).toBe("alpha");
  expect(stepSymbol({ ...defaultConfig, sampler: "reverse-sde", process: "ve" })).toBe("variance");
  expect(stepSymbol({ ...defaultConfig, sampler: "probability-flow", process: "vp" })).toBe("sigma");
});
