import { defaultConfig, type PlaygroundConfig } from "./settings.ts";

/**
 * Defaults as they were when links of version 1 began, where they are others today. A link names only what differs from
 * the defaults, so these belong to its version and never change: whoever changes a default in settings.ts writes the
 * former one here, and old links go on to open what they opened. A setting that is new joins with its first default.
 */
const formerDefaults: Partial<PlaygroundConfig> = {};

/** What a link of version 1 does not name. */
export const linkDefaults: PlaygroundConfig = { ...defaultConfig, ...formerDefaults };
