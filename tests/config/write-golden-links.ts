import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { defaultConfig } from "../../src/config/settings.ts";
import { encodeLink } from "../../src/store/link-streams.ts";
import { asJson, goldenStates } from "./golden-states.ts";

export interface GoldenLink {
  readonly name: string;
  readonly link: string;
  readonly state: unknown;
}

/** Adds the links that are missing; those that are there stay as they are, whatever the page makes of them today. */
export async function writeGoldenLinks(folder: string): Promise<void> {
  const file = `${folder}/version-1.json`;
  const kept: GoldenLink[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  for (const [name, state] of Object.entries(goldenStates)) {
    if (!kept.some((each) => each.name === name)) {
      kept.push({ name, link: await encodeLink(state), state: asJson(state) });
    }
  }
  writeFileSync(file, `[\n${kept.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`);
  const defaults = `${folder}/defaults-1.json`;
  if (!existsSync(defaults)) writeFileSync(defaults, `${JSON.stringify(defaultConfig, null, 2)}\n`);
}
