import { readTyped, type SettingProblem, withSettings } from "../../config/codec.ts";
import { type PlaygroundConfig, type SettingName, settings } from "../../config/settings.ts";
import type { Frames } from "../../protocol/messages.ts";
import type { Playground } from "../../store/playground-store.ts";
import type { Commands } from "../messages.ts";
import { engineRuns } from "./engine-runs.ts";
import { placesOf } from "./points.ts";

/** Settings of a run beside those of its sampler: its noise, and the ladder it goes down. */
const ofRuns: ReadonlySet<string> = new Set<SettingName>([
  "seed",
  "levels",
  "sigmaMax",
  "sigmaMin",
  "spacing",
  "ladder",
]);
const isOfRun = (name: string): boolean =>
  ofRuns.has(name) || (Object.hasOwn(settings, name) && settings[name as SettingName].scope === "sampler");

/** The settings of a run, over those in force; what is none of them is reported. */
export function readRun(
  given: Readonly<Record<string, unknown>>,
  inForce: PlaygroundConfig,
): { readonly config: PlaygroundConfig; readonly problems: readonly SettingProblem[] } {
  const { score, ...rest } = given;
  const entries: [string, unknown][] = Object.entries(rest);
  if (score !== undefined) entries.push(["scoreUsed", score]);
  const { values, problems } = readTyped(entries);
  const others = Object.keys(values).filter((name) => !isOfRun(name));
  return {
    config: withSettings(inForce, Object.fromEntries(Object.entries(values).filter(([name]) => isOfRun(name)))),
    problems: [
      ...problems.map((problem) => (problem.name === "scoreUsed" ? { ...problem, name: "score" } : problem)),
      ...others.map((name) => ({ name, outcome: "unknown" as const, received: String(rest[name]), expected: "" })),
    ],
  };
}

/**
 * Runs a sampler to its end beside what is shown, and measures what came out.
 *
 * @throws Error (rejects) where there is no score to follow
 */
export async function sample(
  playground: Playground,
  payload: Readonly<Record<string, unknown>>,
): Promise<Commands["sample"]["result"]> {
  await engineRuns(playground);
  const { config, problems } = readRun(payload, playground.state.get().config);
  const run = await playground.runAside(config);
  let last: Frames = run.start;
  for await (const frames of run.frames()) last = frames;
  const quality = await run.quality();
  return {
    points: placesOf(last.points.subarray(2 * (last.count - 1) * last.particles)),
    modeMass: (quality?.modes ?? []).map(({ place, truth, sampled }) => ({ place, truth, sampled })),
    slicedWasserstein: quality?.slicedWasserstein ?? null,
    energyDistance: quality?.energyDistance ?? null,
    steps: run.start.plan.length,
    problems,
  };
}
