import type { PlaygroundConfig } from "../config/settings.ts";

/** "scorescape-two-moons-particles.csv": names without spaces, as every system and shell takes them. */
export const fileName = ({ preset }: Pick<PlaygroundConfig, "preset">, what: string, extension: string): string =>
  `scorescape-${preset}-${what}.${extension}`;
