import type { EngineAttempt, EngineName, EngineReport } from "../config/engine-names.ts";
import { engineNames } from "../config/engine-names.ts";
import type { RaceTools, TakeTurn } from "./engine-race.ts";
import { raceEngines } from "./engine-race.ts";
import type { LoadedEngine, Trial, TrialOptions, TrialStage } from "./engine-trial.ts";
import { compileKernels, messageOf, tryEngine, without } from "./engine-trial.ts";
import type { EngineSpec, ScoreEngine } from "./score-engine.ts";

export type { LoadedEngine } from "./engine-trial.ts";

/** How each engine is loaded: dynamic imports, so that only the code of those tried is downloaded. */
export type EngineLoaders = Readonly<Record<EngineName, () => Promise<LoadedEngine>>>;

export interface ChooseOptions {
  /** The only one to be tried, unless it fails; `auto` leaves it to a measurement. */
  readonly preferred: EngineName | "auto";
  /** Not tried, since their device was lost earlier. */
  readonly lost: readonly EngineName[];
  /** The network to be trained, and how. */
  readonly spec: EngineSpec;
  readonly onProgress: (stage: TrialStage, engine: EngineName) => void;
}
export type ChooseTools = RaceTools & Pick<TrialOptions, "yieldTask" | "sleep">;

export interface ChosenEngine {
  /** Ready to be configured. */
  readonly engine: ScoreEngine;
  readonly report: EngineReport;
  /** Where another might be faster: finds out, while this one works. To be called at most once. */
  readonly challenge?: ((options: ChallengeOptions) => Promise<Challenged>) | undefined;
}
export interface ChallengeOptions {
  /** The network in force, and how it is trained. */
  readonly spec: () => EngineSpec;
  /** Keeps training away from a slice of the race. */
  readonly turn: TakeTurn;
  /** Whether the outcome is of no use any more. */
  readonly over: () => boolean;
}
export interface Challenged {
  readonly report: EngineReport;
  /** The faster one, ready to be configured; null where the one that works stays. */
  readonly engine: ScoreEngine | null;
}

/** No engine passed. */
export class NoEngine extends Error {
  override readonly name = "NoEngine";
}

/** What is loaded in no time comes first: training begins on it while a graphics processor compiles. */
const order: readonly EngineName[] = ["simd", "webgpu", "cpu"];
const challenger = "webgpu";

/**
 * The first engine that opens and agrees with the yardstick. What the numbers say decides, never the browser's name; and
 * where `auto` has begun with the processor, a race with the graphics processor on the real network.
 *
 * @throws NoEngine when none passes
 */
export async function chooseEngine(
  loaders: EngineLoaders,
  options: ChooseOptions,
  tools: ChooseTools,
): Promise<ChosenEngine> {
  const { preferred, lost, spec, onProgress } = options;
  const attempts: EngineAttempt[] = engineNames.filter((name) => lost.includes(name)).map(lostAttempt);
  const candidates = preferred === "auto" ? order : [preferred, ...order.filter((name) => name !== preferred)];
  for (const name of candidates) {
    if (lost.includes(name)) continue;
    const trial = await tryEngine({
      name,
      load: loaders[name],
      spec,
      onProgress: (stage) => onProgress(stage, name),
      ...tools,
    });
    attempts.push(trial.attempt);
    if (trial.loaded === null) continue;
    const report: EngineReport = { engine: name, device: trial.loaded.device, attempts };
    const { engine } = trial.loaded;
    if (preferred !== "auto" || name !== "simd" || lost.includes(challenger)) return { engine, report };
    const trying = without(challenger, "trying", "not measured yet").attempt;
    return {
      engine,
      report: { ...report, attempts: [...attempts, trying] },
      challenge: (given) => challenge(loaders, report, given, tools),
    };
  }
  const said = attempts.map(({ engine, outcome, detail }) => `${engine} ${outcome} (${detail})`).join("; ");
  throw new NoEngine(`expected one engine to run, got: ${said}`);
}

const lostAttempt = (name: EngineName): EngineAttempt => without(name, "lost", "its device was lost earlier").attempt;

/** Tries the graphics processor; where it passes, it races with a second engine of the kind that runs. */
async function challenge(
  loaders: EngineLoaders,
  before: EngineReport,
  { spec, turn, over }: ChallengeOptions,
  tools: ChooseTools,
): Promise<Challenged> {
  const stays = (attempt: EngineAttempt): Challenged => ({
    report: { ...before, attempts: [...before.attempts, attempt] },
    engine: null,
  });
  const given = { onProgress: () => {}, ...tools };
  let ready = spec();
  const trial: Trial = await tryEngine({ name: challenger, load: loaders[challenger], spec: ready, ...given });
  if (trial.loaded === null) return stays(trial.attempt);
  const { engine, device } = trial.loaded;
  let champion: ScoreEngine | null = null;
  try {
    if (over()) throw new Error("another engine is wanted");
    champion = (await loaders[before.engine]()).engine;
    // The network may be another one by now, and what its kernels take to be compiled is no part of the race.
    while (ready !== spec() && !over()) {
      ready = spec();
      await compileKernels(engine, ready);
    }
    const racers = [
      { name: before.engine, engine: champion },
      { name: challenger, engine },
    ] as const;
    const [first, second] = await raceEngines(racers, { spec: spec(), turn, over, ...tools });
    if (first === undefined || second === undefined || over()) throw new Error("another engine is wanted");
    if (second.stepsPerSecond === null) throw second.failure;
    const wins = first.stepsPerSecond === null || second.stepsPerSecond > first.stepsPerSecond;
    const attempts = before.attempts.map((attempt): EngineAttempt => {
      if (attempt.engine !== before.engine) return attempt;
      const { stepsPerSecond, failure } = first;
      if (stepsPerSecond === null) return { ...attempt, outcome: "failed", detail: messageOf(failure) };
      return { ...attempt, stepsPerSecond, outcome: wins ? "slower" : "chosen" };
    });
    const { stepsPerSecond } = second;
    const won: EngineAttempt = { ...trial.attempt, stepsPerSecond, outcome: wins ? "chosen" : "slower" };
    if (!wins) engine.dispose();
    return wins
      ? { report: { engine: challenger, device, attempts: [...attempts, won] }, engine }
      : { report: { ...before, attempts: [...attempts, won] }, engine: null };
  } catch (error) {
    engine.dispose();
    return stays({ ...trial.attempt, outcome: "failed", detail: messageOf(error) });
  } finally {
    champion?.dispose();
  }
}
