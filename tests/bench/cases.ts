import { settings } from "../../src/config/settings.ts";
import type { PresetName } from "../../src/maths/density/preset-names.ts";
import { presetNames } from "../../src/maths/density/preset-names.ts";
import { forms } from "../../src/maths/network/architecture.ts";
import { objectives } from "../../src/maths/objective/objectives.ts";
import type { BurstCase } from "../browser/harness/bursts.ts";
import type { QualityCase } from "../browser/harness/quality.ts";
import type { SamplingCase } from "../browser/harness/sampling-speed.ts";
import type { SpeedCase } from "../browser/harness/speed.ts";
import type { HarnessEngine } from "../browser/harness/start-engine.ts";

/** What the benchmark measures. A new engine is a new row. */
export interface Cases {
  /** Engines side by side: each in a page of its own, a burst each in every round. */
  readonly engines: readonly BurstCase[];
  readonly rounds: number;
  /** Of one burst, s. */
  readonly burst: number;
  /** What every objective costs in either form; one measurement after another. */
  readonly objectives: readonly SpeedCase[];
  readonly sampling: readonly SamplingCase[];
  readonly quality: readonly QualityCase[];
  /** Of each timing of exact fields and diagnostics; none where 0. */
  readonly exactRepeats: number;
  /** How long the pen draws, s. */
  readonly penSeconds: number;
  /** Particles that move while the network trains, and how long they are watched, s. */
  readonly frames: readonly { readonly particles: number; readonly seconds: number }[];
}

export const small = { width: 64, batchSize: 256 };
export const large = { width: 128, batchSize: 512 };

/** WebGPU is software in this browser, and a step takes a large part of a second. */
const isSlow = (engine: HarnessEngine) => engine === "cpu" || engine === "webgpu" || engine === "tfjs-webgpu";
const engines: readonly HarnessEngine[] = ["simd", "tfjs-wasm", "tfjs-wasm-stock", "webgpu", "tfjs-webgpu", "cpu"];
const sized = (size: typeof small, names: readonly HarnessEngine[]): BurstCase[] =>
  names.map((engine) => ({ engine, ...size, particles: isSlow(engine) ? 1000 : 10_000 }));

/** The first of each is measured with the engines. */
const objectiveCases = forms.flatMap((form) =>
  objectives
    .filter((objective) => form !== "free" || objective !== "denoising")
    .map(
      (objective): SpeedCase => ({ engine: "simd", ...small, objective, form, steps: 60, repeats: 5, particles: 2000 }),
    ),
);

/** The default run whole: 2 000 particles, 10 levels, 100 steps each; and one of many particles. */
const sampling = (isQuick: boolean): readonly SamplingCase[] => [
  { engine: "simd", steps: isQuick ? 100 : 1001, repeats: 3 },
  { engine: "simd", steps: isQuick ? 20 : 100, repeats: 3, particles: 20_000 },
  ...(isQuick
    ? []
    : ([
        { engine: "webgpu", steps: 20, repeats: 3, particles: 10_000 },
        { engine: "tfjs-webgpu", steps: 3, repeats: 2, particles: 10_000 },
        { engine: "cpu", steps: 10, repeats: 1 },
      ] as const)),
];

/** Steps between two looks at the excess: a twentieth of what it takes. */
const quality = (preset: PresetName, seeds: readonly number[]): QualityCase => ({
  engine: "simd",
  preset,
  seeds,
  thresholds: [0.02, 0.01],
  checkEvery: 20,
  maxSteps: 3000,
});

const frames = (seconds: number, counts: readonly number[]) =>
  counts.filter((particles) => particles <= settings.particles.max).map((particles) => ({ particles, seconds }));

export const cases = (isQuick: boolean): Cases =>
  isQuick
    ? {
        engines: [
          ...sized(small, engines),
          ...sized(
            large,
            engines.filter((engine) => !isSlow(engine)),
          ),
        ],
        rounds: 5,
        burst: 0.1,
        objectives: [],
        sampling: sampling(true),
        quality: [quality("two-moons", [1])],
        exactRepeats: 0,
        penSeconds: 2,
        frames: frames(2, [10_000]),
      }
    : {
        engines: [...sized(small, engines), ...sized(large, engines)],
        rounds: 11,
        burst: 0.25,
        objectives: objectiveCases,
        sampling: sampling(false),
        quality: presetNames.map((preset) => quality(preset, [1, 2, 3, 4, 5])),
        exactRepeats: 9,
        penSeconds: 5,
        frames: frames(5, [2000, 10_000, 100_000]),
      };
