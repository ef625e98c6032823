import type { EngineName } from "../../src/config/engine-names.ts";
import type { PresetName } from "../../src/maths/density/preset-names.ts";
import { presetNames } from "../../src/maths/density/preset-names.ts";
import { forms } from "../../src/maths/network/architecture.ts";
import { objectives } from "../../src/maths/objective/objectives.ts";
import type { SamplingCase } from "../browser/harness/sampling-speed.ts";
import type { SpeedCase } from "../browser/harness/speed.ts";
import type { HarnessEngine } from "../browser/harness/start-engine.ts";

/** What the benchmark measures. A new engine is a new row. */
export interface Cases {
  readonly speed: readonly SpeedCase[];
  readonly quality: readonly { readonly engine: EngineName; readonly preset: PresetName }[];
  readonly sampling: readonly SamplingCase[];
  /** Of each timing of exact fields and diagnostics. */
  readonly exactRepeats: number;
  /** Training steps between two looks at the excess loss. */
  readonly checkEvery: number;
  /** Mean excess losses to reach, largest first. */
  readonly thresholds: readonly number[];
}

const plain = { objective: "denoising", form: "free" } as const;
const small = { width: 64, batchSize: 256, ...plain };
const large = { width: 128, batchSize: 512, ...plain };

/** Steps in one measurement: about a second of each engine on a slow machine. WebGPU is software in this browser. */
const full: readonly SpeedCase[] = [
  { engine: "cpu", ...small, steps: 20, repeats: 3, particles: 2000 },
  { engine: "simd", ...small, steps: 200, repeats: 5, particles: 10_000 },
  { engine: "webgpu", ...small, steps: 5, repeats: 3, particles: 2000 },
  { engine: "cpu", ...large, steps: 4, repeats: 3, particles: 2000 },
  { engine: "simd", ...large, steps: 40, repeats: 5, particles: 10_000 },
  { engine: "webgpu", ...large, steps: 3, repeats: 3, particles: 2000 },
  // What every objective costs in either form; the first is measured above.
  ...forms.flatMap((form) =>
    objectives
      .filter((objective) => form !== plain.form || objective !== plain.objective)
      .map((objective) => {
        const size = { width: small.width, batchSize: small.batchSize };
        return { engine: "simd", ...size, objective, form, steps: 60, repeats: 5, particles: 2000 } as const;
      }),
  ),
];

const quickSteps: Readonly<Record<HarnessEngine, number>> = {
  cpu: 2,
  simd: 30,
  webgpu: 1,
  "tfjs-wasm": 30,
  "tfjs-webgpu": 1,
};
/** Of the two slow engines the default size will do. */
const isQuickEnough = ({ engine, width }: SpeedCase) => engine === "simd" || width === small.width;
const quick = full.filter(isQuickEnough).map((row) => ({
  ...row,
  steps: Math.min(row.steps, quickSteps[row.engine]),
  particles: row.particles / 4,
  repeats: 3,
}));

/** The default run whole: 2 000 particles, 10 levels, 100 steps each; and one of many particles. */
const sampling = (isQuick: boolean): readonly SamplingCase[] => [
  { engine: "simd", steps: isQuick ? 100 : 1001, repeats: 3 },
  { engine: "simd", steps: isQuick ? 20 : 100, repeats: 3, particles: 20_000 },
];

export const cases = (isQuick: boolean): Cases => ({
  speed: isQuick ? quick : full,
  quality: (isQuick ? (["two-moons"] as const) : presetNames).map((preset) => ({ engine: "simd", preset })),
  sampling: sampling(isQuick),
  exactRepeats: isQuick ? 3 : 9,
  checkEvery: isQuick ? 40 : 20,
  thresholds: [0.02, 0.01],
});
