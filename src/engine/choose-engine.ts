import type { EngineAttempt, EngineName, EngineReport } from "../config/engine-names.ts";
import { engineNames } from "../config/engine-names.ts";
import { defaultConfig } from "../config/settings.ts";
import type { NetworkSpec } from "../maths/network/architecture.ts";
import { ladderFrom } from "../maths/noise/ladder.ts";
import type { ScoreEngine } from "./score-engine.ts";
import { selfTest } from "./self-test.ts";
import { BackendUnavailable } from "./tfjs/backend.ts";

/** An engine whose device is open and whose code is there. */
export interface LoadedEngine {
  readonly engine: ScoreEngine;
  /** The device's own name for itself; empty where it has none. */
  readonly device: string;
}
/** How each engine is loaded: dynamic imports, so that only the code of those tried is downloaded. */
export type EngineLoaders = Readonly<Record<EngineName, () => Promise<LoadedEngine>>>;

export interface ChooseOptions {
  /** Tried first; `auto` is the order of `engineNames`. */
  readonly preferred: EngineName | "auto";
  /** Not tried, since their device was lost earlier. */
  readonly lost: readonly EngineName[];
  /** The network to be trained. */
  readonly network: NetworkSpec;
  readonly onProgress: (stage: "engine" | "kernels" | "self-test", engine: EngineName) => void;
}
export interface ChosenEngine {
  /** Ready to be configured. */
  readonly engine: ScoreEngine;
  readonly report: EngineReport;
}

/** No engine passed. */
export class NoEngine extends Error {
  override readonly name = "NoEngine";
}

/**
 * The first engine that opens and agrees with the yardstick. What the numbers say decides, never the browser's name.
 *
 * @throws NoEngine when none does
 */
export async function chooseEngine(loaders: EngineLoaders, options: ChooseOptions): Promise<ChosenEngine> {
  const { preferred, lost } = options;
  const order = preferred === "auto" ? engineNames : [preferred, ...engineNames.filter((name) => name !== preferred)];
  const attempts: EngineAttempt[] = [];
  for (const name of order) {
    if (lost.includes(name)) {
      attempts.push({
        engine: name,
        outcome: "lost",
        error: null,
        stepsPerSecond: null,
        detail: "its device was lost earlier",
      });
      continue;
    }
    const { attempt, loaded } = await tryEngine(name, loaders, options);
    attempts.push(attempt);
    if (loaded !== null) {
      return { engine: loaded.engine, report: { engine: name, device: loaded.device, attempts } };
    }
  }
  const said = attempts.map(({ engine, outcome, detail }) => `${engine} ${outcome} (${detail})`).join("; ");
  throw new NoEngine(`expected one engine to run, got: ${said}`);
}

async function tryEngine(
  name: EngineName,
  loaders: EngineLoaders,
  { network, onProgress }: ChooseOptions,
): Promise<{ attempt: EngineAttempt; loaded: LoadedEngine | null }> {
  let loaded: LoadedEngine | null = null;
  try {
    onProgress("engine", name);
    loaded = await loaders[name]();
    const { engine } = loaded;
    onProgress("kernels", name);
    await compileKernels(engine, network);
    onProgress("self-test", name);
    const { error, passed, detail } = await selfTest(engine, network);
    if (passed) return { attempt: { engine: name, outcome: "chosen", error, stepsPerSecond: null, detail }, loaded };
    engine.dispose();
    return { attempt: { engine: name, outcome: "inaccurate", error, stepsPerSecond: null, detail }, loaded: null };
  } catch (error) {
    loaded?.engine.dispose();
    const outcome = error instanceof BackendUnavailable ? "unavailable" : "failed";
    return {
      attempt: { engine: name, outcome, error: null, stepsPerSecond: null, detail: messageOf(error) },
      loaded: null,
    };
  }
}

/**
 * One step and one score of the network to be trained, in the sizes of the default settings: a device compiles its
 * kernels when they first run, and chooses them by size.
 */
async function compileKernels(engine: ScoreEngine, network: NetworkSpec): Promise<void> {
  const training = { ...defaultConfig, sigmas: ladderFrom(defaultConfig), onlyLevel: null };
  engine.configure({ network, training, seed: 1 });
  engine.setData({ kind: "raster", size: 1, mass: Float32Array.of(1) });
  await engine.train(1);
  await engine.score(new Float32Array(2 * 512), 1, null);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
