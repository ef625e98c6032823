/** The engines a user can meet and choose, in the order in which they are tried. All three are tfjs backends. */
export const engineNames = ["webgpu", "wasm", "cpu"] as const;
export type EngineName = (typeof engineNames)[number];

/** What the self-test said of one engine. */
export interface EngineAttempt {
  readonly engine: EngineName;
  /**
   * `chosen`: it runs. `unavailable`: the browser has none. `inaccurate`: the self-test found an error above the
   * limit. `failed`: it threw. `lost`: its device went away earlier.
   */
  readonly outcome: "chosen" | "unavailable" | "inaccurate" | "failed" | "lost";
  /** Largest relative error of the self-test against the float64 yardstick, where one was measured. */
  readonly error: number | null;
  /** What the engine itself said, in English, for a bug report. */
  readonly detail: string;
}
export interface EngineReport {
  readonly engine: EngineName;
  /** The device's own name for itself, where it has one. */
  readonly device: string;
  readonly attempts: readonly EngineAttempt[];
}
