import { expect, test } from "vitest";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { plannedRun } from "../../src/store/planned-run.ts";
import { startSigma } from "../../src/store/start-sigma.ts";
import { everySampler } from "../maths/sampler/every-sampler.ts";

test.each(everySampler)("%s starts with the noise that its plan starts with", (_name, settings) => {
  const config: PlaygroundConfig = { ...defaultConfig, ...settings };
  expect(startSigma(config)).toBe(plannedRun(config).plan[0]?.sigma);
});

test("Langevin dynamics at a level that a short ladder lacks starts at the last one", () => {
  const config: PlaygroundConfig = { ...defaultConfig, sampler: "langevin", langevinLevel: 30 };
  expect(startSigma(config)).toBe(plannedRun(config).sigmas.at(-1));
});
