import { readTyped } from "../../config/codec.ts";
import { panesProblems } from "../../config/panes.ts";
import type { Playground } from "../../store/playground-store.ts";
import type { Commands } from "../messages.ts";

/** Settings over those in force, as far as they can be used. */
export async function load(
  playground: Playground,
  given: Readonly<Record<string, unknown>>,
): Promise<Commands["load"]["result"]> {
  const { values, problems } = readTyped(Object.entries(given));
  await playground.load(values);
  const ofPanes = values.compare === undefined ? [] : panesProblems(values.compare);
  return { config: playground.state.get().config, problems: [...problems, ...ofPanes] };
}
