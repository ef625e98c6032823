import type { PanelName } from "../config/page-options.ts";

/** The charts beside the stage, in their order. */
export const charts = ["loss", "quality", "step", "outcome", "score"] as const satisfies readonly PanelName[];
export type Chart = (typeof charts)[number];
