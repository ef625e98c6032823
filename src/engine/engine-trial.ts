import type { EngineAttempt, EngineName } from "../config/engine-names.ts";
import type { EngineSpec, ScoreEngine } from "./score-engine.ts";
import { selfTest } from "./self-test.ts";
import { BackendUnavailable } from "./tfjs/backend.ts";

/** An engine whose device is open and whose code is there. */
export interface LoadedEngine {
  readonly engine: ScoreEngine;
  /** The device's own name for itself; empty where it has none. */
  readonly device: string;
}
export type TrialStage = "engine" | "kernels" | "self-test";

export interface Trial {
  readonly attempt: EngineAttempt;
  /** Null unless it passed. */
  readonly loaded: LoadedEngine | null;
}
export interface TrialOptions {
  readonly name: EngineName;
  readonly load: () => Promise<LoadedEngine>;
  /** The network to be trained, and how. */
  readonly spec: EngineSpec;
  readonly onProgress: (stage: TrialStage) => void;
  /** Lets others in between the comparisons of the self-test, whose yardstick is slow. */
  readonly yieldTask: () => Promise<void>;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A driver that compiles longer than this, or code that does not arrive, must not keep the next engine waiting, ms. */
const patience = 60_000;

/** Loads an engine and tests it; it never rejects. An engine that comes too late is disposed when it comes. */
export async function tryEngine(options: TrialOptions): Promise<Trial> {
  const trial = loadAndTest(options);
  const first = await Promise.race([trial, options.sleep(patience).then(() => null)]);
  if (first !== null) return first;
  void trial.then(({ loaded }) => loaded?.engine.dispose());
  return without(options.name, "failed", `expected it to be ready within ${patience / 1000} s`);
}

async function loadAndTest({ name, load, spec, onProgress, yieldTask }: TrialOptions): Promise<Trial> {
  let loaded: LoadedEngine | null = null;
  try {
    onProgress("engine");
    loaded = await load();
    const { engine } = loaded;
    onProgress("kernels");
    await compileKernels(engine, spec);
    onProgress("self-test");
    const { error, passed, detail } = await selfTest(engine, spec.network, yieldTask);
    const attempt: EngineAttempt = { engine: name, outcome: "chosen", error, stepsPerSecond: null, detail };
    if (passed) return { attempt, loaded };
    engine.dispose();
    return { attempt: { ...attempt, outcome: "inaccurate" }, loaded: null };
  } catch (error) {
    loaded?.engine.dispose();
    return without(name, error instanceof BackendUnavailable ? "unavailable" : "failed", messageOf(error));
  }
}

/** Of an engine that was not tested. */
export function without(engine: EngineName, outcome: EngineAttempt["outcome"], detail: string): Trial {
  return { attempt: { engine, outcome, error: null, stepsPerSecond: null, detail }, loaded: null };
}

/**
 * One step and one score of the network to be trained: a device compiles its kernels when they first run, and chooses them
 * by size.
 */
export async function compileKernels(engine: ScoreEngine, spec: EngineSpec): Promise<void> {
  engine.configure(spec);
  engine.setData({ kind: "raster", size: 1, mass: Float32Array.of(1) });
  await engine.train(1);
  await engine.score(new Float32Array(2 * 512), 1, null);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
