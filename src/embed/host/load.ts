import { readTyped, withSettings } from "../../config/codec.ts";
import { panesProblems } from "../../config/panes.ts";
import type { PlaygroundConfig } from "../../config/settings.ts";
import { openingOfLink } from "../../store/opened-link.ts";
import { hasLink, type Opening, openingOfQuery } from "../../store/opening.ts";
import type { Playground } from "../../store/playground-store.ts";
import { dataOfPreset } from "../../store/preset-data.ts";
import type { Commands } from "../messages.ts";

/**
 * Settings over those in force, as far as they can be used; or over those of a link, which is opened first: answered when
 * it has trained and sampled as it says.
 *
 * @throws Error (rejects) for a link that cannot be read, and then nothing changes
 */
export async function load(
  playground: Playground,
  { link, ...given }: Readonly<Record<string, unknown>>,
): Promise<Commands["load"]["result"]> {
  const { values, problems } = readTyped(Object.entries(given));
  const ofPanes = values.compare === undefined ? [] : panesProblems(values.compare);
  const ofLink = typeof link === "string" ? await open(playground, link, values) : [];
  if (typeof link !== "string") await playground.load(values);
  return { config: playground.state.get().config, problems: [...ofLink, ...problems, ...ofPanes] };
}

async function open(playground: Playground, link: string, values: Partial<PlaygroundConfig>) {
  const opening = await openingOf(link);
  if (opening.fault) throw new Error(`need a link that can be read, got one that is ${faults[opening.fault]}`);
  const { work, problems } = opening;
  const config = withSettings(work.config, values);
  const named = values.preset !== undefined || config.classes !== work.config.classes;
  const data = named ? dataOfPreset(config.preset, config.classes) : work.data;
  await playground.open({ ...opening, work: { ...work, config, data }, problems: [] });
  await playground.arrived();
  return problems;
}

function openingOf(link: string): Promise<Opening> | Opening {
  const { search, hash } = partsOf(link);
  return hasLink(hash) ? openingOfLink(search, hash) : openingOfQuery(search);
}

/** Of an address, or of what stands behind its question mark or its hash. */
function partsOf(link: string): Pick<URL, "search" | "hash"> {
  if (URL.canParse(link)) return new URL(link);
  const whole = link.startsWith("s=") ? `#${link}` : link.replace(/^\??/, "?");
  return new URL(link.startsWith("#") ? link : whole, "https://link.invalid/");
}

const faults: Readonly<Record<NonNullable<Opening["fault"]>, string>> = {
  version: "of a version that this playground does not know",
  damaged: "damaged or cut short",
  "too-large": "too large",
  malformed: "not of that form",
  unfetched: "read by code that could not be fetched",
};
