import type { EngineName } from "../../src/config/engine-names.ts";
import type { PresetName } from "../../src/maths/density/preset-names.ts";
import { presetNames } from "../../src/maths/density/preset-names.ts";
import type { SpeedCase } from "../browser/harness/speed.ts";

/** What the benchmark measures. A new engine is a new row. */
export interface Cases {
  readonly speed: readonly SpeedCase[];
  readonly quality: readonly { readonly engine: EngineName; readonly preset: PresetName }[];
  /** Training steps between two looks at the excess loss. */
  readonly checkEvery: number;
  /** Mean excess losses to reach, largest first. */
  readonly thresholds: readonly number[];
}

const small = { width: 64, batchSize: 256 };
const large = { width: 128, batchSize: 512 };

/** Steps in one measurement: about a second of each engine on a slow machine. WebGPU is software in this browser. */
const full: readonly SpeedCase[] = [
  { engine: "cpu", ...small, steps: 20, repeats: 3, particles: 2000 },
  { engine: "wasm", ...small, steps: 200, repeats: 5, particles: 10_000 },
  { engine: "webgpu", ...small, steps: 5, repeats: 3, particles: 2000 },
  { engine: "cpu", ...large, steps: 4, repeats: 3, particles: 2000 },
  { engine: "wasm", ...large, steps: 40, repeats: 5, particles: 10_000 },
  { engine: "webgpu", ...large, steps: 3, repeats: 3, particles: 2000 },
];

const quickSteps: Readonly<Record<EngineName, number>> = { cpu: 2, wasm: 30, webgpu: 1 };
const quick = full.map((row) => ({
  ...row,
  steps: Math.min(row.steps, quickSteps[row.engine]),
  particles: row.particles / 4,
  repeats: 3,
}));

export const cases = (isQuick: boolean): Cases => ({
  speed: isQuick ? quick : full,
  quality: (isQuick ? (["two-moons"] as const) : presetNames).map((preset) => ({ engine: "wasm", preset })),
  checkEvery: isQuick ? 40 : 20,
  thresholds: [0.02, 0.01],
});
