import type { PlaygroundConfig } from "../src/config/settings.ts";
import { samplerNames } from "../src/maths/sampler/sampler-names.ts";

/** Every sampler, and every way to set it that takes other steps. */
const ways: readonly Partial<PlaygroundConfig>[] = [
  ...samplerNames.map((sampler) => ({ sampler })),
  { sampler: "reverse-sde", process: "vp" },
  { sampler: "predictor-corrector", process: "vp", correctorSteps: 3 },
  { sampler: "probability-flow", solver: "euler" },
  { sampler: "probability-flow", solver: "adaptive", tolerance: 0.001, levels: 25 },
  { sampler: "ddpm", variance: "beta", betas: "linear" },
  { sampler: "langevin", temperature: 0.5 },
];

/** With a name each, and few enough steps to be taken many times. */
export const everyWayToSample = ways.map((way) => {
  const few = { levels: 4, stepsPerLevel: 9, langevinSteps: 40, substeps: 9 };
  return [Object.values(way).join(" "), { ...few, ...way }] as const;
});

/** Bits, so that NaN and -0 are told apart too. */
export const bits = (points: Float32Array): number[] => [
  ...new Uint32Array(points.buffer, points.byteOffset, points.length),
];
