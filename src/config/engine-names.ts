/**
 * The engines a user can meet and choose: fused kernels on the graphics processor, fused kernels in WebAssembly SIMD, and
 * tfjs in plain JavaScript for browsers that have neither.
 */
export const engineNames = ["webgpu", "simd", "cpu"] as const;
export type EngineName = (typeof engineNames)[number];

/** What the self-test said of one engine. */
export interface EngineAttempt {
  readonly engine: EngineName;
  /**
   * `chosen`: it runs. `slower`: it passed the self-test, but lost the race. `trying`: it is being loaded, tested and
   * measured while another runs. `unavailable`: the browser has none. `inaccurate`: the self-test found an error above the
   * limit. `failed`: it threw. `lost`: its device went away earlier.
   */
  readonly outcome: "chosen" | "slower" | "trying" | "unavailable" | "inaccurate" | "failed" | "lost";
  /** Largest relative error of the self-test against the float64 yardstick, where one was measured. */
  readonly error: number | null;
  /** Training steps a second of the network in force, where it raced; null where it did not. */
  readonly stepsPerSecond: number | null;
  /** What the engine itself said, in English, for a bug report. */
  readonly detail: string;
}
export interface EngineReport {
  readonly engine: EngineName;
  /** The device's own name for itself, where it has one. */
  readonly device: string;
  readonly attempts: readonly EngineAttempt[];
}
